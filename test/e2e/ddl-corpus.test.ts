import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { AgentError } from "../../agent/error.ts";
import { ddlGrants } from "../harness/grants.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { schemaOf } from "../harness/schema-text.ts";
import { CORPUS_DATABASES } from "./ddl/corpus.ts";

/** Of the statements that the source accepts, so many must come to the same on the target. */
const LEAST_EQUAL = 0.98;
/** Statements between two comparisons: each compares every object. */
const COMPARED_EVERY = 10;

interface Stopped {
  readonly sql: string;
  readonly code: string;
  readonly message: string;
}

const corpus = JSON.parse(
  readFileSync(new URL("../ddl-corpus.json", import.meta.url), "utf8"),
) as readonly string[];

/** The objects that differ between the two servers, with both definitions. */
async function differences(source: MysqlServer, target: MysqlServer): Promise<ReadonlyMap<string, string>> {
  const [there, here] = await Promise.all([
    schemaOf(source, CORPUS_DATABASES),
    schemaOf(target, CORPUS_DATABASES),
  ]);
  return new Map(
    [...new Set([...there.keys(), ...here.keys()])]
      .filter((key) => there.get(key) !== here.get(key))
      .map((key) => [key, `${key}: source ${there.get(key)} target ${here.get(key)}`]),
  );
}

test("the corpus: what the source accepts comes to the same on the target, or stops the link by name", async (t) => {
  const options = { databases: CORPUS_DATABASES, tmpfs: true } as const;
  await using source = await MysqlServer.start({ ...options, name: "source", serverId: 1 });
  await using target = await MysqlServer.start({ ...options, name: "target", serverId: 2 });
  await target.sql("SET GLOBAL log_bin_trust_function_creators = 1");
  for (const grant of ddlGrants("'towline'@'%'", CORPUS_DATABASES))
    await target.sql(`SET sql_log_bin = 0; ${grant}`);
  await source.sql("CREATE DATABASE ddlt; CREATE TABLE ddlt.first (id INT PRIMARY KEY)");

  const spec = specOf("corpus", CORPUS_DATABASES);
  let link = LinkRun.between(source, target, spec);
  const refused: string[] = [];
  const stopped: Stopped[] = [];
  const wrong = new Map<string, string>();
  /** Objects that differ because the link was told to pass a statement at which it had stopped. */
  const excused = new Set<string>();
  let accepted = 0;
  try {
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    for (const [index, sql] of corpus.entries()) {
      await using session = await source.connect({ charset: "utf8mb4_0900_ai_ci" });
      await session.query(
        "SET SESSION sql_mode = REPLACE(REPLACE(REPLACE(@@sql_mode, 'NO_ZERO_IN_DATE', ''), 'NO_ZERO_DATE', ''), 'STRICT_TRANS_TABLES', '')",
      );
      await session.query("SET SESSION foreign_key_checks = 0");
      await session.query("CREATE DATABASE IF NOT EXISTS ddlt; USE ddlt");
      try {
        await session.query(sql);
      } catch (error) {
        refused.push(`${sql.slice(0, 80)}: ${(error as Error).message}`);
        continue;
      }
      accepted += 1;
      try {
        await link.caughtUp(source);
      } catch (thrown) {
        const error = AgentError.from(thrown);
        stopped.push({ sql, code: error.code, message: error.message });
        await link[Symbol.asyncDispose]();
        link = LinkRun.between(source, target, spec, { exception: { gtid: error.gtid, sql: null } });
        await link.until("the link goes on", ({ milestone }) => milestone === "syncing");
        await link.caughtUp(source);
        for (const key of (await differences(source, target)).keys()) excused.add(key);
      }
      if (index % COMPARED_EVERY === 0 || index === corpus.length - 1) {
        for (const [key, found] of await differences(source, target))
          if (!excused.has(key) && !wrong.has(key)) wrong.set(key, `by statement ${index}: ${found}`);
      }
    }
    const equal = accepted - stopped.length;
    t.diagnostic(
      `${corpus.length} statements, ${accepted} accepted by the source, ${equal} applied, ${stopped.length} stopped`,
    );
    for (const { sql, code, message } of stopped)
      t.diagnostic(`stopped ${code}: ${message}: ${sql.slice(0, 120)}`);
    for (const line of refused) t.diagnostic(`refused by the source: ${line}`);
    assert.deepEqual([...wrong.values()], []);
    assert.ok(equal / accepted >= LEAST_EQUAL, `${equal} of ${accepted} were applied`);
    for (const { code } of stopped) assert.match(code, /^STATEMENT_/);
  } finally {
    await link[Symbol.asyncDispose]();
  }
});
