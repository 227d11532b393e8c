import type { towline } from "../proto/gen/control.js";
import type { Diagnostics } from "./framework/diagnostics.ts";
import type { Path } from "./framework/path.ts";

/**
 * Why a call to an agent did not do what was asked. `refused`: the agent answered, with its own code. `unreachable`: no
 * endpoint answered, or not in time. `untrusted`: one side does not accept the other's certificate. `stopped`: the
 * operator interrupted. `unsuitable`: what answered is not the agent that the configuration means.
 */
export type AgentFailure = "refused" | "unreachable" | "untrusted" | "stopped" | "unsuitable";

/** What the agent says of an error of its own. */
export type ErrorDetail = towline.control.v1.ErrorDetail.$Shape;

/** A call to an agent that failed, in the operator's words. */
export class AgentCallError extends Error {
  override readonly name = "AgentCallError";
  readonly failure: AgentFailure;
  /** What to do about it. */
  readonly hint: string;
  /** The agent's code, for example `OBJECT_EXISTS`; empty unless `failure` is `refused`. */
  readonly code: string;
  /** Path of the spec field at fault, dots between names; empty when none is. */
  readonly field: string;

  constructor(failure: AgentFailure, message: string, hint: string, detail: ErrorDetail = {}) {
    super(message);
    this.failure = failure;
    this.hint = hint;
    this.code = detail.code ?? "";
    this.field = detail.field ?? "";
  }
}

/** How a call reads in a diagnostic. */
export interface CallSubject {
  /** What was being done, to which object, for example `Declaring link shop`. */
  readonly doing: string;
  /** The attribute that a field of the spec comes from. */
  readonly attribute?: (field: string) => Path;
}

/** Tells the operator of a failed call. What is not one is a fault of ours and is thrown on. */
export function reportCallError(thrown: unknown, subject: CallSubject, diagnostics: Diagnostics): void {
  if (!(thrown instanceof AgentCallError)) throw thrown;
  const path = thrown.field === "" ? [] : (subject.attribute?.(thrown.field) ?? []);
  const code = thrown.code === "" ? "" : ` (${thrown.code})`;
  diagnostics.error(
    `${subject.doing} failed`,
    `${sentence(thrown.message)}${code} ${thrown.hint}`.trim(),
    path,
  );
}

/** A message as a sentence: what comes after it begins a new one. */
export function sentence(message: string): string {
  const text = message.trim();
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}
