import assert from "node:assert/strict";
import { test } from "node:test";
import type { PausePoint } from "../../agent/lib/pause-points.ts";
import type { LinkSpec } from "../../agent/link/spec.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Once } from "../harness/once.ts";
import { assertEqual } from "../harness/oracle.ts";
import { grantWholeServer, STANDBY_OPTIONS } from "../harness/standby.ts";

const DATABASES = ["shop"];

/** A link that two agents declare, of which the second begins while the first is in the middle of a transaction. */
async function takenOver(spec: LinkSpec, point: PausePoint, options: readonly string[]): Promise<void> {
  const databases = DATABASES;
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases, options });
  if (spec.gtids === "preserve") for (const server of [source, target]) await grantWholeServer(server);
  await source.sql("CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY, n INT)");
  await source.sql("INSERT INTO shop.items VALUES (1, 0)");
  const opened: LinkRun[] = [];
  const open = (pausePoints?: Once): LinkRun => {
    const link = LinkRun.between(source, target, spec, pausePoints === undefined ? {} : { pausePoints });
    opened.push(link);
    return link;
  };
  const follows = async (link: LinkRun): Promise<void> =>
    link.until("the link follows", ({ milestone }) => milestone === "syncing");
  try {
    const seeded = open();
    await follows(seeded);
    await seeded[Symbol.asyncDispose]();

    const middle = new Once(point, async () => follows(open()));
    const first = open(middle);
    await source.sql("UPDATE shop.items SET n = n + 1");
    const error = await first.failure();
    assert.equal(error.code, "OWNERSHIP_LOST");
    assert.match(error.message, /was taken over/);
    assert.ok(middle.done);

    const second = opened.at(-1) as LinkRun;
    await source.sql("UPDATE shop.items SET n = n + 1");
    await second.caughtUp(source);
    await assertEqual(source, target, DATABASES);
    assert.equal(await target.value("SELECT n FROM shop.items"), 2);
  } finally {
    for (const link of opened) await link[Symbol.asyncDispose]();
  }
}

test("of two agents the one that took a link last applies it, and the other stops for good", async () => {
  await takenOver(specOf("link", DATABASES), "apply.rows-written", []);
});

test("of two agents at a link that preserves GTIDs likewise", async () => {
  await takenOver(specOf("link", [], { gtids: "preserve" }), "apply.packet-written", STANDBY_OPTIONS);
});
