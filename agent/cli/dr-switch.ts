import { ControlService } from "../../proto/control-service.ts";
import type { towline } from "../../proto/gen/control.js";
import type { ControlClient } from "../control/client.ts";
import { EXIT, type Terminal, UsageError } from "./command.ts";

/** Asks for a switch and prints its steps as they go. Resolves with the exit status; throws what it failed of. */
export async function runSwitch(
  client: ControlClient,
  request: towline.control.v1.SwitchDrPairRequest.$Properties,
  { print }: Terminal,
): Promise<number> {
  for await (const { step, state, detail } of client.stream(ControlService.switchDrPair, request))
    print(`${(step ?? "").padEnd(STEP_WIDTH)} ${(state ?? "").padEnd(STATE_WIDTH)} ${detail}`.trimEnd());
  const { status } = await client.call(ControlService.getDrPair, { name: request.name ?? "" });
  print(`${status?.writer} is the primary, in epoch ${status?.epoch}`);
  return EXIT.ok;
}

const STEP_WIDTH = 7;
const STATE_WIDTH = 8;
const MS_PER_SECOND = 1000;

/** An epoch as it is given. Throws UsageError. */
export function epochOf(text: string | undefined): number {
  const epoch = Number(text ?? "");
  if (text === undefined || !Number.isSafeInteger(epoch) || epoch < 1)
    throw new UsageError('give --expect-epoch N, as "towline dr status" shows it');
  return epoch;
}

/** Seconds as they are given, in milliseconds; 0: as the agent does by itself. Throws UsageError. */
export function secondsOf(option: string, text: string | undefined): number {
  const seconds = Number(text ?? 0);
  if (!Number.isFinite(seconds) || seconds < 0) throw new UsageError(`--${option} is a number of seconds`);
  return Math.round(seconds * MS_PER_SECOND);
}
