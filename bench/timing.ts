import { cpuSeconds } from "./cpu-time.ts";
import { round2 } from "./figures.ts";

const MS_PER_SECOND = 1_000;

/** What something took: by the clock, and of the processor. */
export interface Timing {
  /** By the clock. */
  readonly seconds: number;
  /** Of the processor, in user and kernel mode, of each process that was watched. */
  readonly cpu: ReadonlyMap<string, number>;
}

/** Processes by what they are called in the output; each runs from the begin of what is timed to its end. */
export type Watched = Readonly<Record<string, number>>;

/** Times some work, and what processes use of the processor meanwhile. */
export async function timed(processes: Watched, work: () => Promise<void>): Promise<Timing> {
  const before = await used(processes);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / MS_PER_SECOND;
  const after = await used(processes);
  return {
    seconds,
    cpu: new Map([...after].map(([name, value]) => [name, value - (before.get(name) as number)])),
  };
}

/** Seconds of the processor of all processes together. */
export const cpuOfAll = ({ cpu }: Timing): number => [...cpu.values()].reduce((sum, each) => sum + each, 0);

/** As a line of output has it. */
export const cpuText = ({ cpu }: Timing): string =>
  `CPU s: ${[...cpu].map(([name, seconds]) => `${name} ${round2(seconds)}`).join(", ")}`;

async function used(processes: Watched): Promise<Map<string, number>> {
  const all = Object.entries(processes).map(async ([name, pid]) => [name, await cpuSeconds(pid)] as const);
  return new Map(await Promise.all(all));
}
