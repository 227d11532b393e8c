import { Metadata, type StatusObject, status } from "@grpc/grpc-js";

/** How a call that lasts ends when the agent stops: without a detail, like one to an agent that is away. */
export function stoppingStatus(): StatusObject {
  return { code: status.UNAVAILABLE, details: "the agent is stopping", metadata: new Metadata() };
}
