import type { towline } from "../../proto/gen/feed.js";
import { AgentError, ERROR_CODES, type ErrorCode } from "../error.ts";
import { shortened } from "../lib/shortened.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";

/** Longest text that is taken of another agent's failure, in characters: it comes to be in status, log and plan. */
const TEXT_MAX = 4_096;

type Message = towline.feed.v1.Failure.$Properties;

/** An error as the other agent gets it. */
export function failureMessage(thrown: unknown): Message {
  const error = AgentError.from(thrown);
  const { code, message, hint, retryable, field, gtid, table, key } = error;
  return { code, message, hint, retryable, field, gtid, table, key, serverError: serverErrorNumber(error) };
}

/** The error that another agent sent, as if it had been met here. A code that is not known here comes from a newer agent. */
export function failureOf(message: Message, agent: string): AgentError {
  const { code = "", serverError } = message;
  const said = (text: string | null | undefined): string => shortened(text ?? "", TEXT_MAX);
  const known = Object.hasOwn(ERROR_CODES, code ?? "");
  const as: ErrorCode = known ? (code as ErrorCode) : message.retryable ? "CONNECTION_LOST" : "PEER_INVALID";
  const text = `agent "${agent}": ${said(message.message)}${known ? "" : ` (${said(code)})`}`;
  return new AgentError(as, text, {
    hint: said(message.hint),
    field: said(message.field),
    gtid: said(message.gtid),
    table: said(message.table),
    key: said(message.key),
    // As the driver has it: callers ask for the server's number.
    cause: serverError ? { errno: serverError } : undefined,
  });
}
