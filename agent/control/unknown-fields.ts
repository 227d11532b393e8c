import { unknownFields } from "../../proto/grpc.ts";
import { AgentError } from "../error.ts";

/**
 * Throws INVALID_ARGUMENT when a request holds fields that this agent does not know: carrying out the rest would silently
 * drop what a newer client asked for.
 */
export function refuseUnknownFields(request: object): void {
  const [first] = unknownFields(request);
  if (first === undefined) return;
  const place = first.path === "" ? "the request" : first.path;
  throw new AgentError(
    "INVALID_ARGUMENT",
    `${place} has the field number ${first.field}, which this agent does not know`,
    { field: first.path, hint: "Upgrade the agent first, then the provider." },
  );
}
