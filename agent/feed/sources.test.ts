import assert from "node:assert/strict";
import { test } from "node:test";
import { NearSource } from "../extract/near-source.ts";
import { Secret } from "../lib/secret.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { Sources } from "./sources.ts";

const signal = new AbortController().signal;

const ENDPOINT: Endpoint = {
  name: "a",
  host: "a.example",
  port: 3306,
  username: "towline",
  password: new Secret("one"),
  tls: { mode: "verify-ca", ca: "PEM", client: null },
  renew: async () => false,
};

test("links of one instance share its binlog until it is another server", async () => {
  let now = ENDPOINT;
  const sources = new Sources(async (name) => ({ ...now, name }));
  const sharedBy = async (source: string) => {
    const found = await sources.of({ source }, signal);
    assert.ok(found instanceof NearSource);
    return found.shared;
  };
  const first = await sharedBy("a");
  assert.equal(await sharedBy("a"), first);
  assert.notEqual(await sharedBy("b"), first);
  now = { ...ENDPOINT, password: new Secret("two") };
  assert.equal(await sharedBy("a"), first, "another password is no other server");
  const others: readonly Partial<Endpoint>[] = [
    { host: "b.example" },
    { port: 3307 },
    { username: "other" },
    { tls: { ...ENDPOINT.tls, mode: "verify-full" } },
    { tls: { ...ENDPOINT.tls, ca: "OTHER" } },
  ];
  let before = first;
  for (const other of others) {
    now = { ...ENDPOINT, ...other };
    const found = await sharedBy("a");
    assert.notEqual(found, before, JSON.stringify(Object.keys(other)));
    before = found;
  }
});
