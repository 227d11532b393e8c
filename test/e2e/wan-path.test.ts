import { test } from "node:test";
import { hasTurn, inGate } from "../harness/gate.ts";
import { seedFrom } from "../harness/random.ts";
import type { Fault } from "../wan-partitions/fault.ts";
import { runPartitions } from "../wan-partitions/partitions-run.ts";

/** One of them in the gate, by the seed. */
const QUICK: readonly Fault[] = [
  { kind: "partition", seconds: 1 },
  { kind: "mid-transaction", end: "cut" },
  { kind: "restart", order: ["source", "target"] },
];

/** Waiting for silence takes long: the gate leaves that, and longer partitions, to `npm run soak -- wan-partitions`. */
const SLOW: readonly Fault[] = [
  { kind: "mid-transaction", end: "truncated" },
  { kind: "restart", order: ["target", "source"] },
  { kind: "one-way", lost: "from_server" },
  { kind: "one-way", lost: "from_client" },
];

test("a link over a path of 80 ms and 50 Mbit/s survives partitions, cuts and restarts; each row is there once", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  const quick = QUICK.filter((_, nth) => hasTurn(nth, QUICK.length, seed));
  await runPartitions({ seed, faults: [...quick, ...inGate([], SLOW)], say: (line) => t.diagnostic(line) });
});
