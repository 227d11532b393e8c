import assert from "node:assert/strict";
import { test } from "node:test";
import { inGate } from "../harness/gate.ts";
import { seedFrom } from "../harness/random.ts";
import { runFuzz } from "./fuzz-run.ts";

/** A share of what `npm run soak -- provider-fuzz` sends. */
const MESSAGES = inGate(1_500, 4_000);

test("whatever is sent to the provider is answered, and every refusal is a diagnostic", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`TOWLINE_SEED=${seed}`);
  const { counts } = await runFuzz(seed, MESSAGES);
  const all = [...counts.values()];
  // Each call was both taken and refused, or the messages were no test of it.
  assert.ok(all.reduce((sum, { accepted }) => sum + accepted, 0) > MESSAGES / 10);
  assert.ok(all.reduce((sum, { refused }) => sum + refused, 0) > MESSAGES / 10);
  for (const rpc of ["PlanResourceChange", "ApplyResourceChange", "ReadResource", "ReadDataSource"]) {
    const { accepted = 0, refused = 0 } = counts.get(rpc) ?? {};
    assert.ok(accepted > 0 && refused > 0, `${rpc}: ${accepted} accepted, ${refused} refused`);
  }
});
