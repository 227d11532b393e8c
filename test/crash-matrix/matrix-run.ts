import type { PausePoint } from "../../agent/lib/pause-points.ts";
import { Random } from "../harness/random.ts";
import { activityAt, type Combination, describe } from "./combination.ts";
import { MatrixBed } from "./matrix-bed.ts";

const MS_PER_SECOND = 1_000;

/** The latest occurrence of a point that is drawn; 1 for the others. A load has some fifteen chunks, several ranges. */
const LATEST: Partial<Record<PausePoint, number>> = {
  "structure.before-table": 6,
  "load.chunk-read": 6,
  "load.chunk-written": 6,
  "load.commit-sent": 6,
  "load.chunk-committed": 6,
  "load.table-loaded": 4,
  "apply.packet-written": 20,
  "apply.rows-written": 20,
  "apply.commit-sent": 20,
  "apply.group-committed": 20,
};

/** What a run is given. */
export interface MatrixOptions {
  readonly seed: number;
  readonly combinations: (random: Random) => readonly Combination[];
  readonly say: (line: string) => void;
}

/**
 * Brings each combination about, beside a workload, and compares every row after each. Gives the names of those that held.
 * @throws Error that names the combination which did not
 */
export async function runMatrix({ seed, combinations, say }: MatrixOptions): Promise<readonly string[]> {
  const random = new Random(seed);
  const chosen = combinations(random);
  await using bed = await MatrixBed.open(random, seed);
  const held: string[] = [];
  for (const combination of chosen) {
    const { point, fault } = combination;
    const hold = { point, occurrence: random.int(1, LATEST[point] ?? 1) };
    const name = describe(combination);
    const begun = performance.now();
    try {
      const activity = activityAt(point);
      if (activity === "load") await bed.faultInLoad(hold, fault);
      else if (activity === "stream") await bed.faultInStream(hold, fault);
      else await bed.faultInChange(hold, fault);
      const rows = await bed.assertEqual();
      held.push(name);
      const seconds = ((performance.now() - begun) / MS_PER_SECOND).toFixed(1);
      say(
        `${held.length} of ${chosen.length}: ${name} (${hold.occurrence}): equal, ${rows} rows, ${seconds} s`,
      );
    } catch (error) {
      const what = `${name} (${hold.occurrence}), seed ${seed}: ${(error as Error).message}`;
      // Said here: what then fails on the way out would be shown in its place.
      say(`failed: ${what}`);
      throw new Error(what, { cause: error });
    }
  }
  return held;
}
