import assert from "node:assert/strict";
import { test } from "node:test";
import { IntTable } from "../../test/harness/int-table.ts";
import type { TableMap } from "../change/table-map.ts";
import { NetChanges } from "./net-changes.ts";
import { ShardedChanges, sharding } from "./sharding.ts";
import { planWrites } from "./sql/write-plan.ts";

const WORKERS = 4;
const KEYS = Array.from({ length: 100 }, (_, at) => at);

function spread(table: IntTable, map: TableMap = table.map): ReadonlySet<number> {
  const plan = planWrites(table.definition, ["id", "u"], [0]);
  const shardOf = sharding(map, plan, WORKERS);
  return new Set(KEYS.map((key) => shardOf(table.image(key, 0).key)));
}

test("rows are spread by primary key", () => {
  assert.equal(spread(new IntTable("d", "t", ["id", "u"])).size, WORKERS);
});

test("a table whose rows may clash under two keys has one worker", () => {
  assert.equal(spread(new IntTable("d", "t", ["id", "u"], ["u"])).size, 1, "another unique index");
  const table = new IntTable("d", "t", ["id", "u"]);
  const [id, u] = table.map.columns;
  const text = { ...id, type: { kind: "varchar", maxBytes: 40 }, collation: 255 };
  const map = { ...table.map, columns: [text, u] } as unknown as TableMap;
  assert.equal(spread(table, map).size, 1, "a key that is compared by a collation");
  const double = { ...id, type: { kind: "double" } };
  assert.equal(
    spread(table, { ...table.map, columns: [double, u] } as unknown as TableMap).size,
    1,
    "0 and -0",
  );
});

test("a row that gets another key leaves the worker of the old one and comes to that of the new one", () => {
  const table = new IntTable("d", "t", ["id", "u"]);
  const plan = planWrites(table.definition, ["id", "u"], [0]);
  const shards = [new NetChanges(plan, table.images), new NetChanges(plan, table.images)];
  const before = table.image(1, 5);
  const after = table.image(2, 5);
  new ShardedChanges((key) => (key === before.key ? 0 : 1), shards).update(before, after);
  const [left, right] = shards.map((changes) => changes.resolve());
  assert.deepEqual([left?.deletes, left?.inserts], [[before], []]);
  assert.deepEqual([right?.deletes, right?.inserts], [[], [after]]);
});

test("what a worker has written already is left out", () => {
  const table = new IntTable("d", "t", ["id", "u"]);
  const plan = planWrites(table.definition, ["id", "u"], [0]);
  const behind = new NetChanges(plan, table.images);
  const changes = new ShardedChanges((key) => (key === table.image(1, 0).key ? 0 : 1), [null, behind]);
  changes.insert(table.image(1, 0));
  changes.insert(table.image(2, 0));
  assert.equal(behind.size, 1);
});
