import assert from "node:assert/strict";
import { test } from "node:test";
import { IntTable } from "../../test/harness/int-table.ts";
import type { GtidEvent } from "../change/gtid-event.ts";
import { GtidSet } from "../change/gtid-set.ts";
import type { RowsEvent } from "../change/rows-event.ts";
import type { Batch } from "./batch.ts";
import { BATCH_BYTES, Batcher, tableKey, type Windows } from "./batcher.ts";
import { packetLimits } from "./packet-limits.ts";
import { RowReader } from "./row-reader.ts";

const SOURCE = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
const ITEMS = new IntTable("shop", "items", ["id"]);
const TABLE = ITEMS.map;
const KEY = tableKey("shop", "items");

const reader = new RowReader(
  new Map([[KEY, ITEMS.definition]]),
  { by: "sql", reason: "to see the rows" },
  packetLimits(64 * 1024 * 1024),
  tableKey,
);

const gtid = (number: number): GtidEvent => ({
  gtid: { uuid: SOURCE, tag: "", number },
  logged: "rows",
  lastCommitted: 0,
  sequenceNumber: 0,
  committedAt: number * 1000,
  originallyCommittedAt: number * 1000,
  length: 0,
  serverVersion: 90704,
  originalServerVersion: 90704,
});

/** An event with one row behind so many other bytes. */
const insert = (key: number, bytes = 100): RowsEvent => ({
  kind: "insert",
  tableId: 1,
  endsStatement: true,
  withoutChecks: { foreignKey: false, unique: false },
  bytes: Buffer.concat([Buffer.alloc(bytes), ITEMS.bytes([[key]])]),
  start: bytes,
});

function commit(batcher: Batcher, number: number, rows = 1): void {
  batcher.begin(gtid(number));
  for (let row = 0; row < rows; row++) batcher.rows(TABLE, insert(number * 100 + row));
  batcher.end();
}

const open = (windows: Windows = new Map(), apart = 0): Batcher =>
  new Batcher(reader, GtidSet.empty, [GtidSet.empty], windows, apart, () => {});

/** What a batch does, by the first word of its statements. */
const shape = (batch: Batch | null): unknown =>
  batch && [
    batch.packets
      .flat()
      .flatMap(({ statements }) =>
        statements.map(({ statement }) => `${statement.sql.split(" ")[0]} ${statement.rows}`),
      ),
    batch.transactions,
    batch.gtid,
    batch.end?.executed.toString(),
  ];

test("transactions that wait are merged, and what comes while one is written goes into the next batch", async () => {
  const batcher = open();
  commit(batcher, 1);
  commit(batcher, 2, 2);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 3"], 2, "", `${SOURCE}:1-2`]);
  commit(batcher, 3);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:3`, `${SOURCE}:1-3`]);
});

test("a batch is never handed over in the middle of a transaction, unless that is larger than a batch", async () => {
  const batcher = open();
  batcher.begin(gtid(1));
  batcher.rows(TABLE, insert(1));
  const next = batcher.take();
  batcher.rows(TABLE, insert(2));
  batcher.end();
  assert.deepEqual(shape(await next), [["INSERT 2"], 1, `${SOURCE}:1`, `${SOURCE}:1`]);

  batcher.begin(gtid(2));
  batcher.rows(TABLE, insert(3, BATCH_BYTES));
  assert.ok(batcher.full);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:2`, undefined]);
  batcher.rows(TABLE, insert(4));
  batcher.end();
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:2`, `${SOURCE}:1-2`]);
});

test("a transaction that does not fit behind others is not cut, and the next one goes into another batch", async () => {
  const batcher = open();
  batcher.begin(gtid(1));
  batcher.rows(TABLE, insert(1, Math.ceil(BATCH_BYTES * 0.6)));
  batcher.end();
  batcher.begin(gtid(2));
  batcher.rows(TABLE, insert(2, Math.ceil(BATCH_BYTES * 0.6)));
  assert.ok(!batcher.full);
  batcher.rows(TABLE, insert(3));
  batcher.end();
  assert.ok(batcher.full);
  commit(batcher, 3);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 3"], 2, "", `${SOURCE}:1-2`]);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:3`, `${SOURCE}:1-3`]);
});

