import type { handleUnaryCall, ServerUnaryCall } from "@grpc/grpc-js";
import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";
import { errorStatus } from "./error-status.ts";
import { refuseUnknownFields } from "./unknown-fields.ts";

/** A unary handler as grpc-js wants it: what `answer` throws becomes the call's status, with the detail in the trailer. */
export function unary<Request extends object, Response>(
  log: Log,
  answer: (request: Request, signal: AbortSignal) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, respond) => {
    const answered = answerCall(call, answer);
    answered.then(
      (response) => respond(null, response),
      (thrown: unknown) => respond(callStatus(thrown, call.getPath(), log)),
    );
  };
}

/** The status for what a handler threw. A fault of ours is logged here: its stack is of no use to the caller. */
export function callStatus(thrown: unknown, call: string, log: Log): ReturnType<typeof errorStatus> {
  const error = AgentError.from(thrown);
  const { code, hint, field } = error;
  if (code === "INTERNAL") {
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    log.error({ call, code, stack, reason: error.message }, "control call failed");
  } else {
    log.debug({ call, code, hint, field, reason: error.message }, "control call refused");
  }
  return errorStatus(error);
}

async function answerCall<Request extends object, Response>(
  call: ServerUnaryCall<Request, Response>,
  answer: (request: Request, signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  const abort = new AbortController();
  call.on("cancelled", () => abort.abort(cancelled()));
  if (call.cancelled) abort.abort(cancelled());
  refuseUnknownFields(call.request);
  return await answer(call.request, abort.signal);
}

/** Why work for a caller that went away ends. No one reads it but the log: the call is over. */
function cancelled(): AgentError {
  return new AgentError("CONNECTION_LOST", "the caller cancelled the call or its deadline passed");
}
