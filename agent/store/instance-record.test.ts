import assert from "node:assert/strict";
import { test } from "node:test";
import { type InstanceRecord, instanceBody, parseInstanceBody } from "./instance-record.ts";

const RECORD: InstanceRecord = {
  uid: "6f3f1f0e-5a0c-4d3c-9d1e-0d6c3a1f2b3c",
  claimed: true,
  spec: {
    name: "north-1",
    host: "db.example.com",
    port: 3306,
    username: "towline",
    password: { from: "store", sealed: "v1.password" },
    passwordVersion: 1,
    tls: {
      mode: "verify-full",
      ca: { from: "file", path: "/ca.pem" },
      client: {
        cert: { from: "text", pem: "PEM" },
        key: { from: "store", sealed: "v1.key" },
        keyVersion: 3,
      },
    },
  },
  facts: { version: "9.7.0", serverUuid: "u", gtidMode: "ON" },
};

test("a record is read back as it was written", () => {
  assert.deepEqual(parseInstanceBody(JSON.parse(JSON.stringify(instanceBody(RECORD)))), RECORD);
});

test("records from before client certificates are read", () => {
  const body = instanceBody(RECORD);
  const before = (tls: object) => parseInstanceBody({ ...body, spec: { ...body.spec, tls } }).spec.tls;
  assert.deepEqual(before({ mode: "required", ca: "" }), { mode: "required", ca: null, client: null });
  assert.deepEqual(before({ mode: "verify-ca", ca: "PEM" }), {
    mode: "verify-ca",
    ca: { from: "text", pem: "PEM" },
    client: null,
  });
  assert.throws(() => before({ mode: "required" }));
});
