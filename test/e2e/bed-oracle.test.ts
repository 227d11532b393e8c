import assert from "node:assert/strict";
import { test } from "node:test";
import { executed, waitForExecuted } from "../harness/gtids.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { configureReplica } from "../harness/native-replication.ts";
import { assertEqual, compare } from "../harness/oracle.ts";
import { seedFrom } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import { TYPES_SCHEMA } from "../harness/types-table.ts";
import { eventually } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";

const SCALE = 0.02;
const TRANSACTIONS = 300;
const DEADLINE_SECONDS = 60;
const DATABASES = ["shop", "types"];

/** Changes, one upon the other, that make the replica differ, and what the oracle must say of it. */
const PLANTED = [
  {
    sql: "DELETE FROM shop.order_lines LIMIT 1",
    says: /`order_lines`.*key \(order_id=.*line_no=.*only on the source/s,
  },
  {
    sql: "INSERT INTO shop.images VALUES (1, 77, '', '', '')",
    says: /`images`.*position=77\): only on the target/s,
  },
  {
    sql: "UPDATE shop.customers SET legacy_code = '' WHERE id = 1",
    says: /`customers`.*id="1"\): legacy_code is/s,
  },
  {
    sql: "UPDATE types.samples SET flt = 16777218 WHERE id = 900000",
    says: /flt is 16777200 on the source/s,
  },
  { sql: "UPDATE types.samples SET dbl = 0.0e0 WHERE id = 900000", says: /dbl is -0|dbl is 0/s },
  { sql: "UPDATE types.samples SET c_bin = 0x61 WHERE id = 900000", says: /c_bin is 0x6120/s },
  {
    sql: "UPDATE types.samples SET doc = NULL WHERE id = 900000; UPDATE types.samples SET doc = CAST('1' AS JSON) WHERE id = 900000",
    says: /doc is/s,
  },
  { sql: "UPDATE types.samples SET choice = 0 WHERE id = 900000", says: /choice is ""/s },
  {
    sql: "UPDATE types.samples SET stamp6 = '2020-01-01 00:00:00.000001' WHERE id = 900000",
    says: /stamp6 is/s,
  },
  { sql: "ALTER TABLE shop.products ADD COLUMN extra INT", says: /`products`: is defined differently/s },
  { sql: "CREATE TABLE shop.more (id INT PRIMARY KEY)", says: /`more`: is not on the source/s },
];

test("the oracle finds a native replica equal after a workload, and names every planted difference", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  await using source = await MysqlServer.start({ name: "source", serverId: 1 });
  await using replica = await MysqlServer.start({ name: "replica", serverId: 2 });
  await configureReplica(replica, source);
  await replica.sql("START REPLICA");
  const size = await loadShop(source, { seed, scale: SCALE });
  for (const statement of TYPES_SCHEMA) await source.sql(statement);
  {
    await using workload = Workload.start(source, { seed, size, types: true });
    const transactions = () => workload.committed >= TRANSACTIONS;
    await eventually(transactions, { what: "the workload commits", within: DEADLINE_SECONDS * 1_000 });
  }
  await source.sql(
    `INSERT INTO types.samples (id, flt, dbl, c_bin, doc, choice) VALUES
     (900000, 16777216, -0.0e0, 0x6120, CAST('1.0' AS JSON), '')`,
  );
  await waitForExecuted(replica, await executed(source), DEADLINE_SECONDS);

  const { tables } = await assertEqual(source, replica, DATABASES);
  assert.equal(tables.length, 8);
  assert.ok(tables.every(({ rows }) => rows > 0));

  await replica.sql("STOP REPLICA");
  for (const { sql, says } of PLANTED) {
    await replica.sql(`SET sql_mode = ''; ${sql}`);
    await assert.rejects(assertEqual(source, replica, DATABASES), says, sql);
  }
  assert.equal((await compare(source, replica, DATABASES)).equal, false);
});
