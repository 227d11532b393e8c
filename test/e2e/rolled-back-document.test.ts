import assert from "node:assert/strict";
import { test } from "node:test";
import { notItsTurn } from "../harness/gate.ts";
import { executed } from "../harness/gtids.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual, compare } from "../harness/oracle.ts";
import { grantWholeServer, STANDBY_OPTIONS, sameGtids } from "../harness/standby.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

const DATABASES = ["shop"];
/** A document that InnoDB keeps on pages of its own. */
const DOCUMENT = "JSON_OBJECT('long', REPEAT('x', 20000), 'price', 12.50)";
const WITHIN = "UPDATE shop.docs SET doc = JSON_SET(doc, '$.price', 1) WHERE id = 2";

/**
 * A fault of MySQL (seen with 9.7.4), for which docs/operations.md has a remedy. When this fails because the source takes the change
 * back, the fault is gone: then test/differential/key-moves.ts can go as well.
 */
test("a document that the source did not roll back stops the link at the next change of its row, and goes on when it was written anew", {
  skip: notItsTurn("rolled-back-document", 0, 2),
}, async () => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await source.sql("CREATE DATABASE shop");
  await source.sql("CREATE TABLE shop.docs (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, doc JSON)");
  await source.sql(`INSERT INTO shop.docs (id, doc) VALUES (1, ${DOCUMENT}), (5, ${DOCUMENT})`);
  const spec = specOf("documents", DATABASES);
  {
    await using link = LinkRun.between(source, target, spec);
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await source.sql("UPDATE shop.docs SET id = 2 WHERE id = 1");
    await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);

    const before = await executed(source);
    await using session = await source.connect();
    await session.query(`START TRANSACTION; ${WITHIN}; ROLLBACK`);
    assert.equal(await source.value("SELECT doc->>'$.price' FROM shop.docs WHERE id = 2"), "1");
    assert.equal(await executed(source), before, "nothing was committed, and nothing logged");
    // What other rows hold is carried.
    await source.sql("UPDATE shop.docs SET n = 1 WHERE id = 5");
    await link.caughtUp(source);
    const [table] = (await compare(source, target, DATABASES)).tables;
    assert.equal(table?.differences.length, 2, String(table?.differences));
    assert.match(String(table?.differences[1]), /id="?2"?\): doc is/);

    await source.sql("UPDATE shop.docs SET n = 1 WHERE id = 2");
    const error = await link.failure();
    assert.equal(error.code, "TARGET_ROW_DIFFERS", error.message);
    assert.equal(error.table, "shop.docs");
    assert.match(error.key, /2/);
  }
  // The remedy: what the source holds is put into the row of the target.
  const document = await source.value("SELECT CAST(doc AS CHAR) FROM shop.docs WHERE id = 2");
  await target.sql("UPDATE shop.docs SET doc = ? WHERE id = 2", [document]);
  await using link = LinkRun.between(source, target, spec);
  await link.caughtUp(source);
  await assertEqual(source, target, DATABASES);
});

/**
 * The target meets the same fault, were it given what changed in the document: JSON_REMOVE would be made a second time, of what is
 * not there any more.
 */
test("a transaction that the target rolls back leaves no change in a document, with GTIDs preserved and documents logged by what changed", {
  skip: notItsTurn("rolled-back-document", 1, 2),
}, async () => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1 });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, options: STANDBY_OPTIONS });
  await grantWholeServer(source);
  await grantWholeServer(target);
  await source.sql("CREATE DATABASE shop");
  await source.sql("CREATE TABLE shop.docs (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, doc JSON)");
  await source.sql(`INSERT INTO shop.docs (id, doc) VALUES (1, ${DOCUMENT}), (5, ${DOCUMENT})`);
  await using link = LinkRun.between(source, target, specOf("documents", [], { gtids: "preserve" }));
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  // The target meets it behind two changes of a key that it was given as events.
  for (const [from, to] of [
    [1, 102],
    [102, 2],
  ])
    await source.sql(`UPDATE shop.docs SET id = ${to} WHERE id = ${from}`);
  await link.caughtUp(source);

  const price = (): Promise<unknown> => target.value("SELECT doc->>'$.price' FROM shop.docs WHERE id = 2");
  {
    await using holder = await target.connect();
    await holder.query("START TRANSACTION; SELECT * FROM shop.docs WHERE id = 5 FOR UPDATE");
    await using session = await source.connect();
    await session.query("SET binlog_row_value_options = PARTIAL_JSON");
    await session.query(
      "START TRANSACTION; UPDATE shop.docs SET doc = JSON_REMOVE(doc, '$.price') WHERE id = 2; " +
        "UPDATE shop.docs SET n = 1 WHERE id = 5; COMMIT",
    );
    // Not INNODB_TRX: it shows what it showed before to who asks more often than ten times a second.
    const waiting = async (): Promise<boolean> => {
      const [row] = await target.sql("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'");
      return Number(row?.["Value"]) > 0;
    };
    const within = PATIENCE_MS;
    await eventually(waiting, { what: "the transaction waits for the other row", within });
    const ofLink = `SELECT ID FROM information_schema.PROCESSLIST WHERE USER = '${target.account.username}'`;
    const sessions = (await target.sql(ofLink)).map(({ ID }) => String(ID));
    // One may have ended by itself by now.
    for (const id of sessions) await target.sql(`KILL ${id}`).catch(() => {});
    const gone = async (): Promise<boolean> =>
      (await target.sql(ofLink)).every(({ ID }) => !sessions.includes(String(ID)));
    await eventually(gone, { what: "its sessions are gone", within });
    assert.equal(await price(), "12.50", "what is not committed is not there");
  }
  await link.caughtUp(source);
  assert.equal(await price(), null);
  await sameGtids(source, target);
  await assertEqual(source, target, DATABASES);
});
