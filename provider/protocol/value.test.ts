import assert from "node:assert/strict";
import { test } from "node:test";
import { ExtData, encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { equalObjects } from "../framework/equal.ts";
import { Malformed } from "../framework/malformed.ts";
import {
  bool,
  computedNumber,
  listOfStrings,
  mapOfStrings,
  object,
  objectList,
  objectMap,
  setOfStrings,
  string,
} from "../framework/schema.ts";
import { Decimal, type ObjectValue, UNKNOWN, type Value } from "../framework/value.ts";
import { decodeObject, decodeStateJson, encodeObject } from "./value.ts";

const options = { mode: "optional", description: "An attribute." } as const;
const leaf = {
  text: string(options),
  flag: bool(options),
  count: computedNumber({ description: "A number." }),
};
const attributes = {
  ...leaf,
  list: listOfStrings(options),
  set: setOfStrings(options),
  map: mapOfStrings(options),
  one: object(leaf, options),
  many: objectMap(leaf, options),
  rows: objectList(leaf, options),
};

// The one key that MessagePack's decoder refuses to read into an object.
const key = fc.string().filter((text) => text !== "__proto__");
const text = fc.string({ unit: "grapheme" });
const count = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 32),
  fc.bigInt({ min: 2n ** 70n, max: 2n ** 80n }).map((value) => new Decimal(`${value}1`)),
);
const maybe = (value: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 6, arbitrary: value }, fc.constant(null), fc.constant(UNKNOWN));
const leafValue: fc.Arbitrary<ObjectValue> = fc.record(
  {
    text: maybe(text),
    flag: maybe(fc.boolean()),
    count: maybe(count),
  },
  { noNullPrototype: true },
);
const entries = (value: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.array(fc.tuple(key, value)).map((pairs) => new Map(pairs));
const whole: fc.Arbitrary<ObjectValue> = fc
  .tuple(
    leafValue,
    fc.record(
      {
        list: maybe(fc.array(maybe(text))),
        set: maybe(fc.array(text)),
        map: maybe(entries(maybe(text))),
        one: maybe(leafValue),
        many: maybe(entries(maybe(leafValue))),
        rows: maybe(fc.array(maybe(leafValue))),
      },
      { noNullPrototype: true },
    ),
  )
  .map(([a, b]) => ({ ...a, ...b }));

test("what is encoded is decoded", () => {
  fc.assert(
    fc.property(whole, (value) => {
      assert.deepEqual(decodeObject(attributes, encodeObject(attributes, value)), value);
    }),
  );
});

test("a value is equal to itself unless part of it is unknown", () => {
  const hasUnknown = (value: Value): boolean =>
    value === UNKNOWN ||
    (value instanceof Map
      ? [...value.values()].some(hasUnknown)
      : typeof value === "object" && value !== null && Object.values(value).some(hasUnknown));
  fc.assert(
    fc.property(whole, (value) => {
      const again = decodeObject(attributes, encodeObject(attributes, value));
      assert.equal(equalObjects(attributes, value, again), !hasUnknown(value));
    }),
  );
});

test("null is no object, and every extension means unknown", () => {
  assert.equal(decodeObject(attributes, { msgpack: encode(null) }), null);
  assert.equal(decodeObject(attributes, {}), null);
  const refined = encode({ text: new ExtData(12, encode({ 1: false })), count: "0.1", flag: true });
  const decoded = decodeObject(attributes, { msgpack: refined });
  assert.equal(decoded?.["text"], UNKNOWN);
  assert.equal(decoded?.["count"], 0.1);
  assert.equal(decoded?.["list"], null);
});

test("numbers that a double cannot hold keep their digits", () => {
  const digits = "18446744073709551617";
  const decoded = decodeObject(attributes, { msgpack: encode({ count: digits }) });
  assert.deepEqual(decoded?.["count"], new Decimal(digits));
  const large = decodeObject(attributes, { msgpack: encode({ count: 2n ** 63n }, { useBigInt64: true }) });
  assert.deepEqual(large?.["count"], new Decimal(String(2n ** 63n)));
});

test("a state of a file may lack attributes and have others", () => {
  const json = Buffer.from(JSON.stringify({ text: "a", gone: 1, many: { k: { flag: true } } }));
  const state = decodeStateJson(attributes, json);
  assert.equal(state?.["text"], "a");
  assert.deepEqual(state?.["many"], new Map([["k", { text: null, flag: true, count: null }]]));
  assert.equal(Object.hasOwn(state ?? {}, "gone"), false);
});

test("what does not fit its schema is refused at its place", () => {
  const cases = [
    [encode({ one: { flag: "no" } }), ["one", "flag"], /at one\.flag, a value of type bool is expected/],
    [encode({ many: { k: { text: 1 } } }), ["many", { key: "k" }, "text"], /many\["k"\]\.text/],
    [encode({ rows: [{}, { count: Number.NaN }] }), ["rows", { index: 1 }, "count"], /rows\[1\]\.count/],
    [encode({ list: ["a", 1] }), ["list", { index: 1 }], /type string/],
    [encode({ count: "twelve" }), ["count"], /type number/],
    [encode({ map: new Uint8Array(0) }), ["map"], /type map/],
    [encode({ one: new Date(0) }), ["one"], /type object/],
    [Buffer.from("81a474657874a3eda080", "hex"), ["text"], /not Unicode/],
    [encode({ one: { more: true } }), ["one"], /no attribute "more"/],
    // An array of four thousand million elements, in five bytes.
    [Buffer.from("81a46c697374ddffffffff", "hex"), [], /not MessagePack/],
    [Buffer.from([0xc1]), [], /not MessagePack/],
    [encode(new ExtData(0, new Uint8Array(1))), [], /not known/],
  ] as const;
  for (const [msgpack, path, message] of cases) {
    assert.throws(
      () => decodeObject(attributes, { msgpack }),
      (thrown) => {
        assert.ok(thrown instanceof Malformed);
        assert.deepEqual(thrown.path, path);
        assert.match(thrown.message, message);
        return true;
      },
    );
  }
  assert.throws(() => decodeStateJson(attributes, Buffer.from("{")), Malformed);
});
