import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FeedService, FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { FeedServer } from "../../test/harness/feed-server.ts";
import type { RawEvent } from "../change/binlog-event.ts";
import type { Source } from "../extract/source.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { FedCall } from "./fed-call.ts";
import { FedSession } from "./fed-session.ts";
import { RoundTrip } from "./round-trip.ts";

const never = new AbortController().signal;

let server: FeedServer;

before(async () => {
  server = await FeedServer.start();
});

after(() => server[Symbol.asyncDispose]());

/** A row of two values: its number, and bytes with their length in three bytes. */
function rowOf(nth: number, length: number): Buffer {
  const number = String(nth);
  const head = Buffer.from([number.length, ...Buffer.from(number), 0xfd, 0, 0, 0]);
  head.writeUIntLE(length, head.length - 3, 3);
  return Buffer.concat([head, Buffer.alloc(length, nth)]);
}

/** Small rows, and now and then one that no frame has room for. */
const ROWS = Array.from({ length: 9_000 }, (_, nth) =>
  rowOf(nth, nth % 2_000 === 1_500 ? FRAME_BYTES_MAX + nth : nth % 90),
);

class Table implements Source {
  readonly name = "table";
  readonly reachedAt = "nowhere";

  async open(): Promise<ReadingSession> {
    return {
      instance: this.name,
      execute: () => assert.fail("only rows are asked for"),
      text: () => assert.fail("only rows are asked for"),
      raw: () => assert.fail("only rows are asked for"),
      rows: async (_sql, visit) => ROWS.forEach((row) => visit(row, 0, row.length)),
      pause: () => {},
      resume: () => {},
      destroy: () => {},
      [Symbol.asyncDispose]: async () => {},
    };
  }

  binlog(): AsyncGenerator<readonly RawEvent[], void> {
    return assert.fail("nothing is streamed from it");
  }
}

/** Reads the rows over a path of that length, and how many bytes were sent, before they were packed. */
async function read(ms: number, link: string): Promise<{ readonly rows: Buffer[]; readonly bytes: number }> {
  server.feed(new Table(), link);
  let bytes = 0;
  const isSignOfLife = ({ chunk }: { chunk?: { size?: number | null } | null }): boolean => {
    bytes += chunk?.size ?? 0;
    return false;
  };
  const call = new FedCall(
    server.peer,
    server.peer.call(FeedService.read),
    { bytes: 1 << 30, isSignOfLife },
    never,
  );
  call.send({ hello: { instance: "table", link, credit: 1 << 30 } });
  assert.ok((await call.next()).welcome);
  const path = new RoundTrip();
  path.note(ms);
  await using session = new FedSession("table", "north", call, path);
  const rows: Buffer[] = [];
  await session.rows("SELECT 1", (from, start, end) => {
    rows.push(Buffer.from(from.subarray(start, end)));
  });
  return { rows, bytes };
}

test("rows come in their order over a path of any length, long ones among them", async () => {
  const near = await read(0, "near");
  const far = await read(80, "far");
  assert.deepEqual(near.rows, ROWS);
  assert.deepEqual(far.rows, ROWS);
  // By column there is no length in front of a row.
  assert.ok(far.bytes < near.bytes);
});
