import assert from "node:assert/strict";
import { test } from "node:test";
import type { Change, ObjectName } from "../../change/statement/statement.ts";
import { SAME_NAMES } from "./name-map.ts";
import { tookEffect } from "./took-effect.ts";

const name = (table: string): ObjectName => ({ database: "d", name: table, at: { start: 0, end: 0 } });

/** What there is of tables, by name: a digest, or null for none. */
const state = (tables: Record<string, string | null>): ReadonlyMap<string, string | null> =>
  new Map(Object.entries(tables).map(([table, digest]) => [`table d.${table}`, digest]));

const rename = (...pairs: readonly (readonly [string, string])[]): Change => ({
  what: "rename-tables",
  pairs: pairs.map(([from, to]) => ({ from: name(from), to: name(to) })),
});

test("a rename is told from what there is of its names", () => {
  const online = rename(["t", "old"], ["new", "t"]);
  const before = state({ t: "1", old: null, new: "2" });
  assert.equal(tookEffect(online, before, before, SAME_NAMES), "no");
  assert.equal(tookEffect(online, before, state({ t: "3", old: "4", new: null }), SAME_NAMES), "yes");
  assert.equal(tookEffect(online, before, state({ t: null, old: "4", new: "2" }), SAME_NAMES), "unknown");
});

test("tables that change places may be anywhere when nothing is to be seen", () => {
  const swap = rename(["a", "x"], ["b", "a"], ["x", "b"]);
  const before = state({ a: "1", b: "2", x: null });
  assert.equal(tookEffect(swap, before, before, SAME_NAMES), "unknown");
  assert.equal(tookEffect(swap, before, state({ a: "3", b: "4", x: null }), SAME_NAMES), "yes");
});

test("what was dropped in part was not dropped by the statement alone", () => {
  const drop: Change = { what: "drop-tables", tables: [name("a"), name("b")] };
  const before = state({ a: "1", b: "2" });
  assert.equal(tookEffect(drop, before, before, SAME_NAMES), "no");
  assert.equal(tookEffect(drop, before, state({ a: null, b: null }), SAME_NAMES), "yes");
  assert.equal(tookEffect(drop, before, state({ a: null, b: "2" }), SAME_NAMES), "unknown");
});

test("a change that shows has taken effect, and rows that change places do not show", () => {
  const alter = (exchanged: ObjectName | null): Change => ({
    what: "alter-table",
    table: name("t"),
    renamedTo: null,
    exchanged,
  });
  assert.equal(tookEffect(alter(null), state({ t: "1" }), state({ t: "1" }), SAME_NAMES), "no");
  assert.equal(tookEffect(alter(null), state({ t: "1" }), state({ t: "2" }), SAME_NAMES), "yes");
  const both = state({ t: "1", u: "2" });
  assert.equal(tookEffect(alter(name("u")), both, both, SAME_NAMES), "unknown");
});
