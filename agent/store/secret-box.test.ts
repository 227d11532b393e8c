import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Secret } from "../lib/secret.ts";
import { SECRET_KEY_BYTES, SecretBox } from "./secret-box.ts";

const place = "instance/shop/password";

test("a secret opens with the same key at the same place", () => {
  const key = randomBytes(SECRET_KEY_BYTES);
  const sealed = new SecretBox(key).seal(new Secret("pässword"), place);
  const opened = new SecretBox(key).open(sealed, place);
  assert.ok(opened instanceof Secret);
  assert.equal(opened.reveal(), "pässword");
  assert.ok(!sealed.includes("pässword"));
});

test("the same secret never looks the same twice", () => {
  const box = new SecretBox(randomBytes(SECRET_KEY_BYTES));
  assert.notEqual(box.seal(new Secret("x"), place), box.seal(new Secret("x"), place));
});

test("a secret moved to another place, altered or cut does not open", () => {
  const box = new SecretBox(randomBytes(SECRET_KEY_BYTES));
  const sealed = box.seal(new Secret("password"), place);
  assert.equal(box.open(sealed, "instance/other/password"), "altered");
  const flipped = sealed.slice(0, -3) + (sealed.at(-3) === "A" ? "B" : "A") + sealed.slice(-2);
  assert.equal(box.open(flipped, place), "altered");
  assert.equal(box.open(sealed.slice(0, 30), place), "altered");
  assert.equal(box.open("nonsense", place), "altered");
});

test("a secret sealed with another key says so", () => {
  const sealed = new SecretBox(randomBytes(SECRET_KEY_BYTES)).seal(new Secret("password"), place);
  assert.equal(new SecretBox(randomBytes(SECRET_KEY_BYTES)).open(sealed, place), "other-key");
});

test("with the key before, what that sealed opens; what is sealed takes the current one", () => {
  const [before, now] = [randomBytes(SECRET_KEY_BYTES), randomBytes(SECRET_KEY_BYTES)];
  const box = new SecretBox(now, before);
  const old = new SecretBox(before).seal(new Secret("password"), place);
  const opened = box.open(old, place);
  assert.ok(opened instanceof Secret);
  assert.equal(opened.reveal(), "password");
  const fresh = box.seal(opened, place);
  assert.deepEqual([box.isCurrent(old), box.isCurrent(fresh)], [false, true]);
  assert.equal(new SecretBox(before).open(fresh, place), "other-key");
  assert.ok(new SecretBox(now).open(fresh, place) instanceof Secret);
});
