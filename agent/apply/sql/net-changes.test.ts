import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { AgentError } from "../../error.ts";
import { NetChanges, type Row } from "./net-changes.ts";
import { planWrites } from "./write-plan.ts";

const column = (name: string) => ({
  name,
  dataType: "int",
  columnType: "int",
  characterSet: null,
  collation: null,
  fraction: 0,
  generated: false,
  setOnUpdate: false,
});

/** A table (id, u, n) with a unique index on u. */
const plan = planWrites(
  {
    database: "d",
    table: "t",
    columns: [column("id"), column("u"), column("n")],
    primaryKey: ["id"],
    uniqueIndexes: [{ name: "u", parts: [{ column: "u", prefix: null }] }],
  },
  ["id", "u", "n"],
  [0],
);

test("what comes and goes within a batch leaves nothing to write", () => {
  const changes = new NetChanges(plan);
  changes.insert(["1", "1", "1"]);
  changes.update(["1", "1", "1"], ["1", "1", "2"]);
  changes.delete(["1", "1", "2"]);
  assert.deepEqual(changes.resolve(), { deletes: [], updates: [], inserts: [] });
  assert.deepEqual(changes.resolveWindow(), { touched: [["1", "1", "1"]], finals: [] });
});

test("an update that moves a unique value is a delete and an insert", () => {
  const changes = new NetChanges(plan);
  changes.update(["1", "7", "1"], ["1", "8", "1"]);
  changes.update(["2", "9", "1"], ["2", "9", "5"]);
  assert.deepEqual(changes.resolve(), {
    deletes: [["1", "7", "1"]],
    updates: [{ before: ["2", "9", "1"], after: ["2", "9", "5"] }],
    inserts: [["1", "8", "1"]],
  });
});

test("a binlog that contradicts itself is refused", () => {
  const changes = new NetChanges(plan);
  changes.insert(["1", "1", "1"]);
  assert.throws(() => changes.insert(["1", "2", "2"]), AgentError);
});

/** Applies the net effect as the server would: in its order, refusing duplicates and rows that are not as expected. */
function write(table: Map<string, Row>, changes: NetChanges): void {
  const { deletes, updates, inserts } = changes.resolve();
  const unique = (row: Row): boolean => ![...table.values()].some((each) => each[1] === row[1]);
  for (const row of deletes) {
    assert.deepEqual(table.get(row[0] as string), row);
    table.delete(row[0] as string);
  }
  for (const { before, after } of updates) {
    assert.deepEqual(table.get(before[0] as string), before);
    table.set(before[0] as string, after);
  }
  for (const row of inserts) {
    assert.ok(!table.has(row[0] as string) && unique(row), "an insert met a row");
    table.set(row[0] as string, row);
  }
}

test("net effects in their fixed order reach the state that the statements reached one by one", () => {
  const step = fc.record({
    id: fc.integer({ min: 1, max: 5 }),
    u: fc.integer({ min: 1, max: 6 }),
    act: fc.constantFrom("put", "drop", "move"),
  });
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 30 }), { maxLength: 5 }), (batches) => {
      const source = new Map<string, Row>();
      const target = new Map<string, Row>();
      let n = 0;
      for (const batch of batches) {
        const changes = new NetChanges(plan);
        for (const { id, u, act } of batch) {
          const known = source.get(String(id));
          const free = ![...source.values()].some((row) => row[1] === String(u) && row[0] !== String(id));
          n += 1;
          if (act === "drop" && known !== undefined) {
            source.delete(String(id));
            changes.delete(known);
          } else if (act === "put" && free) {
            const row = [String(id), String(u), String(n)];
            source.set(String(id), row);
            if (known === undefined) changes.insert(row);
            else changes.update(known, row);
          } else if (act === "move" && known !== undefined && !source.has(String(u))) {
            const row = [String(u), known[1] as string, String(n)];
            source.delete(String(id));
            source.set(String(u), row);
            changes.update(known, row);
          }
        }
        write(target, changes);
        assert.deepEqual(new Map([...target].sort()), new Map([...source].sort()));
      }
    }),
  );
});
