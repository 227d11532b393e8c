import { Metadata, type StatusObject, status } from "@grpc/grpc-js";
import { ERROR_TRAILER } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { AgentError, type ErrorCode } from "../error.ts";

const { ErrorDetail } = towline.control.v1;

/** The statuses that say more than that a precondition failed. UNAVAILABLE with a trailer is a server's absence, not the agent's. */
const STATUS: { readonly [code in ErrorCode]?: status } = {
  INVALID_ARGUMENT: status.INVALID_ARGUMENT,
  UNSUPPORTED: status.INVALID_ARGUMENT,
  NOT_FOUND: status.NOT_FOUND,
  OBJECT_EXISTS: status.ALREADY_EXISTS,
  PERMISSION_DENIED: status.PERMISSION_DENIED,
  LIMIT_REACHED: status.RESOURCE_EXHAUSTED,
  INTERNAL: status.INTERNAL,
  CONNECTION_LOST: status.UNAVAILABLE,
  TARGET_BUSY: status.UNAVAILABLE,
  TARGET_UNAVAILABLE: status.UNAVAILABLE,
};

/** An error as the message that callers and observers get. */
export function errorDetail(error: AgentError): towline.control.v1.ErrorDetail.$Properties {
  const { code, message, hint, retryable, field, gtid, table, key } = error;
  return { code, message, hint, retryable, field, gtid, table, key };
}

/** An error as the status of a call, with the detail in the trailer. */
export function errorStatus(error: AgentError): StatusObject {
  const metadata = new Metadata();
  metadata.set(ERROR_TRAILER, Buffer.from(ErrorDetail.encode(errorDetail(error)).finish()));
  return { code: STATUS[error.code] ?? status.FAILED_PRECONDITION, details: error.message, metadata };
}
