import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Gtid, GtidSet, GtidSetBuilder } from "./gtid-set.ts";

const A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
const B = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

const gtid = fc.record({
  uuid: fc.constantFrom(A, B),
  tag: fc.constantFrom("", "blue", "red"),
  number: fc.integer({ min: 1, max: 40 }),
});

const build = (gtids: readonly Gtid[]): GtidSet => {
  const builder = new GtidSetBuilder(GtidSet.empty);
  for (const each of gtids) builder.add(each);
  return builder.build();
};

test("reads and prints the server's text form", () => {
  for (const text of ["", `${A}:1`, `${A}:1-5:7-9`, `${A}:1-5,${B}:2`, `${A}:1-5:blue:1-3:red:7,${B}:9`]) {
    assert.equal(GtidSet.parse(text).toString(), text);
  }
  assert.equal(GtidSet.parse(` ${A.toUpperCase()}:5:1-4,\n${A}:6 `).toString(), `${A}:1-6`);
});

test("refuses what is not a GTID set and says which part", () => {
  for (const text of ["x:1", A, `${A}:0`, `${A}:1-x`, `${A}:1-2-3`, `${A}:1-9007199254740993`]) {
    assert.throws(() => GtidSet.parse(text), RangeError, text);
  }
});

test("a built set holds exactly what was added, in any order", () => {
  fc.assert(
    fc.property(fc.array(gtid), fc.array(gtid), (added, others) => {
      const set = build(added);
      const names = new Set(added.map((each) => JSON.stringify(each)));
      for (const each of [...added, ...others]) assert.equal(set.has(each), names.has(JSON.stringify(each)));
      assert.equal(set.count, names.size);
      assert.equal(GtidSet.parse(set.toString()).toString(), set.toString());
    }),
  );
});

test("union, subtract and contains agree with each other", () => {
  fc.assert(
    fc.property(fc.array(gtid), fc.array(gtid), (left, right) => {
      const [a, b] = [build(left), build(right)];
      assert.equal(a.union(b).toString(), build([...left, ...right]).toString());
      for (const each of left) assert.equal(a.subtract(b).has(each), !b.has(each));
      assert.equal(a.contains(b), b.subtract(a).isEmpty);
      assert.ok(a.union(b).contains(a));
      assert.equal(a.subtract(b).count + b.count, a.union(b).count);
    }),
  );
});

test("a set that was built does not change when its builder goes on", () => {
  const builder = new GtidSetBuilder(GtidSet.parse(`${A}:1-5`));
  const before = builder.build();
  builder.add({ uuid: A, tag: "", number: 6 });
  assert.equal(before.toString(), `${A}:1-5`);
  assert.equal(builder.build().toString(), `${A}:1-6`);
});
