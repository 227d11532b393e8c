import assert from "node:assert/strict";
import { test } from "node:test";
import { planObject, replacingPaths } from "./plan.ts";
import { bool, integer, object, objectMap, setOfStrings, string } from "./schema.ts";
import { type ObjectValue, UNKNOWN } from "./value.ts";

const description = "An attribute.";
const attributes = {
  name: string({ mode: "required", replaces: true, description }),
  port: integer({ min: 1, max: 9 }, { mode: "optional", default: 3, description }),
  note: string({ mode: "optional", description }),
  password_wo: string({ mode: "optional", writeOnly: true, description }),
  tls: object(
    {
      mode: string({ mode: "optional", default: "required", description }),
      ca: string({ mode: "optional", description }),
    },
    { mode: "optional", default: { mode: "required", ca: null }, description },
  ),
  objects: objectMap(
    {
      all: bool({ mode: "optional", default: true, description }),
      without: setOfStrings({ mode: "optional", description }),
    },
    { mode: "optional", description },
  ),
  uid: string({ mode: "computed", keeps: true, description }),
  version: string({ mode: "computed", description }),
};

const config = (given: ObjectValue): ObjectValue => ({
  ...Object.fromEntries(Object.keys(attributes).map((name) => [name, null])),
  ...given,
});

const created: ObjectValue = {
  name: "a",
  port: 3,
  note: null,
  password_wo: null,
  tls: { mode: "required", ca: null },
  objects: null,
  uid: "u",
  version: "1",
};

test("a create takes the configuration, defaults, and leaves what is computed open", () => {
  assert.deepEqual(planObject(attributes, config({ name: "a", password_wo: "x" }), null), {
    ...created,
    uid: UNKNOWN,
    version: UNKNOWN,
  });
});

test("without a change the prior state is the plan", () => {
  assert.deepEqual(planObject(attributes, config({ name: "a" }), created), created);
});

test("a write-only value alone is no change", () => {
  assert.deepEqual(planObject(attributes, config({ name: "a", password_wo: "new" }), created), created);
});

test("a change leaves computed values open, but for those that keep", () => {
  const planned = planObject(attributes, config({ name: "a", note: "n" }), created);
  assert.deepEqual(planned, { ...created, note: "n", version: UNKNOWN });
});

test("an attribute that is removed returns to its default, at any depth", () => {
  const prior = {
    ...created,
    port: 5,
    tls: { mode: "disabled", ca: "c" },
    objects: new Map([["d", { all: false, without: null }]]),
  };
  const planned = planObject(
    attributes,
    config({
      name: "a",
      tls: { mode: null, ca: "c" },
      objects: new Map([["d", { all: null, without: null }]]),
    }),
    prior,
  );
  assert.equal(planned["port"], 3);
  assert.deepEqual(planned["tls"], { mode: "required", ca: "c" });
  assert.deepEqual(planned["objects"], new Map([["d", { all: true, without: null }]]));
});

test("what is not known yet stays unknown", () => {
  const planned = planObject(attributes, config({ name: UNKNOWN, port: UNKNOWN, tls: UNKNOWN }), created);
  assert.equal(planned["name"], UNKNOWN);
  assert.equal(planned["port"], UNKNOWN);
  assert.equal(planned["tls"], UNKNOWN);
});

test("the order of a set is no change", () => {
  const prior = { ...created, objects: new Map([["d", { all: true, without: ["a", "b"] }]]) };
  const same = new Map([["d", { all: null, without: ["b", "a"] }]]);
  assert.equal(planObject(attributes, config({ name: "a", objects: same }), prior)["version"], "1");
  const other = new Map([["d", { all: null, without: ["b", "c"] }]]);
  assert.equal(planObject(attributes, config({ name: "a", objects: other }), prior)["version"], UNKNOWN);
});

test("only a change of an attribute that says so replaces", () => {
  assert.deepEqual(replacingPaths(attributes, created, { ...created, port: 4 }), []);
  assert.deepEqual(replacingPaths(attributes, created, { ...created, name: "b" }), [["name"]]);
  assert.deepEqual(replacingPaths(attributes, created, { ...created, name: UNKNOWN }), [["name"]]);
});
