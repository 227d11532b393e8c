import assert from "node:assert/strict";
import { test } from "node:test";
import { NearSource } from "../../agent/extract/near-source.ts";
import { precheckLink } from "../../agent/link/link.ts";
import type { LinkSpec } from "../../agent/link/spec.ts";
import type { CheckResult } from "../../agent/precheck/check.ts";
import { endpointOf, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";

const DATABASES = ["shop"];
const SPEC = specOf("check", DATABASES);

/** Something wrong with one of the servers, the check that finds it, and how it is put right. */
interface Fault {
  readonly id: string;
  readonly verdict: "failed" | "warning";
  /** What the message names. */
  readonly names: RegExp;
  readonly onSource?: string;
  readonly onTarget?: string;
  readonly undoSource?: string;
  readonly undoTarget?: string;
  readonly spec?: LinkSpec;
}

const FAULTS: readonly Fault[] = [
  variable("gtid.mode", "gtid_mode", "ON_PERMISSIVE", "ON"),
  variable("binlog.format", "binlog_format", "MIXED", "ROW"),
  variable("binlog.row_image", "binlog_row_image", "MINIMAL", "FULL"),
  {
    ...variable("binlog.row_metadata", "binlog_row_metadata", "MINIMAL", "FULL"),
    verdict: "warning",
    names: /schema_history/,
  },
  {
    ...variable("binlog.retention", "binlog_expire_logs_seconds", "3600", "2592000"),
    verdict: "warning",
    names: /3600/,
  },
  {
    id: "privileges.source",
    verdict: "failed",
    names: /lacks privileges/,
    onSource: "REVOKE REPLICATION SLAVE ON *.* FROM towline",
    undoSource: "GRANT REPLICATION SLAVE ON *.* TO towline",
  },
  {
    id: "privileges.target",
    verdict: "failed",
    names: /lacks privileges/,
    onTarget: "REVOKE INSERT ON shop.* FROM towline",
    undoTarget: "GRANT INSERT ON shop.* TO towline",
  },
  {
    id: "schema.primary_key",
    verdict: "warning",
    names: /shop\.heap/,
    onSource: "CREATE TABLE shop.heap (a INT)",
    undoSource: "DROP TABLE shop.heap",
  },
  {
    id: "schema.primary_key",
    verdict: "failed",
    names: /JSON columns.*shop\.heap/,
    onSource: "CREATE TABLE shop.heap (a JSON)",
    undoSource: "DROP TABLE shop.heap",
  },
  {
    id: "schema.engine",
    verdict: "failed",
    names: /shop\.old/,
    onSource: "CREATE TABLE shop.old (a INT PRIMARY KEY) ENGINE=MyISAM",
    undoSource: "DROP TABLE shop.old",
  },
  {
    id: "schema.expression_index",
    verdict: "failed",
    names: /shop\.sums/,
    onSource: "CREATE TABLE shop.sums (a INT PRIMARY KEY, b INT, UNIQUE KEY ((a + b)))",
    undoSource: "DROP TABLE shop.sums",
  },
  {
    id: "schema.triggers",
    verdict: "warning",
    names: /left out: triggers shop\.tr on items/,
    onSource: "CREATE TRIGGER shop.tr BEFORE INSERT ON shop.items FOR EACH ROW SET NEW.id = NEW.id",
    undoSource: "DROP TRIGGER shop.tr",
  },
  {
    id: "schema.triggers_unseen",
    verdict: "warning",
    names: /does not see whether tables of shop have triggers/,
    onSource: "REVOKE TRIGGER ON shop.* FROM towline",
    undoSource: "GRANT TRIGGER ON shop.* TO towline",
  },
  {
    id: "privileges.source",
    verdict: "failed",
    names: /lacks privileges/,
    onSource: "REVOKE SHOW_ROUTINE ON *.* FROM towline",
    undoSource: "GRANT SHOW_ROUTINE ON *.* TO towline",
  },
  {
    id: "privileges.source",
    verdict: "failed",
    names: /lacks privileges/,
    onSource: "REVOKE EVENT ON shop.* FROM towline",
    undoSource: "GRANT EVENT ON shop.* TO towline",
  },
  {
    id: "privileges.target",
    verdict: "failed",
    names: /lacks privileges/,
    onSource: "CREATE VIEW shop.v AS SELECT 1",
    undoSource: "DROP VIEW shop.v",
  },
  {
    id: "schema.definers",
    verdict: "failed",
    names: /other definers: root@localhost/,
    onSource: "CREATE PROCEDURE shop.p() SELECT 1",
    undoSource: "DROP PROCEDURE shop.p",
  },
  {
    id: "target.functions",
    verdict: "failed",
    names: /function shop\.f/,
    onSource:
      "SET GLOBAL log_bin_trust_function_creators = ON; CREATE FUNCTION shop.f() RETURNS INT DETERMINISTIC RETURN 1",
    undoSource: "DROP FUNCTION shop.f",
  },
  {
    id: "target.objects",
    verdict: "failed",
    names: /already on the target: view shop\.v/,
    onSource: "CREATE VIEW shop.v AS SELECT 1",
    undoSource: "DROP VIEW shop.v",
    onTarget: "CREATE DATABASE shop; CREATE VIEW shop.v AS SELECT 2",
    undoTarget: "DROP DATABASE shop",
  },
  {
    id: "schema.tables",
    verdict: "failed",
    names: /shop\.nowhere/,
    spec: { ...SPEC, databases: new Map([["shop", { tables: ["nowhere"], excludeTables: [] }]]) },
  },
  {
    id: "target.tables",
    verdict: "failed",
    names: /already on the target: shop\.items/,
    onTarget: "CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY)",
    undoTarget: "DROP DATABASE shop",
  },
  {
    id: "target.tables",
    verdict: "failed",
    names: /not on the target: shop\.items/,
    spec: { ...SPEC, initialization: { structure: false, data: true } },
  },
  {
    id: "target.tables",
    verdict: "failed",
    names: /not empty on the target: shop\.items/,
    spec: { ...SPEC, initialization: { structure: false, data: true } },
    onTarget:
      "CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY); INSERT INTO shop.items VALUES (1)",
    undoTarget: "DROP DATABASE shop",
  },
  {
    id: "target.triggers",
    verdict: "failed",
    names: /shop\.tr on items/,
    onTarget:
      "CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY); " +
      "CREATE TRIGGER shop.tr BEFORE INSERT ON shop.items FOR EACH ROW SET NEW.id = NEW.id",
    undoTarget: "DROP DATABASE shop",
  },
  {
    id: "target.writable",
    verdict: "failed",
    names: /read_only is ON/,
    onTarget: "SET GLOBAL super_read_only = ON",
    undoTarget: "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF",
  },
  {
    id: "params.packet",
    verdict: "failed",
    names: /max_allowed_packet/,
    onTarget: "SET GLOBAL max_allowed_packet = 1048576",
    undoTarget: "SET GLOBAL max_allowed_packet = 67108864",
  },
];

function variable(id: string, name: string, wrong: string, right: string): Fault {
  const quoted = (value: string): string => (/^\d+$/.test(value) ? value : `'${value}'`);
  return {
    id,
    verdict: "failed",
    names: new RegExp(name),
    onSource: `SET GLOBAL ${name} = ${quoted(wrong)}`,
    undoSource: `SET GLOBAL ${name} = ${quoted(right)}`,
  };
}

test("the precheck finds each fault, says what to do, and changes nothing", async (t) => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await source.sql("CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY)");
  const run = (spec = SPEC): Promise<readonly CheckResult[]> =>
    precheckLink(spec, new NearSource(endpointOf(source)), endpointOf(target), new AbortController().signal);
  const troubles = (results: readonly CheckResult[]): readonly CheckResult[] =>
    results.filter(({ verdict }) => verdict !== "passed");

  assert.deepEqual(troubles(await run()), [], "nothing is wrong yet");

  for (const fault of FAULTS) {
    await t.test(`${fault.id}: ${fault.onSource ?? fault.onTarget ?? "the spec"}`, async () => {
      if (fault.onSource !== undefined) await source.sql(fault.onSource);
      if (fault.onTarget !== undefined) await target.sql(fault.onTarget);
      const found = troubles(await run(fault.spec)).filter(({ id }) => id === fault.id);
      if (fault.undoSource !== undefined) await source.sql(fault.undoSource);
      if (fault.undoTarget !== undefined) await target.sql(fault.undoTarget);
      assert.equal(found.length, 1);
      assert.equal(found[0]?.verdict, fault.verdict);
      assert.match(found[0]?.message ?? "", fault.names);
      assert.notEqual(found[0]?.remedy, "");
    });
  }

  await t.test("source and target are one server", async () => {
    const results = await precheckLink(
      SPEC,
      new NearSource(endpointOf(source)),
      endpointOf(source),
      new AbortController().signal,
    );
    assert.ok(results.some(({ id, verdict }) => id === "server.identity" && verdict === "failed"));
  });

  await t.test("a server that does not answer", async () => {
    const nowhere = endpointOf(target, { port: 1 });
    const results = await precheckLink(
      SPEC,
      new NearSource(endpointOf(source)),
      nowhere,
      new AbortController().signal,
    );
    assert.deepEqual(
      results.map(({ id, verdict }) => [id, verdict]),
      [["connection", "failed"]],
    );
  });

  assert.deepEqual(troubles(await run()), [], "nothing is left behind");
  const left = await target.sql(
    "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME IN ('shop', 'towline', 'towline_local')",
  );
  assert.deepEqual(left, [], "the target is as it was");
});
