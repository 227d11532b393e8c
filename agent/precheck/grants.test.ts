import assert from "node:assert/strict";
import { test } from "node:test";
import { Grants } from "./grants.ts";

test("reads privileges by scope", () => {
  const grants = new Grants([
    "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `towline`@`%`",
    "GRANT SESSION_VARIABLES_ADMIN ON *.* TO `towline`@`%`",
    "GRANT SELECT, INSERT ON `shop`.* TO `towline`@`%`",
    "GRANT ALL PRIVILEGES ON `tow\\_line`.* TO `towline`@`%`",
    "GRANT `role`@`%` TO `towline`@`%`",
  ]);
  assert.ok(grants.hasGlobal("REPLICATION SLAVE"));
  assert.ok(grants.hasGlobal("SESSION_VARIABLES_ADMIN"));
  assert.ok(!grants.hasGlobal("SELECT"));
  assert.ok(grants.hasOn("INSERT", "shop"));
  assert.ok(!grants.hasOn("DELETE", "shop"));
  assert.ok(!grants.hasOn("SELECT", "shop2"));
  assert.ok(grants.hasOn("DELETE", "tow_line"));
  assert.ok(!grants.hasOn("DELETE", "towXline"));
});

test("a pattern in a grant covers what it matches", () => {
  const grants = new Grants([
    "GRANT SELECT ON `shop_%`.* TO `a`@`%`",
    "GRANT ALL PRIVILEGES ON *.* TO `b`@`%`",
  ]);
  assert.ok(grants.hasOn("SELECT", "shop_eu"));
  assert.ok(grants.hasOn("DELETE", "any"));
});
