import type { handleUnaryCall, ServerUnaryCall } from "@grpc/grpc-js";
import type { ControlService } from "../../proto/control-service.ts";
import type { Caller } from "../access/access-table.ts";
import type { ControlRpc, RequestOf } from "../access/rights.ts";
import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";
import { errorStatus } from "./error-status.ts";
import type { Guard } from "./guard.ts";
import { refuseUnknownFields } from "./unknown-fields.ts";

type ResponseOf<R extends ControlRpc> = Parameters<(typeof ControlService)[R]["responseSerialize"]>[0];

type Answer<R extends ControlRpc> = (
  request: RequestOf<R>,
  caller: Caller,
  signal: AbortSignal,
) => Promise<ResponseOf<R>>;

/**
 * A unary handler as grpc-js wants it, behind the guard: what `answer` throws becomes the call's status, with the detail in the
 * trailer.
 */
export function unary<R extends ControlRpc>(
  rpc: R,
  guard: Guard,
  log: Log,
  answer: Answer<R>,
): handleUnaryCall<RequestOf<R>, ResponseOf<R>> {
  return (call, respond) => {
    const answered = answerCall(rpc, guard, call, answer);
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

async function answerCall<R extends ControlRpc>(
  rpc: R,
  guard: Guard,
  call: ServerUnaryCall<RequestOf<R>, ResponseOf<R>>,
  answer: Answer<R>,
): Promise<ResponseOf<R>> {
  const abort = new AbortController();
  call.on("cancelled", () => abort.abort(cancelled()));
  if (call.cancelled) abort.abort(cancelled());
  const admission = await guard.admit(rpc, call, call.request);
  try {
    refuseUnknownFields(call.request);
    const answered = await answer(call.request, admission.caller, abort.signal);
    await admission.ended(null);
    return answered;
  } catch (thrown) {
    await admission.ended(AgentError.from(thrown));
    throw thrown;
  }
}

/** Why work for a caller that went away ends. No one reads it but the log: the call is over. */
function cancelled(): AgentError {
  return new AgentError("CONNECTION_LOST", "the caller cancelled the call or its deadline passed");
}