test("window mode ends exactly behind the last transaction of the window", async () => {
  const batcher = open(new Map([[KEY, GtidSet.parse(`${SOURCE}:1-2`)]]));
  commit(batcher, 1);
  commit(batcher, 2);
  commit(batcher, 3);
  assert.deepEqual(shape(await batcher.take()), [["DELETE 2", "INSERT 2"], 2, "", `${SOURCE}:1-2`]);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:3`, `${SOURCE}:1-3`]);
});

test("a window that the position has passed is closed", async () => {
  const until = new Map([[KEY, GtidSet.parse(`${SOURCE}:1-2`)]]);
  const batcher = new Batcher(reader, GtidSet.parse(`${SOURCE}:1-5`), [GtidSet.empty], until, 0, () => {});
  commit(batcher, 6);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:6`, `${SOURCE}:1-6`]);
});

test("transactions that are to be told apart come one by one, then merging goes on", async () => {
  const batcher = open(new Map(), 2);
  for (const number of [1, 2, 3, 4]) commit(batcher, number);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:1`, `${SOURCE}:1`]);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:2`, `${SOURCE}:1-2`]);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 2"], 2, "", `${SOURCE}:1-4`]);
});

const prepare = (batcher: Batcher, number: number): void => {
  batcher.begin(gtid(number));
  batcher.postpone();
};

test("what prepares a branch counts as executed together with what ends it, and is shown until then", async () => {
  const batcher = open();
  prepare(batcher, 1);
  const first = await batcher.take();
  assert.deepEqual(shape(first), [[], 0, "", ""]);
  assert.equal(first?.end?.prepared.toString(), `${SOURCE}:1`);
  prepare(batcher, 2);
  commit(batcher, 3);
  commit(batcher, 4);
  const second = await batcher.take();
  assert.deepEqual(shape(second), [["INSERT 2"], 2, "", `${SOURCE}:3-4`]);
  assert.equal(second?.end?.prepared.toString(), `${SOURCE}:1-2`);
  batcher.begin(gtid(5));
  batcher.rows(TABLE, insert(500));
  batcher.end(gtid(1).gtid);
  const third = await batcher.take();
  assert.deepEqual(shape(third), [["INSERT 1"], 1, `${SOURCE}:5`, `${SOURCE}:1:3-5`]);
  assert.equal(third?.end?.prepared.toString(), `${SOURCE}:2`);
});

test("a transaction behind a prepared branch is named, and told apart from the next", async () => {
  const batcher = open(new Map(), 2);
  prepare(batcher, 1);
  commit(batcher, 2);
  commit(batcher, 3);
  commit(batcher, 4);
  const batches = [await batcher.take(), await batcher.take(), await batcher.take(), await batcher.take()];
  assert.deepEqual(
    batches.map((batch) => batch?.gtid),
    ["", `${SOURCE}:2`, `${SOURCE}:3`, `${SOURCE}:4`],
  );
  const named = open();
  prepare(named, 1);
  commit(named, 2);
  assert.equal((await named.take())?.gtid, `${SOURCE}:2`);
});

test("a window passes what prepares a branch when it is read, also when it is read again", async () => {
  const until = new Map([[KEY, GtidSet.parse(`${SOURCE}:1-3`)]]);
  const batcher = new Batcher(reader, GtidSet.parse(`${SOURCE}:2`), [GtidSet.empty], until, 0, () => {});
  prepare(batcher, 1);
  commit(batcher, 3);
  batcher.begin(gtid(4));
  batcher.rows(TABLE, insert(400));
  batcher.end(gtid(1).gtid);
  assert.deepEqual(shape(await batcher.take()), [
    ["DELETE 1", "INSERT 1"],
    1,
    `${SOURCE}:3`,
    `${SOURCE}:2-3`,
  ]);
  assert.deepEqual(shape(await batcher.take()), [["INSERT 1"], 1, `${SOURCE}:4`, `${SOURCE}:1-4`]);
});

test("whoever waits on either side goes on when it is over", async () => {
  const batcher = open(new Map(), 1);
  commit(batcher, 1);
  const room = batcher.room();
  batcher.finish();
  await room;
  assert.equal(await batcher.take(), null);
});
