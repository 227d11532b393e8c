import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "./describe.ts";
import { choice, integer, object, string } from "./schema.ts";

test("a description tells allowed values, default and replacement", () => {
  assert.equal(
    describe(
      choice(["on", "off"], { mode: "optional", default: "on", replaces: true, description: "A switch." }),
    ),
    'A switch. One of "on", "off". Default: `"on"`. A change makes a new object.',
  );
  assert.equal(
    describe(integer({ min: 1, max: 2 }, { mode: "required", description: "A number." })),
    "A number. A whole number from 1 to 2.",
  );
  const inner = {
    ca: string({ mode: "optional", description: "x" }),
    mode: string({ mode: "optional", description: "x" }),
  };
  assert.equal(
    describe(object(inner, { mode: "optional", default: { ca: null, mode: "m" }, description: "TLS." })),
    'TLS. Default: `{ mode = "m" }`.',
  );
});
