import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";

/** How a step of a switch goes, for who watches. */
export interface StepReport {
  readonly step: string;
  /** `planned` is all that a dry run says. */
  readonly state: "planned" | "begun" | "done" | "failed" | "undone" | "not undone";
  /** What it does, what it found, or what it failed of. */
  readonly detail: string;
}

export type Report = (report: StepReport) => void;

/** One step of a switch. */
export interface Step {
  readonly name: string;
  /** What it does, for people. */
  readonly what: string;
  /**
   * `revocable`: it and what was done before can be undone. `decisive`: when it fails nobody knows whether it was done, and the journals have
   * to be read. `final`: what was decided stays, and is gone on with.
   */
  readonly effect: "revocable" | "decisive" | "final";
  /** @returns what came of it, for people */
  readonly run: (signal: AbortSignal) => Promise<string>;
  /** Takes back what it did, or the part of it that it did. */
  readonly undo?: (signal: AbortSignal) => Promise<void>;
}

/** How long what was done may take to be undone, milliseconds: it has a time of its own, for a switch is often undone because its time was over. */
const UNDO_MS = 30_000;

/**
 * Carries a switch out, step by step. When one fails before the decisive one, everything is undone in reverse.
 * @throws AgentError what a step failed of while nothing had been changed yet; DR_SWITCH_UNDONE when everything is as before; DR_SWITCH_OPEN when something is left to be done, which the next look at
 * both journals does
 */
export async function runSteps(
  steps: readonly Step[],
  report: Report,
  log: Log,
  { signal, over }: { readonly signal: AbortSignal; readonly over: AbortSignal },
): Promise<void> {
  const done: Step[] = [];
  for (const step of steps) {
    report({ step: step.name, state: "begun", detail: step.what });
    done.push(step);
    try {
      // What was decided is gone on with, also when the time is over.
      const detail = await step.run(step.effect === "revocable" ? signal : over);
      log.info({ step: step.name, detail }, "step of a switch done");
      report({ step: step.name, state: "done", detail });
    } catch (thrown) {
      const error = reasonOf(thrown, signal, step.name);
      log.warn({ step: step.name, code: error.code, reason: error.message }, "step of a switch failed");
      report({ step: step.name, state: "failed", detail: error.message });
      if (step.effect !== "revocable") throw left(step.name, error);
      // Nothing was done yet that anybody could notice: it is refused, and for that reason.
      if (done.every(({ undo }) => undo === undefined)) throw error;
      await undoAll(done.toReversed(), report, log, error, over);
      throw new AgentError(
        "DR_SWITCH_UNDONE",
        `step "${step.name}" failed: ${error.message}; all is as before`,
        {
          hint: error.hint,
          cause: error,
        },
      );
    }
  }
}

async function undoAll(
  steps: readonly Step[],
  report: Report,
  log: Log,
  reason: AgentError,
  over: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([over, AbortSignal.timeout(UNDO_MS)]);
  for (const { name, undo } of steps) {
    if (undo === undefined) continue;
    try {
      await undo(signal);
      report({ step: name, state: "undone", detail: "" });
    } catch (thrown) {
      const { code, message } = AgentError.from(thrown);
      log.error({ step: name, code, reason: message }, "step of a switch could not be undone yet");
      report({ step: name, state: "not undone", detail: message });
      throw left(name, reason);
    }
  }
}

function reasonOf(thrown: unknown, signal: AbortSignal, step: string): AgentError {
  if (!signal.aborted) return AgentError.from(thrown);
  return new AgentError("DR_TIMEOUT", `the time of the switch was over in step "${step}"`, {
    hint: "Nothing is wrong with either server. Try again when the standby is less behind, or with a longer --timeout.",
    cause: thrown,
  });
}

function left(step: string, error: AgentError): AgentError {
  return new AgentError(
    "DR_SWITCH_OPEN",
    `step "${step}" failed: ${error.message}; the agent completes or undoes the switch as soon as it reads both journals`,
    { hint: "towline dr status NAME shows how it ends.", cause: error },
  );
}
