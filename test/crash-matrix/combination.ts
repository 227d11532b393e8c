import { PAUSE_POINTS, type PausePoint } from "../../agent/lib/pause-points.ts";
import type { Random } from "../harness/random.ts";
import { FAULTS, type Fault, nameOf } from "./fault.ts";

/** A fault at a moment of a link's life. */
export interface Combination {
  readonly point: PausePoint;
  readonly fault: Fault;
}

/** What a link does when it passes a point; each is brought about in its own way. */
export type Activity = "load" | "stream" | "change";

/** Stopped at by tests of their own: crash-preserving, crash-objects, link-xa, traps and dr-kills of test/e2e. */
const ELSEWHERE: ReadonlySet<PausePoint> = new Set([
  "seed.gtids-set",
  "structure.objects-noted",
  "structure.object-made",
  "load.branches-listed",
  "load.snapshot-taken",
  "dr.fence-noted",
  "dr.fenced",
  "dr.drained",
  "dr.promotion-noted",
  "dr.opened",
  "dr.promoted",
]);

const POINTS = PAUSE_POINTS.filter((point) => !ELSEWHERE.has(point));

/** Every fault at every point. */
export const COMBINATIONS: readonly Combination[] = POINTS.flatMap((point) =>
  FAULTS.map((fault) => ({ point, fault })),
);

export const describe = ({ point, fault }: Combination): string => `${point} × ${nameOf(fault)}`;

export function activityAt(point: PausePoint): Activity {
  if (point.startsWith("structure.") || point.startsWith("load.")) return "load";
  return point.startsWith("change.") ? "change" : "stream";
}

/** All combinations, in an order that the seed draws. */
export function inAnyOrder(random: Random): readonly Combination[] {
  return shuffled(COMBINATIONS, random);
}

/** Combinations of each activity in a sample: a load takes longest, and most of what can go wrong is in the stream. */
const SAMPLED: Readonly<Record<Activity, number>> = { load: 1, stream: 3, change: 2 };

/** Faults and points that differ, of the half-open networks one: to wait until silence is noticed takes longer than all else. */
export function sample(random: Random): readonly Combination[] {
  const halfOpen = random.pick(["source", "target"] as const);
  const [slow, ...quick] = [
    ...FAULTS.filter(({ kind, side }) => kind === "half-open" && side === halfOpen),
    ...shuffled(
      FAULTS.filter(({ kind }) => kind !== "half-open"),
      random,
    ),
  ] as [Fault, ...Fault[]];
  const points = shuffled(
    (Object.keys(SAMPLED) as Activity[]).flatMap((activity) => drawPoints(activity, random)),
    random,
  );
  return points.map((point, index) => ({
    point,
    fault: index === 0 ? slow : (quick[index % quick.length] as Fault),
  }));
}

/** Different ones, as far as there are. */
function drawPoints(activity: Activity, random: Random): readonly PausePoint[] {
  const points = shuffled(
    POINTS.filter((point) => activityAt(point) === activity),
    random,
  );
  return Array.from({ length: SAMPLED[activity] }, (_, index) => points[index % points.length] as PausePoint);
}

function shuffled<T>(things: readonly T[], random: Random): readonly T[] {
  return things
    .map((thing) => ({ thing, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ thing }) => thing);
}
