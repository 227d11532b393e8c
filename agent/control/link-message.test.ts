import assert from "node:assert/strict";
import { test } from "node:test";
import { towline } from "../../proto/gen/control.js";
import { AgentError } from "../error.ts";
import { LinkMonitor } from "../link/monitor.ts";
import { DEFAULT_LOAD } from "../link/spec.ts";
import { linkMessage, parseLinkSpec } from "./link-message.ts";

const { LinkSpec, Link, Milestone } = towline.control.v1;
type Properties = towline.control.v1.LinkSpec.$Properties;

const good: Properties = {
  name: "shop",
  source: "a",
  target: "b",
  databases: { shop: { tables: ["orders"] }, "Große Daten": { excludeTables: ["log"] } },
  initialization: { structure: true, data: false },
  definer: "keep",
  conflictPolicy: "fail",
  desiredState: "running",
  deletionProtection: true,
};

/** As it comes off the wire. */
const received = (patch: Properties) => LinkSpec.decode(LinkSpec.encode({ ...good, ...patch }).finish());

test("a load without figures has the defaults", () => {
  assert.deepEqual(parseLinkSpec(received({}), "north").load, DEFAULT_LOAD);
  const load = parseLinkSpec(received({ load: { workers: 2, rowsPerSecond: 500 } }), "north").load;
  assert.deepEqual(load, { workers: 2, rowsPerSecond: 500 });
});

test("a spec becomes the domain's and goes back unchanged", () => {
  const spec = parseLinkSpec(received({}), "north");
  assert.deepEqual(spec.databases.get("shop"), { tables: ["orders"], excludeTables: [] });
  const record = { uid: "u", claimed: true, generation: 2, spec };
  const message = Link.decode(Link.encode(linkMessage(record, new LinkMonitor().status)).finish());
  assert.deepEqual(parseLinkSpec(message.spec, "north"), spec);
  assert.equal(message.generation, 2);
  assert.equal(message.status?.phase, "unsynchronized");
});

const REFUSED: readonly (readonly [Properties, field: string, code?: string])[] = [
  [{ name: "Shop" }, "name"],
  [{ name: "" }, "name"],
  [{ name: "../x" }, "name"],
  [{ name: "x".repeat(64) }, "name"],
  [{ source: "" }, "source"],
  [{ target: "a" }, "target"],
  [{ databases: {} }, "databases"],
  [{ databases: { mysql: {} } }, "databases.mysql"],
  [{ databases: { Towline_Local: {} } }, "databases.Towline_Local"],
  [{ databases: { "": {} } }, "databases."],
  [{ databases: { shop: { tables: [""] } } }, "databases.shop.tables"],
  [{ databases: { shop: { tables: ["a", "a"] } } }, "databases.shop.tables"],
  [{ databases: { shop: { tables: ["a "] } } }, "databases.shop.tables"],
  [{ databases: { shop: { tables: ["x".repeat(65)] } } }, "databases.shop.tables"],
  [{ databases: { shop: { tables: ["a"], excludeTables: ["b"] } } }, "databases.shop.exclude_tables"],
  [{ conflictPolicy: "overwrite" }, "conflict_policy", "UNSUPPORTED"],
  [{ conflictPolicy: "" }, "conflict_policy", "UNSUPPORTED"],
  [{ load: { workers: 65 } }, "load.workers"],
  [{ apply: { workers: 17 } }, "apply.workers"],
  [{ desiredState: "stopped" }, "desired_state"],
];

for (const [patch, field, code = "INVALID_ARGUMENT"] of REFUSED) {
  test(`refused at ${field}: ${JSON.stringify(patch)}`, () => {
    assert.throws(() => parseLinkSpec(received(patch), "north"), { code, field });
  });
}

test("a spec that is missing is refused", () => {
  assert.throws(() => parseLinkSpec(null, "north"), { code: "INVALID_ARGUMENT", field: "spec" });
});

test("a status goes out whole", () => {
  const monitor = new LinkMonitor();
  monitor.transition({ phase: "prechecking" });
  monitor.transition({ phase: "catching_up" });
  monitor.reach("full_load");
  const error = new AgentError("CONNECTION_LOST", "gone", { hint: "wait" });
  monitor.retrying({ error, attempt: 3, since: 1000, nextAttemptAt: 2000 });
  monitor.observe({ lag: { milliseconds: 12.6, measuredAt: 5000 }, rowsApplied: 9, gtidApplied: "u:1-9" });
  const record = { uid: "u", claimed: true, generation: 1, spec: parseLinkSpec(received({}), "north") };
  const sent = (): towline.control.v1.LinkStatus.$Shape =>
    Link.decode(Link.encode(linkMessage(record, monitor.status)).finish()).status ?? assert.fail();
  assert.equal(sent().milestone, Milestone.MILESTONE_FULL_LOAD);
  assert.equal(sent().retry?.error?.code, "CONNECTION_LOST");
  assert.equal(sent().retry?.error?.retryable, true);
  assert.equal(sent().retry?.nextAttemptAtMs, 2000);
  assert.equal(sent().lag?.milliseconds, 13);
  assert.equal(sent().rowsApplied, 9);
  const failure = new AgentError("TARGET_ROW_EXISTS", "there", {
    gtid: "u:10",
    table: "`d`.`t`",
    key: "id=1",
  });
  monitor.transition({ phase: "failed", error: failure, at: 7000 });
  assert.equal(sent().failure?.atMs, 7000);
  assert.equal(sent().failure?.error?.gtid, "u:10");
  assert.equal(sent().failure?.error?.key, "id=1");
  assert.equal(sent().retry ?? null, null);
});
