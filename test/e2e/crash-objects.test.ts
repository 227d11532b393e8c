import { test } from "node:test";
import { Agent } from "../harness/agent.ts";
import { assertSameObjects } from "../harness/compare-objects.ts";
import { ddlGrants } from "../harness/grants.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { type Hold, PauseServer } from "../harness/pause-server.ts";
import { PATIENCE_MS } from "../harness/wait.ts";

const DATABASES = ["shop"];
const WITHIN_MS = PATIENCE_MS;

const SCHEMA = [
  "CREATE DATABASE shop CHARACTER SET latin1",
  "CREATE FUNCTION shop.in_latin1(p VARCHAR(9)) RETURNS VARCHAR(9) DETERMINISTIC RETURN p",
  "ALTER DATABASE shop CHARACTER SET utf8mb4",
  "CREATE TABLE shop.heap (n INT, t VARCHAR(20))",
  "INSERT INTO shop.heap VALUES (1, 'a'), (1, 'a'), (1, 'A'), (NULL, NULL), (NULL, NULL)",
  "INSERT INTO shop.heap SELECT a.n, b.t FROM shop.heap a JOIN shop.heap b JOIN shop.heap c JOIN shop.heap d JOIN shop.heap e",
  "CREATE VIEW shop.b AS SELECT n FROM shop.heap",
  "CREATE VIEW shop.a AS SELECT n FROM shop.b",
  "CREATE EVENT shop.e ON SCHEDULE EVERY 1 DAY DO SELECT 1",
];

/** What happens on the source at each moment: whatever the copy holds by then, it must not be done twice. */
const MEANWHILE = [
  "INSERT INTO shop.heap VALUES (1, 'a')",
  "DELETE FROM shop.heap WHERE BINARY t = 'A' LIMIT 1",
  "CREATE VIEW shop.once AS SELECT 1",
  "DROP VIEW shop.once",
  "DROP EVENT shop.e",
  "CREATE EVENT shop.e ON SCHEDULE EVERY 2 DAY DO SELECT 2",
];

const MOMENTS: readonly Hold[] = [
  { point: "structure.objects-noted", occurrence: 1 },
  { point: "structure.object-made", occurrence: 2 },
  { point: "structure.objects-made", occurrence: 1 },
  { point: "load.snapshot-taken", occurrence: 1 },
  { point: "load.chunk-committed", occurrence: 1 },
  { point: "load.table-loaded", occurrence: 1 },
];

test("objects and rows without a key are there once, wherever the agent is killed", async (t) => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, tmpfs: true });
  await using target = await MysqlServer.start({
    name: "target",
    serverId: 2,
    tmpfs: true,
    options: ["--log-bin-trust-function-creators=ON"],
  });
  await using pauses = await PauseServer.open();
  await using agent = await Agent.start({ pauses, bundled: true });
  await source.sql("SET GLOBAL log_bin_trust_function_creators = ON");
  for (const sql of SCHEMA) await source.sql(sql);
  for (const grant of ddlGrants("towline", DATABASES)) await target.sql(grant);
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  let start = (): Promise<void> => agent.putLink("objects", DATABASES);
  for (const moment of MOMENTS) {
    await Promise.all([pauses.hold(moment, WITHIN_MS), start()]);
    for (const sql of MEANWHILE) await source.sql(sql);
    await agent.kill("SIGKILL");
    t.diagnostic(`SIGKILL at ${moment.point}`);
    start = () => agent.restart();
  }
  await agent.restart();
  await agent.synced("objects", WITHIN_MS);
  for (const sql of MEANWHILE) await source.sql(sql);
  await agent.caughtUp("objects", source, WITHIN_MS);
  await assertEqual(source, target, DATABASES);
  await assertSameObjects(source, target, "shop");
});
