import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPath } from "../framework/path.ts";
import { parseDuration } from "./duration.ts";
import { instanceAttribute } from "./instance-spec.ts";
import { parseId } from "./object-id.ts";
import { linkAttribute } from "./sync-link-spec.ts";

test("a field of the agent's spec leads to the attribute it comes from", () => {
  const attribute = linkAttribute(["shop", "shop.archive"]);
  const cases = {
    "databases.shop.tables": 'objects["shop"].tables',
    "databases.shop": 'objects["shop"]',
    "databases.shop.archive": 'objects["shop"].archive',
    "databases.other": "objects",
    databases: "objects",
    source: "source_id",
    target: "target_id",
    "initialization.data": "initialization.data",
    name: "name",
    "something.else": "",
  };
  for (const [field, path] of Object.entries(cases)) assert.equal(formatPath(attribute(field)), path, field);
  assert.equal(
    formatPath(linkAttribute(["a.b"])("databases.a.b.exclude_tables")),
    'objects["a.b"].exclude_tables',
  );
  assert.equal(formatPath(instanceAttribute("password_from.file")), "password_from.file");
  assert.equal(formatPath(instanceAttribute("password")), "password_wo");
  assert.equal(formatPath(instanceAttribute("tls.ca")), "tls.ca");
});

test("durations", () => {
  for (const [text, milliseconds] of [
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["250ms", 250],
    ["2m1ms", 120_001],
  ] as const) {
    assert.equal(parseDuration(text), milliseconds);
  }
  for (const text of ["", "90", "s", "1.5h", "1d", " 1s", "-1s"])
    assert.equal(parseDuration(text), null, text);
});

test("ids", () => {
  assert.deepEqual(parseId("dc1/shop"), { agent: "dc1", name: "shop" });
  for (const text of ["shop", "dc1/", "/shop", "dc1/shop/x", "dc1/Shop", "dc1/../x", "dc1/-x"]) {
    assert.equal(parseId(text), null, text);
  }
});
