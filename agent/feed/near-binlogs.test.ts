import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../lib/secret.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { NearBinlogs } from "./near-binlogs.ts";

const ENDPOINT: Endpoint = {
  name: "a",
  host: "a.example",
  port: 3306,
  username: "towline",
  password: new Secret("one"),
  tls: { mode: "verify-ca", ca: "PEM", client: null },
  renew: async () => false,
};

test("whoever reads one instance shares its binlog until it is another server", () => {
  const binlogs = new NearBinlogs();
  const first = binlogs.at(ENDPOINT);
  assert.equal(binlogs.at({ ...ENDPOINT }), first);
  assert.notEqual(binlogs.at({ ...ENDPOINT, name: "b" }), first);
  assert.equal(binlogs.at({ ...ENDPOINT, password: new Secret("two") }), first, "it is the same server");
  const others: readonly Partial<Endpoint>[] = [
    { host: "b.example" },
    { port: 3307 },
    { username: "other" },
    { tls: { ...ENDPOINT.tls, mode: "verify-full" } },
    { tls: { ...ENDPOINT.tls, ca: "OTHER" } },
  ];
  let before = first;
  for (const other of others) {
    const found = binlogs.at({ ...ENDPOINT, ...other });
    assert.notEqual(found, before, `another ${Object.keys(other).join()}`);
    before = found;
  }
});
