import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { IntTable } from "../../test/harness/int-table.ts";
import type { RowImage } from "../change/row-image.ts";
import { AgentError } from "../error.ts";
import { NetChanges } from "./net-changes.ts";
import { planWrites } from "./sql/write-plan.ts";

const table = new IntTable("d", "t", ["id", "u", "n"], ["u"]);
const plan = planWrites(table.definition, ["id", "u", "n"], [0]);
const row = (...values: readonly number[]): RowImage => table.image(...values);

/** The net effect with the values of its rows. */
function resolved(changes: NetChanges): unknown {
  const { deletes, updates, inserts } = changes.resolve();
  const values = (image: RowImage): number[] => table.values(image);
  return {
    deletes: deletes.map(values),
    updates: updates.map(({ before, after }) => [values(before), values(after)]),
    inserts: inserts.map(values),
  };
}

test("what comes and goes within a batch leaves nothing to write", () => {
  const changes = new NetChanges(plan, table.images);
  changes.insert(row(1, 1, 1));
  changes.update(row(1, 1, 1), row(1, 1, 2));
  changes.delete(row(1, 1, 2));
  assert.deepEqual(resolved(changes), { deletes: [], updates: [], inserts: [] });
  const { touched, finals } = changes.resolveWindow();
  assert.deepEqual([touched.map((image) => table.values(image)), finals], [[[1, 1, 1]], []]);
});

test("an update that moves a unique value is a delete and an insert", () => {
  const changes = new NetChanges(plan, table.images);
  changes.update(row(1, 7, 1), row(1, 8, 1));
  changes.update(row(2, 9, 1), row(2, 9, 5));
  assert.deepEqual(resolved(changes), {
    deletes: [[1, 7, 1]],
    updates: [
      [
        [2, 9, 1],
        [2, 9, 5],
      ],
    ],
    inserts: [[1, 8, 1]],
  });
});

test("a document that several events changed is taken out and put in, one that a single event changed is updated", () => {
  const changes = new NetChanges({ ...plan, jsonColumns: [2] }, table.images);
  changes.delete(row(1, 1, 10));
  changes.insert(row(1, 1, 11));
  changes.update(row(2, 2, 10), row(2, 2, 11));
  changes.delete(row(3, 3, 10));
  changes.insert(row(3, 3, 10));
  assert.deepEqual(resolved(changes), {
    deletes: [[1, 1, 10]],
    updates: [
      [
        [2, 2, 10],
        [2, 2, 11],
      ],
      [
        [3, 3, 10],
        [3, 3, 10],
      ],
    ],
    inserts: [[1, 1, 11]],
  });
});

test("a binlog that contradicts itself is refused", () => {
  const changes = new NetChanges(plan, table.images);
  changes.insert(row(1, 1, 1));
  assert.throws(() => changes.insert(row(1, 2, 2)), AgentError);
});

type Row = [number, number, number];

/** Applies the net effect as the server would: in its order, refusing duplicates and rows that are not as expected. */
function write(target: Map<number, Row>, changes: NetChanges): void {
  const { deletes, updates, inserts } = changes.resolve();
  const unique = (one: Row): boolean => ![...target.values()].some((each) => each[1] === one[1]);
  const values = (image: RowImage): Row => table.values(image) as Row;
  for (const one of deletes.map(values)) {
    assert.deepEqual(target.get(one[0]), one);
    target.delete(one[0]);
  }
  for (const { before, after } of updates) {
    assert.deepEqual(target.get(values(before)[0]), values(before));
    target.set(values(before)[0], values(after));
  }
  for (const one of inserts.map(values)) {
    assert.ok(!target.has(one[0]) && unique(one), "an insert met a row");
    target.set(one[0], one);
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
      const source = new Map<number, Row>();
      const target = new Map<number, Row>();
      let n = 0;
      for (const batch of batches) {
        const changes = new NetChanges(plan, table.images);
        for (const { id, u, act } of batch) {
          const known = source.get(id);
          const free = ![...source.values()].some((one) => one[1] === u && one[0] !== id);
          n += 1;
          if (act === "drop" && known !== undefined) {
            source.delete(id);
            changes.delete(row(...known));
          } else if (act === "put" && free) {
            const next: Row = [id, u, n];
            source.set(id, next);
            if (known === undefined) changes.insert(row(...next));
            else changes.update(row(...known), row(...next));
          } else if (act === "move" && known !== undefined && !source.has(u)) {
            const next: Row = [u, known[1], n];
            source.delete(id);
            source.set(u, next);
            changes.update(row(...known), row(...next));
          }
        }
        write(target, changes);
        assert.deepEqual(new Map([...target].sort()), new Map([...source].sort()));
      }
    }),
  );
});
