import { Metadata, type StatusObject, status } from "@grpc/grpc-js";
import { ERROR_TRAILER } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { AgentError, type ErrorCode } from "../error.ts";
import { shortened } from "../lib/shortened.ts";

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

/**
 * Longest text of a failed call's status, in characters, and longest other part. A status travels in headers, twice, with up to nine
 * bytes a character: one of more than 64 KiB reaches no client, which then waits for its deadline.
 */
const MESSAGE_MAX = 2048;
const PART_MAX = 512;

/** An error as the message that callers and observers get. */
export function errorDetail(error: AgentError): towline.control.v1.ErrorDetail.$Properties {
  const { code, message, hint, retryable, field, gtid, table, key } = error;
  return { code, message, hint, retryable, field, gtid, table, key };
}

/** An error as the status of a call, with the detail in the trailer. */
export function errorStatus(error: AgentError): StatusObject {
  const metadata = new Metadata();
  const { message, hint, field, table, key, ...rest } = errorDetail(error);
  const details = shortened(message ?? "", MESSAGE_MAX);
  const short = (text: string | null | undefined) => shortened(text ?? "", PART_MAX);
  const sent = {
    ...rest,
    message: details,
    hint: short(hint),
    field: short(field),
    table: short(table),
    key: short(key),
  };
  metadata.set(ERROR_TRAILER, Buffer.from(ErrorDetail.encode(sent).finish()));
  return { code: STATUS[error.code] ?? status.FAILED_PRECONDITION, details, metadata };
}
