import { AgentError } from "../error.ts";
import type { Observation } from "./observation.ts";
import type { DrSpec } from "./spec.ts";

interface CommonRequest {
  /** Instance that is to be the primary. */
  readonly to: string;
  /** The epoch that whoever asks has seen: in another one nothing is done. */
  readonly expectedEpoch: number;
  /** How long it may take until the decisive step, milliseconds. */
  readonly timeoutMs: number;
}

/** What an operator asks for. */
export type SwitchRequest =
  | (CommonRequest & {
      readonly mode: "planned";
      /** Lag of the standby above which it is not begun, milliseconds. */
      readonly maxLagMs: number;
      /** What becomes of statements that keep the primary from being closed. */
      readonly longStatements: "abort" | "kill";
      /** Say what would be done, and do nothing. */
      readonly dryRun: boolean;
    })
  | (CommonRequest & {
      readonly mode: "failover";
      /** Instance that whoever asks takes for the lost primary. */
      readonly expectedPrimary: string;
      /** That the primary may go on taking writes where the agent does not see it has been thought of. */
      readonly acceptSplitBrain: boolean;
    });

/**
 * Compares what whoever asks has seen with what is so now.
 * @throws AgentError INVALID_ARGUMENT, DR_EPOCH_MISMATCH
 */
export function proveRequest(
  spec: DrSpec,
  { to, expectedEpoch }: SwitchRequest,
  { epoch, writer, lastSwitch, trouble }: Observation,
): void {
  if (to !== spec.instance && to !== spec.peer)
    throw new AgentError("INVALID_ARGUMENT", `to: "${to}" is not in pair "${spec.name}"`, {
      field: "to",
      hint: `It has "${spec.instance}" and "${spec.peer}".`,
    });
  if (epoch === null)
    throw new AgentError(
      "DR_NOT_READY",
      `pair "${spec.name}" has no epoch that the agent could read: ${trouble?.message ?? "it begins"}`,
      { hint: trouble?.hint ?? "Try again in a moment." },
    );
  if (epoch === expectedEpoch) return;
  const moved =
    lastSwitch === null
      ? ""
      : `; it was moved from "${lastSwitch.from}" to "${lastSwitch.to}" (${lastSwitch.mode}) at ${new Date(lastSwitch.at).toISOString()}`;
  throw new AgentError(
    "DR_EPOCH_MISMATCH",
    `pair "${spec.name}" is in epoch ${epoch}, not ${expectedEpoch}: "${writer}" is the primary${moved}`,
    { field: "expected_epoch", hint: `Look at what happened; then ask again with epoch ${epoch}.` },
  );
}
