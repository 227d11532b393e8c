import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { AgentError } from "../error.ts";
import { type Json, readJson } from "./json.ts";
import { applyJsonDiffs } from "./json-diff.ts";
import { compareKeys, type JsonNode, writeNode } from "./json-node.ts";

/** A document as a test sees it; numbers are stored as 16-bit, 32-bit or 64-bit integers, whichever is the first to fit. */
type Value = string | number | boolean | null | Value[] | Map<string, Value>;

const INT16 = 5;
const INT32 = 7;
const INT64 = 9;
const STRING = 12;
const LITERAL = 4;

function nodeOf(value: Value): JsonNode {
  const leaf = (type: number, bytes: Buffer): JsonNode => ({ kind: "leaf", type, bytes });
  if (value === null) return leaf(LITERAL, Buffer.from([0]));
  if (typeof value === "boolean") return leaf(LITERAL, Buffer.from([value ? 1 : 2]));
  if (typeof value === "number") {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value));
    if (value === (value << 16) >> 16) return leaf(INT16, bytes.subarray(0, 2));
    return value === (value | 0) ? leaf(INT32, bytes.subarray(0, 4)) : leaf(INT64, bytes);
  }
  if (typeof value === "string") {
    const utf8 = Buffer.from(value);
    const length = [];
    for (let rest = utf8.length; ; rest >>= 7) {
      length.push((rest & 127) | (rest > 127 ? 128 : 0));
      if (rest <= 127) break;
    }
    return leaf(STRING, Buffer.concat([Buffer.from(length), utf8]));
  }
  if (Array.isArray(value)) return { kind: "array", items: value.map(nodeOf) };
  const members = [...value].map(([key, member]): [Buffer, JsonNode] => [Buffer.from(key), nodeOf(member)]);
  return { kind: "object", members: members.sort(([one], [other]) => compareKeys(one, other)) };
}

function valueOf(json: Json): Value {
  switch (json.kind) {
    case "null":
      return null;
    case "boolean":
      return json.value;
    case "integer":
      return Number(json.digits);
    case "string":
      return json.utf8.toString();
    case "array":
      return json.items.map(valueOf);
    case "object":
      return new Map(json.members.map(([key, value]) => [key.toString(), valueOf(value)]));
    default:
      throw new Error(`the test makes no ${json.kind}`);
  }
}

const stored = (value: Value): Buffer => writeNode(nodeOf(value));
const read = (bytes: Buffer): Value => valueOf(readJson(bytes, 0, bytes.length));

function packed(value: number): Buffer {
  return value < 251
    ? Buffer.from([value])
    : Buffer.from([253, value & 255, (value >> 8) & 255, value >> 16]);
}

const OPERATIONS = { replace: 0, insert: 1, remove: 2 } as const;

function diff(operation: keyof typeof OPERATIONS, path: string, value?: Value): Buffer {
  const text = Buffer.from(path);
  const document = value === undefined ? [] : [packed(stored(value).length), stored(value)];
  return Buffer.concat([Buffer.from([OPERATIONS[operation]]), packed(text.length), text, ...document]);
}

const map = (members: Record<string, Value>): Map<string, Value> => new Map(Object.entries(members));
const DOCUMENT = map({ a: map({ "x y": [1, 2, map({ q: "zz" })] }), k: "pad", "": [] });

const CASES: readonly { readonly name: string; readonly diffs: Buffer[]; readonly result: Value }[] = [
  { name: "no change", diffs: [], result: DOCUMENT },
  {
    name: "deep below a quoted name",
    diffs: [diff("replace", '$.a."x y"[2].q', 70_000)],
    result: map({ a: map({ "x y": [1, 2, map({ q: 70_000 })] }), k: "pad", "": [] }),
  },
  {
    name: "several, each on what the one before made",
    diffs: [
      diff("remove", "$.a"),
      diff("insert", "$.a", [true]),
      diff("insert", "$.a[7]", null),
      diff("insert", "$.a[0]", "first"),
    ],
    result: map({ a: ["first", true, null], k: "pad", "": [] }),
  },
  {
    name: "cells counted from the end",
    diffs: [
      diff("replace", '$.a."x y"[last].q', 1),
      diff("remove", '$.a."x y"[last-2]'),
      diff("insert", '$.a."x y"[last]', 3),
      diff("insert", '$.a."x y"[last-9]', 4),
    ],
    result: map({ a: map({ "x y": [4, 2, 3, map({ q: 1 })] }), k: "pad", "": [] }),
  },
  {
    name: "names that need their quotes",
    diffs: [
      diff("insert", '$."q\\"u\\\\o\\u0001é.[0]"', 1),
      diff("replace", '$.""', 2),
      diff("insert", "$.äö", 3),
    ],
    result: map({
      a: map({ "x y": [1, 2, map({ q: "zz" })] }),
      k: "pad",
      "": 2,
      'q"u\\o\u0001é.[0]': 1,
      äö: 3,
    }),
  },
  {
    name: "into the large format",
    diffs: [diff("insert", "$.big", "é".repeat(40_000)), diff("replace", "$.k", 70_000)],
    result: map({ a: map({ "x y": [1, 2, map({ q: "zz" })] }), k: 70_000, "": [], big: "é".repeat(40_000) }),
  },
];

