import { AgentError } from "../error.ts";
import { isObjectName, NAME_RULE } from "../lib/object-name.ts";

/** An INVALID_ARGUMENT at a field of the spec. */
export function invalid(field: string, message: string, hint = ""): AgentError {
  return new AgentError("INVALID_ARGUMENT", `${field}: ${message}`, { field, hint });
}

/** The name of an object as a request gives it. */
export function parseName(field: string, name: string): string {
  if (isObjectName(name)) return name;
  throw invalid(field, `${JSON.stringify(name)} cannot be a name`, `A name is ${NAME_RULE}.`);
}
