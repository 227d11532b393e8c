import assert from "node:assert/strict";
import { test } from "node:test";
import { loadConfig, parseConfig } from "./config.ts";

const GIB = 1024 ** 3;
const FILE = "/etc/towline/agent.yaml";
const MINIMAL =
  "name: north\nstate_dir: state\ntls: { ca: ca.pem, cert: /pki/agent.pem, key: agent-key.pem }\n";

test("defaults, and paths from the file's folder", () => {
  assert.deepEqual(parseConfig(MINIMAL, FILE), {
    name: "north",
    listen: { host: "127.0.0.1", port: 7443 },
    stateDir: "/etc/towline/state",
    tls: { ca: "/etc/towline/ca.pem", cert: "/pki/agent.pem", key: "/etc/towline/agent-key.pem" },
    secrets: { current: { from: "file", path: "/etc/towline/state/secrets.key" }, previous: null },
    log: { level: "info" },
    access: new Map([
      ["operator", "operator"],
      ["reader", "reader"],
      ["towline agent", "peer"],
    ]),
    audit: { dir: "/etc/towline/state/audit" },
    metrics: null,
    peers: [],
    spool: { bytes: 4 * GIB, freeBytes: GIB / 4, segmentBytes: GIB / 16, memoryBytes: GIB / 128 },
  });
});

test("every key", () => {
  const config = parseConfig(
    `${MINIMAL}listen: "[::]:0"\nsecrets: { key_file: ../key }\nlog: { level: debug }\naccess: { "é, x": reader }\naudit: { dir: ../audit }\npeers: { south: { endpoints: ["s1:7443", "[::1]:7443"] } }\nspool: { bytes: 80000000, free_bytes: 5 }\n`,
    FILE,
  );
  const { metrics } = parseConfig(`${MINIMAL}metrics: { listen: "0.0.0.0:9464", tls: true }\n`, FILE);
  assert.deepEqual(metrics, { listen: { host: "0.0.0.0", port: 9464 }, scheme: "https" });
  for (const host of ["127.0.0.1", "127.8.0.1", "[::1]", "localhost"]) {
    const { metrics: local } = parseConfig(`${MINIMAL}metrics: { listen: "${host}:9464" }\n`, FILE);
    assert.equal(local?.scheme, "http");
  }
  assert.deepEqual(config.peers, [{ name: "south", endpoints: ["s1:7443", "[::1]:7443"] }]);
  assert.deepEqual(config.listen, { host: "::", port: 0 });
  assert.deepEqual(config.secrets.current, { from: "file", path: "/etc/key" });
  assert.equal(config.log.level, "debug");
  assert.equal(config.audit.dir, "/etc/audit");
  assert.deepEqual([config.spool.bytes, config.spool.freeBytes], [80_000_000, 5]);
  assert.equal(config.spool.segmentBytes, 10_000_000);
  assert.deepEqual(config.access, new Map([["é, x", "reader"]]));
});

test("keys as systemd's credentials, and the one before", () => {
  const secrets = (text: string) => parseConfig(`${MINIMAL}secrets: ${text}\n`, FILE).secrets;
  assert.deepEqual(secrets("{ credential: towline-key, previous_key_file: old.key }"), {
    current: { from: "credential", name: "towline-key" },
    previous: { from: "file", path: "/etc/towline/old.key" },
  });
  assert.deepEqual(secrets("{ previous_credential: old }").previous, { from: "credential", name: "old" });
});

