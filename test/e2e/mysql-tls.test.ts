import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { GtidSet } from "../../agent/change/gtid-set.ts";
import { AgentError, type ErrorCode } from "../../agent/error.ts";
import { streamBinlog } from "../../agent/extract/binlog-stream.ts";
import { Secret } from "../../agent/lib/secret.ts";
import { type Endpoint, type EndpointTls, TLS_MODES, type TlsMode } from "../../agent/mysql/endpoint.ts";
import { openReader } from "../../agent/mysql/session.ts";
import { isSessionAtWork } from "../../agent/mysql/session-at-work.ts";
import { SpillFolder } from "../../agent/spill/spill-folder.ts";
import { Authority, type KeyPair } from "../harness/certificates.ts";
import { endpointOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { newFolder } from "../harness/run-folder.ts";
import { eventually } from "../harness/wait.ts";

/** What comes of a connection: the version of TLS that it has, none, or a code. */
type Outcome = "TLSv1.3" | "plain" | ErrorCode;
type Row = readonly [disabled: Outcome, preferred: Outcome, required: Outcome, ca: Outcome, full: Outcome];

const UNTRUSTED = "TLS_CERTIFICATE_UNTRUSTED";
const TLS = "TLSv1.3";
/** Long enough for a server to be given the certificate on a busy machine, milliseconds. */
const SHORT_LIFE_MS = 1_500;

/** What the server shows × what the agent wants. The authority is always ours, and the host as it stands there. */
const TABLE: readonly (readonly [shown: string, host: string, row: Row])[] = [
  ["name and address", "localhost", ["plain", TLS, TLS, TLS, TLS]],
  ["name and address", "127.0.0.1", ["plain", TLS, TLS, TLS, TLS]],
  ["name alone", "localhost", ["plain", TLS, TLS, TLS, TLS]],
  // A driver that takes an address for "localhost" lets this one through.
  ["name alone", "127.0.0.1", ["plain", TLS, TLS, TLS, "TLS_NAME_MISMATCH"]],
  ["another host", "localhost", ["plain", TLS, TLS, TLS, "TLS_NAME_MISMATCH"]],
  ["another authority", "localhost", ["plain", TLS, TLS, UNTRUSTED, UNTRUSTED]],
  ["no TLS", "localhost", ["plain", "plain", "TLS_NOT_OFFERED", "TLS_NOT_OFFERED", "TLS_NOT_OFFERED"]],
];

async function outcome(connect: () => Promise<string>): Promise<Outcome> {
  try {
    return ((await connect()) || "plain") as Outcome;
  } catch (error) {
    assert.ok(error instanceof AgentError, String(error));
    assert.match(error.message, /^instance "(secured|plain)": /);
    assert.notEqual(error.hint, "");
    return error.code;
  }
}

const deadline = (): AbortSignal => AbortSignal.timeout(20_000);

/** The TLS version of a session. */
async function session(endpoint: Endpoint): Promise<string> {
  await using connection = await openReader(endpoint, deadline());
  const [[, version] = []] = await connection.text("SHOW SESSION STATUS LIKE 'Ssl_version'");
  return version ?? "";
}

describe("TLS with servers", () => {
  let secured: MysqlServer;
  let plain: MysqlServer;
  let ours: Authority;
  let other: Authority;
  let shows: Record<string, () => Promise<MysqlServer>>;

  before(async () => {
    [secured, plain, ours, other] = await Promise.all([
      // It says what each session encrypts with.
      MysqlServer.start({ name: "secured", serverId: 1, options: ["--performance-schema=ON"] }),
      MysqlServer.start({ name: "plain", serverId: 2, options: ["--tls-version="] }),
      Authority.make(),
      Authority.make(),
    ]);
    const account = "'only-x509'@'%'";
    await secured.sql(
      `CREATE USER ${account} IDENTIFIED BY 'pw' REQUIRE X509; GRANT REPLICATION SLAVE ON *.* TO ${account}`,
    );
    const show = (authority: Authority, hosts: readonly string[]) => async () =>
      await give(authority, await authority.issue("CN=server", { hosts }));
    shows = {
      "name and address": show(ours, ["localhost", "127.0.0.1"]),
      "name alone": show(ours, ["localhost"]),
      "another host": show(ours, ["db.example", "10.1.2.3"]),
      "another authority": show(other, ["localhost", "127.0.0.1"]),
      "no TLS": async () => plain,
    };
  });

  after(async () => {
    await secured?.[Symbol.asyncDispose]();
    await plain?.[Symbol.asyncDispose]();
  });

  /** Has the server show another certificate from now on; it takes those of clients of that authority. */
  async function give(authority: Authority, pair: KeyPair): Promise<MysqlServer> {
    const files = { "s-ca.pem": authority.ca, "s-cert.pem": pair.cert, "s-key.pem": pair.key };
    for (const [file, pem] of Object.entries(files)) await writeFile(join(secured.dataFolder, file), pem);
    await secured.sql(
      "SET GLOBAL ssl_ca = 's-ca.pem', GLOBAL ssl_cert = 's-cert.pem', GLOBAL ssl_key = 's-key.pem'; ALTER INSTANCE RELOAD TLS",
    );
    return secured;
  }

  function endpoint(server: MysqlServer, mode: TlsMode, change: Partial<Endpoint> = {}): Endpoint {
    return { ...endpointOf(server), tls: { mode, ca: ours.ca, client: null }, ...change };
  }

  const showing = async (shown: string): Promise<MysqlServer> =>
    await (shows[shown] as () => Promise<MysqlServer>)();

  for (const [shown, host, row] of TABLE) {
    test(`a server with ${shown}, as ${host}`, async () => {
      const server = await showing(shown);
      const seen: Outcome[] = [];
      for (const mode of TLS_MODES) {
        // The server has forgotten the password: caching_sha2_password asks for it in full.
        await server.sql("FLUSH PRIVILEGES");
        seen.push(await outcome(() => session(endpoint(server, mode, { host }))));
      }
      assert.deepEqual(seen, row);
    });
  }

  test("the binlog stream, and the question whether a session is at work, go by the same settings", async () => {
    const spill = await SpillFolder.open(newFolder("spill"));
    const stream = async (from: Endpoint): Promise<string> => {
      const events = streamBinlog(from, GtidSet.empty, spill, deadline());
      try {
        assert.equal((await events.next()).done, false);
        const [row] = await secured.sql<{ v: string }>(
          "SELECT s.VARIABLE_VALUE AS v FROM performance_schema.status_by_thread s JOIN performance_schema.threads t USING (THREAD_ID) " +
            "WHERE t.PROCESSLIST_COMMAND LIKE 'Binlog Dump%' AND s.VARIABLE_NAME = 'Ssl_version'",
        );
        return row?.v ?? "";
      } finally {
        await events.return();
        // Of the next stream, its session is not to be taken for this one's.
        await eventually(
          async () =>
            (
              await secured.sql(
                "SELECT 1 FROM performance_schema.threads WHERE PROCESSLIST_COMMAND LIKE 'Binlog Dump%'",
              )
            ).length === 0,
          { what: "the stream's session ends", within: 10_000 },
        );
      }
    };
    const modes: readonly (readonly [shown: string, mode: TlsMode, Outcome])[] = [
      ["name and address", "disabled", "plain"],
      ["name and address", "preferred", TLS],
      ["name and address", "verify-full", TLS],
      ["name alone", "verify-full", "TLS_NAME_MISMATCH"],
      ["another authority", "verify-ca", UNTRUSTED],
    ];
    for (const [shown, mode, expected] of modes) {
      const from = endpoint(await showing(shown), mode);
      assert.equal(await outcome(() => stream(from)), expected, `${mode}, ${shown}`);
    }
    const wanting = streamBinlog(endpoint(plain, "required"), GtidSet.empty, spill, deadline());
    await assert.rejects(wanting.next(), { code: "TLS_NOT_OFFERED" });
    const falling = streamBinlog(endpoint(plain, "preferred"), GtidSet.empty, spill, deadline());
    assert.equal((await falling.next()).done, false);
    await falling.return();

    await showing("name and address");
    const strict = endpoint(secured, "verify-full");
    await using busy = await openReader(strict, deadline());
    const [[id] = []] = await busy.text("SELECT CONNECTION_ID()");
    const sleeping = busy.begin("DO SLEEP(60)");
    const atWork = () => isSessionAtWork(strict, Number(id));
    await eventually(atWork, { what: "the session is at work", within: 10_000 });
    await showing("another authority");
    assert.equal(await atWork(), false, "nothing is asked of a server that is not trusted");
    await secured.sql(`KILL ${id}`);
    await assert.rejects(sleeping, { code: "CONNECTION_LOST" });
  });

  test("an account with REQUIRE X509 takes the certificate that the server's authority issued, and no other", async () => {
    await showing("name and address");
    const [client, foreign, expired] = await Promise.all([
      ours.issue("CN=client"),
      other.issue("CN=client"),
      ours.issue("CN=client", { notAfter: new Date(Date.now() - 1) }),
    ]);
    const cases: readonly (readonly [TlsMode, KeyPair | null, Outcome])[] = [
      ["disabled", null, "ACCESS_DENIED"],
      ["verify-full", null, "ACCESS_DENIED"],
      ["preferred", client, TLS],
      ["verify-full", client, TLS],
      ["verify-full", foreign, "TLS_CLIENT_REFUSED"],
      ["required", expired, "TLS_CLIENT_REFUSED"],
    ];
    for (const [mode, pair, expected] of cases) {
      const shown = pair === null ? null : { cert: pair.cert, key: new Secret(pair.key) };
      const tls: EndpointTls = { mode, ca: ours.ca, client: shown };
      const account = { username: "only-x509", password: new Secret("pw"), tls };
      assert.equal(await outcome(() => session(endpoint(secured, mode, account))), expected, mode);
    }
    const denied = endpoint(secured, "required", { username: "only-x509", password: new Secret("pw") });
    await assert.rejects(session(denied), { hint: /REQUIRE X509/ });
  });

  test("what a server demands, and a certificate that expires under it, are told", async () => {
    await showing("name and address");
    await secured.sql("SET GLOBAL require_secure_transport = ON");
    assert.equal(await outcome(() => session(endpoint(secured, "disabled"))), "TLS_DEMANDED");
    await secured.sql("SET GLOBAL require_secure_transport = OFF");

    // A server takes no certificate that is expired, but keeps one that expires.
    const ends = { hosts: ["127.0.0.1"], notAfter: new Date(Date.now() + SHORT_LIFE_MS) };
    await give(ours, await ours.issue("CN=server", ends));
    const expired = async () =>
      (await outcome(() => session(endpoint(secured, "verify-ca")))) === "TLS_CERTIFICATE_EXPIRED";
    await eventually(expired, { what: "the certificate has expired", within: 20_000 });
    assert.equal(await outcome(() => session(endpoint(secured, "required"))), TLS);
    await showing("name and address");
    assert.equal(await outcome(() => session(endpoint(secured, "verify-full"))), TLS);
  });
});
