import assert from "node:assert/strict";
import { test } from "node:test";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { seedFrom } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import { TYPES_SCHEMA } from "../harness/types-table.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";

const DATABASES = ["shop", "types"];
const SCALE = 0.05;
/** The workload rests between transactions, milliseconds: it shares two cores with all that is tested. */
const PAUSE_MS = 10;
const TRANSACTIONS = 400;
const DEADLINE_MS = PATIENCE_MS;

test("every type and every kind of change arrives, in the copy and in the stream, while the source is written to", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  const size = await loadShop(source, { seed, scale: SCALE });
  for (const statement of TYPES_SCHEMA) await source.sql(statement);
  await using workload = Workload.start(source, { seed, size, types: true, pause: PAUSE_MS });
  const more = async (count: number): Promise<void> => {
    const goal = workload.committed + count;
    await eventually(() => workload.committed >= goal, { what: "the workload commits", within: DEADLINE_MS });
  };
  await more(TRANSACTIONS);
  {
    await using link = LinkRun.between(source, target, specOf("copy", DATABASES));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await more(TRANSACTIONS);
  }
  // What is committed while no link runs is applied by the next one, from the checkpoint.
  await more(TRANSACTIONS);
  await using link = LinkRun.between(source, target, specOf("copy", DATABASES));
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  await more(TRANSACTIONS);
  await workload.stop();
  await link.caughtUp(source);

  const { tables } = await assertEqual(source, target, DATABASES);
  assert.ok(tables.every(({ rows }) => rows > 0));
});