const MISTAKES: readonly (readonly [string, RegExp])[] = [
  ["", /name: give the agent a name[\s\S]*tls: give ca, cert and key/],
  ["just text", /the file: /],
  [`${MINIMAL}listne: x`, /listne: there is no such key/],
  [MINIMAL.replace("key:", "kye:"), /tls\.key: give a file path[\s\S]*tls\.kye: there is no such key/],
  [MINIMAL.replace("north", "North"), /name: a name is 1 to 63 of a-z/],
  [`${MINIMAL}listen: 7443`, /listen: give HOST:PORT/],
  [`${MINIMAL}listen: "::1:7443"`, /listen: give HOST:PORT/],
  [`${MINIMAL}listen: "localhost:70000"`, /listen: give HOST:PORT/],
  [`${MINIMAL}log: { level: loud }`, /log\.level: give debug, info/],
  [`${MINIMAL}spool: { bytes: 1000 }`, /spool\.bytes: give at least 67108864/],
  [`${MINIMAL}name: south`, /it is not YAML/],
  [`${MINIMAL}secrets: { key: hunter2 }`, /secrets\.key: there is no such key/],
  [`${MINIMAL}secrets: { credential: a, key_file: b }`, /secrets: give key_file or credential, not both/],
  [
    `${MINIMAL}secrets: { previous_credential: a, previous_key_file: b }`,
    /secrets: give previous_key_file or previous/,
  ],
  [`${MINIMAL}secrets: { credential: ../key }`, /secrets\.credential: give the name of a credential/],
  [`${MINIMAL}secrets: { credential: .. }`, /secrets\.credential: give the name of a credential/],
  [`${MINIMAL}audit: { file: x }`, /audit\.file: there is no such key/],
  [`${MINIMAL}metrics: {}`, /metrics\.listen: give HOST:PORT/],
  [`${MINIMAL}metrics: { listen: "127.0.0.1" }`, /metrics\.listen: give HOST:PORT/],
  [`${MINIMAL}metrics: { listen: "0.0.0.0:9464" }`, /metrics\.listen: without tls: true it has to be/],
  [`${MINIMAL}metrics: { listen: "[::]:9464" }`, /metrics\.listen: without tls: true it has to be/],
  [
    `${MINIMAL}metrics: { listen: "127.0.0.1.example:9464" }`,
    /metrics\.listen: without tls: true it has to be/,
  ],
  [`${MINIMAL}peers: { south: {} }`, /peers\.south\.endpoints/],
  [`${MINIMAL}peers: { south: { endpoints: [] } }`, /peers\.south\.endpoints: give one HOST:PORT at least/],
  [`${MINIMAL}peers: { south: { endpoints: [south] } }`, /peers\.south\.endpoints\.0: give HOST:PORT/],
  [`${MINIMAL}peers: { north: { endpoints: ["a:1"] } }`, /peers\.north: this is the agent itself/],
  [`${MINIMAL}access: {}`, /access: an empty table lets nobody in/],
  [`${MINIMAL}access: operator`, /access: give a role to each certificate name/],
  [`${MINIMAL}access: { ops: root }`, /access\.ops: give reader, operator or peer/],
  [`${MINIMAL}access: { ops: [operator] }`, /access\.ops: give reader, operator or peer/],
  [`${MINIMAL}access: { " ops": reader }`, /access\. ops: a certificate name \(CN\) has 1 to 64/],
  [`${MINIMAL}access: { ${"o".repeat(65)}: reader }`, /a certificate name \(CN\) has 1 to 64/],
  [`${MINIMAL}access: { ops: reader, ops: operator }`, /it is not YAML/],
  [`${MINIMAL}secrets: [`, /it is not YAML/],
];

for (const [text, message] of MISTAKES) {
  test(`refused: ${JSON.stringify(text.replace(MINIMAL, "… "))}`, () => {
    assert.throws(
      () => parseConfig(text, FILE),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, "CONFIG_INVALID");
        assert.match(error.message, message);
        assert.match(error.message, /\/etc\/towline\/agent\.yaml/);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      },
    );
  });
}

test("a file that is not there is named", async () => {
  await assert.rejects(loadConfig("/nowhere/agent.yaml"), {
    code: "CONFIG_INVALID",
    message: /\/nowhere\/agent\.yaml.*ENOENT/,
  });
});