for (const { name, diffs, result } of CASES) {
  test(name, () => assert.deepEqual(read(applyJsonDiffs(stored(DOCUMENT), Buffer.concat(diffs))), result));
}

test("keys stay in the server's order: by length, then by their bytes", () => {
  const bytes = applyJsonDiffs(
    stored(map({ b: 1, aa: 2 })),
    Buffer.concat([
      diff("insert", "$.ab", 3),
      diff("insert", "$.a", 4),
      diff("insert", "$.é", 5),
      diff("insert", "$.c", 6),
    ]),
  );
  assert.deepEqual([...(read(bytes) as Map<string, Value>).keys()], ["a", "b", "c", "aa", "ab", "é"]);
});

test("a change that does not fit is corrupt, and never left out", () => {
  const misfits = [
    diff("replace", "$.none", 1),
    diff("replace", "$.a.none.q", 1),
    diff("replace", '$.a."x y"[3]', 1),
    diff("replace", "$[0]", 1),
    diff("replace", "$", 1),
    diff("insert", "$.k", 1),
    diff("insert", "$.k[0]", 1),
    diff("remove", "$.none"),
    diff("remove", '$.a."x y"[3]'),
    diff("remove", "$"),
    diff("replace", "$.*", 1),
    diff("replace", "$.a[*]", 1),
    diff("replace", "$.a[]", 1),
    diff("replace", '$.a."x y"[last-3]', 1),
    diff("replace", '$.a."x y"[last-]', 1),
    diff("replace", '$.a."x y"[0 to 1]', 1),
    diff("replace", "a", 1),
    diff("replace", '$."open', 1),
    Buffer.concat([Buffer.from([9]), diff("remove", "$.k").subarray(1)]),
    diff("replace", "$.k", "long").subarray(0, -1),
  ];
  for (const misfit of misfits) {
    assert.throws(
      () => applyJsonDiffs(stored(DOCUMENT), misfit),
      (error: unknown) => error instanceof AgentError && error.code === "EVENT_CORRUPT",
      misfit.toString("latin1"),
    );
  }
});

/** A place in a document and what is done there, drawn from random numbers; done to the model, and given as a diff. */
function step(model: Value, draws: readonly number[], value: Value): Buffer {
  let path = "$";
  let node = model;
  for (const draw of draws) {
    const last = draw % 4 === 0;
    if (Array.isArray(node)) {
      const index = draw % (node.length + 1);
      const child = node[index];
      if (!last && (Array.isArray(child) || child instanceof Map)) {
        path += `[${index}]`;
        node = child;
        continue;
      }
      const at = `${path}[${index}]`;
      if (index === node.length || draw % 3 === 0) {
        node.splice(index, 0, value);
        return diff("insert", at, value);
      }
      if (draw % 3 === 1) {
        node.splice(index, 1);
        return diff("remove", at);
      }
      node[index] = value;
      return diff("replace", at, value);
    }
    if (!(node instanceof Map)) throw new Error("the model's walk went into a scalar");
    const keys = [...node.keys()];
    const key = keys[draw % (keys.length + 1)];
    const child = key === undefined ? undefined : node.get(key);
    if (key !== undefined && !last && (Array.isArray(child) || child instanceof Map)) {
      path += `.${JSON.stringify(key)}`;
      node = child;
      continue;
    }
    if (key === undefined) {
      const fresh = `new ${keys.length} "${draw}"`;
      if (node.has(fresh)) continue;
      node.set(fresh, value);
      return diff("insert", `${path}.${JSON.stringify(fresh)}`, value);
    }
    if (draw % 3 === 1) {
      node.delete(key);
      return diff("remove", `${path}.${JSON.stringify(key)}`);
    }
    node.set(key, value);
    return diff("replace", `${path}.${JSON.stringify(key)}`, value);
  }
  return Buffer.alloc(0);
}

const scalars = fc.oneof(
  fc.integer({ min: -40_000, max: 40_000 }),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(200, 20_000, 70_000).map((length) => "x".repeat(length)),
);

const { document } = fc.letrec<{ document: Value; container: Value }>((tie) => ({
  document: fc.oneof({ depthSize: "small" }, scalars, tie("container")),
  container: fc.oneof(
    fc.array(tie("document"), { maxLength: 6 }),
    fc
      .uniqueArray(fc.tuple(fc.string({ unit: "binary", maxLength: 5 }), tie("document")), {
        maxLength: 6,
        selector: ([key]) => key,
      })
      .map((members) => new Map(members)),
  ),
}));
const containers = fc.oneof(
  fc.array(document, { minLength: 1, maxLength: 6 }),
  document.map((value) => new Map([["key", value]])),
);

test("random changes to random documents", () => {
  fc.assert(
    fc.property(
      containers,
      fc.array(fc.tuple(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 6 }), document), { maxLength: 8 }),
      (start, steps) => {
        const model = structuredClone(start);
        const before = stored(start);
        const diffs = steps.map(([draws, value]) => step(model, draws, structuredClone(value)));
        const after = applyJsonDiffs(before, Buffer.concat(diffs));
        assert.deepEqual(read(after), read(stored(model)));
        // What was changed and what was not come out in one format: the server's, with no holes.
        assert.deepEqual(after, diffs.every(({ length }) => length === 0) ? before : stored(model));
      },
    ),
    { numRuns: 500 },
  );
});
