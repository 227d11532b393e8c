import type { towline } from "../../proto/gen/feed.js";
import { AgentError, ERROR_CODES, type ErrorCode } from "../error.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";

type Message = towline.feed.v1.Failure.$Properties;

/** An error as the other agent gets it. */
export function failureMessage(thrown: unknown): Message {
  const error = AgentError.from(thrown);
  const { code, message, hint, retryable, field, gtid, table, key } = error;
  return { code, message, hint, retryable, field, gtid, table, key, serverError: serverErrorNumber(error) };
}

/** The error that another agent sent, as if it had been met here. A code that is not known here comes from a newer agent. */
export function failureOf(message: Message, agent: string): AgentError {
  const { code = "", hint, field, gtid, table, key, serverError } = message;
  const known = Object.hasOwn(ERROR_CODES, code ?? "");
  const as: ErrorCode = known ? (code as ErrorCode) : message.retryable ? "CONNECTION_LOST" : "PEER_INVALID";
  const text = `agent "${agent}": ${message.message ?? ""}${known ? "" : ` (${code})`}`;
  return new AgentError(as, text, {
    hint: hint ?? "",
    field: field ?? "",
    gtid: gtid ?? "",
    table: table ?? "",
    key: key ?? "",
    // As the driver has it: callers ask for the server's number.
    cause: serverError ? { errno: serverError } : undefined,
  });
}
