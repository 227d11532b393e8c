import assert from "node:assert/strict";
import { test } from "node:test";
import { decidePut, expectUid } from "./claim.ts";

const subject = { kind: "link", name: "shop", agent: "north" } as const;
const claimed = { uid: "u1", claimed: true };
const unclaimed = { uid: "u1", claimed: false };
const yes = (): boolean => true;
const no = (): boolean => false;

test("without a uid: create, or take over what nobody claimed and is identical", () => {
  assert.equal(decidePut(subject, null, "", no), "create");
  assert.equal(decidePut(subject, unclaimed, "", yes), "adopt");
  const exists = { code: "OBJECT_EXISTS", hint: /id north\/shop/ };
  assert.throws(() => decidePut(subject, unclaimed, "", no), exists);
  assert.throws(() => decidePut(subject, claimed, "", yes), exists);
});

test("with a uid: update that very object", () => {
  assert.equal(decidePut(subject, claimed, "u1", no), "update");
  assert.equal(decidePut(subject, unclaimed, "u1", yes), "update");
  assert.throws(() => decidePut(subject, claimed, "u2", yes), { code: "UID_MISMATCH", message: /u1.*u2/ });
  assert.throws(() => decidePut(subject, null, "u1", yes), { code: "NOT_FOUND" });
});

test("a delete names the uid", () => {
  assert.equal(expectUid(subject, claimed, "u1"), claimed);
  assert.throws(() => expectUid(subject, claimed, ""), { code: "INVALID_ARGUMENT", field: "expected_uid" });
  assert.throws(() => expectUid(subject, claimed, "u2"), { code: "UID_MISMATCH" });
  assert.throws(() => expectUid(subject, null, "u1"), { code: "NOT_FOUND" });
});
