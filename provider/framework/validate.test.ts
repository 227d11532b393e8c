import assert from "node:assert/strict";
import { test } from "node:test";
import { Diagnostics } from "./diagnostics.ts";
import { formatPath } from "./path.ts";
import { choice, integer, listOfStrings, objectMap, string } from "./schema.ts";
import { validateObject } from "./validate.ts";
import { Decimal, type ObjectValue, UNKNOWN, type Value } from "./value.ts";

const description = "An attribute.";
const seen: unknown[] = [];
const attributes = {
  mode: choice(["on", "off"], { mode: "optional", description }),
  port: integer({ min: 1, max: 9 }, { mode: "optional", description }),
  list: listOfStrings({ mode: "optional", description, validate: (value) => void seen.push(value) }),
  inner: objectMap(
    { mode: choice(["x"], { mode: "optional", description }) },
    { mode: "optional", description },
  ),
};

function found(config: ObjectValue): string[] {
  const diagnostics = new Diagnostics();
  validateObject(attributes, config, diagnostics);
  return diagnostics.list.map(({ path }) => formatPath(path));
}

test("what breaks a rule is named by its path, all of it", () => {
  const inner = new Map<string, Value>([
    ["a b", { mode: "y" }],
    ["ok", { mode: "x" }],
    ["none", null],
  ]);
  assert.deepEqual(found({ mode: "up", port: 10, inner }), [
    "mode",
    "port",
    'inner["a b"].mode',
    'inner["none"]',
  ]);
});

test("numbers are whole and within bounds", () => {
  for (const port of [0, 10, 1.5, new Decimal("18446744073709551616")])
    assert.deepEqual(found({ port }), ["port"]);
  for (const port of [1, 9]) assert.deepEqual(found({ port }), []);
});

test("null and unknown wait", () => {
  assert.deepEqual(found({ mode: null, port: UNKNOWN, list: ["a", UNKNOWN], inner: UNKNOWN }), []);
  assert.deepEqual(seen, []);
  found({ list: ["a"] });
  assert.deepEqual(seen, [["a"]]);
});

test("what is required may not be missing, and no plain element may be null", () => {
  const inner = { name: string({ mode: "required", description }) };
  const strict = {
    name: string({ mode: "required", description }),
    list: listOfStrings({ mode: "optional", description }),
    inner: objectMap(inner, { mode: "optional", description }),
  };
  const diagnostics = new Diagnostics();
  validateObject(strict, { name: null, list: ["a", null], inner: new Map([["k", {}]]) }, diagnostics);
  assert.deepEqual(
    diagnostics.list.map(({ path }) => formatPath(path)),
    ["name", "list", 'inner["k"].name'],
  );
});

test("the same finding is told once", () => {
  const diagnostics = new Diagnostics();
  diagnostics.error("one", "two", ["a"]);
  diagnostics.error("one", "two", ["a"]);
  diagnostics.warning("one", "two", ["a"]);
  assert.equal(diagnostics.list.length, 2);
  assert.equal(diagnostics.hasError, true);
});

test("a schema of string attributes says nothing by itself", () => {
  const diagnostics = new Diagnostics();
  validateObject({ note: string({ mode: "optional", description }) }, { note: "" }, diagnostics);
  assert.equal(diagnostics.hasError, false);
});
