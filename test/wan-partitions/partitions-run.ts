import { describe, type Fault } from "./fault.ts";
import { WanBed } from "./wan-bed.ts";

const MS_PER_SECOND = 1_000;

export interface PartitionsOptions {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly say: (line: string) => void;
}

/**
 * Lets each fault happen to a link over a long path, beside a workload, and compares every row after each.
 * @throws Error that names the fault that the link did not survive
 */
export async function runPartitions({ seed, faults, say }: PartitionsOptions): Promise<void> {
  await using bed = await WanBed.open(seed);
  say(bed.shortcoming ?? "each site is a network namespace; only the proxy joins them");
  for (const [at, fault] of faults.entries()) {
    const name = describe(fault);
    const begun = performance.now();
    try {
      await bed.inflict(fault);
      await bed.caughtUp();
      const rows = await bed.assertEqual();
      const seconds = ((performance.now() - begun) / MS_PER_SECOND).toFixed(1);
      say(`${at + 1} of ${faults.length}: ${name}: equal, ${rows} rows, ${seconds} s`);
    } catch (error) {
      const what = `${name}, seed ${seed}: ${(error as Error).message}`;
      // Said here: what then fails on the way out would be shown in its place.
      say(`failed: ${what}`);
      throw new Error(what, { cause: error });
    }
  }
}
