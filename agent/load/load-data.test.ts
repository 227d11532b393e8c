import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ColumnTransfer } from "./column-transfer.ts";
import { LoadDataFile } from "./load-data.ts";
import { RowBatch } from "./row-batch.ts";

const FIELD_END = 0xf8;
const LINE_END = 0xf9;
const ESCAPE = 0x7f;

const column = (escaped: boolean): ColumnTransfer => ({
  name: "c",
  select: "c",
  literal: String,
  escaped,
  isEnum: false,
  assign: null,
});

/** A row as the server sends it. */
function sent(values: readonly (Buffer | null)[]): Buffer {
  return Buffer.concat(
    values.flatMap((value) => {
      if (value === null) return [Buffer.of(0xfb)];
      if (value.length < 0xfb) return [Buffer.of(value.length), value];
      const head = Buffer.alloc(value.length < 0x10000 ? 3 : 4);
      head[0] = value.length < 0x10000 ? 0xfc : 0xfd;
      head.writeUIntLE(value.length, 1, head.length - 1);
      return [head, value];
    }),
  );
}

/** What LOAD DATA makes of the file, by the rules of its manual. */
function read(file: Buffer): (Buffer | null)[][] {
  const rows: (Buffer | null)[][] = [[]];
  let bytes: number[] = [];
  let isNull = false;
  for (let at = 0; at < file.length; at += 1) {
    const byte = file[at] as number;
    if (byte === FIELD_END || byte === LINE_END) {
      rows.at(-1)?.push(isNull ? null : Buffer.from(bytes));
      bytes = [];
      isNull = false;
      if (byte === LINE_END) rows.push([]);
    } else if (byte === ESCAPE) {
      at += 1;
      if (file[at] === 0x4e) isNull = true;
      else bytes.push(file[at] as number);
    } else bytes.push(byte);
  }
  assert.deepEqual(rows.pop(), [], "the file ends with a line");
  return rows;
}

function batchOf(rows: readonly (readonly (Buffer | null)[])[], columns: number): RowBatch {
  const batch = new RowBatch(columns);
  for (const row of rows) {
    const bytes = sent(row);
    const around = Buffer.concat([Buffer.from("xx"), bytes, Buffer.from("yy")]);
    batch.add(around, 2, 2 + bytes.length);
  }
  return batch;
}

const bytes = (most: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength: most }).map((array) => Buffer.from(array));
const special = fc
  .array(fc.constantFrom(FIELD_END, LINE_END, ESCAPE, 0x4e, 0x5c, 0x0a, 0), { maxLength: 80 })
  .map((array) => Buffer.from(array));
const long = fc.integer({ min: 240, max: 70_000 }).map((length) => Buffer.alloc(length, "ab"));
const value = fc.oneof(bytes(40), special, long, fc.constant(null));

test("a file holds the rows that the server sent, whatever is in them", () => {
  const file = new LoadDataFile();
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { maxLength: 20 }), (rows) => {
      const batch = batchOf(rows, 3);
      const written = Buffer.concat(file.write(batch, [column(true), column(true), column(true)]));
      assert.deepEqual(read(written), rows);
      assert.deepEqual([...batch.values()], rows);
    }),
  );
});

test("short texts take the fast way, also in memory that a batch before had", () => {
  const plain = fc.string({ maxLength: 50 }).map((text) => Buffer.from(text.replaceAll("\x7f", "")));
  const file = new LoadDataFile();
  let spent: RowBatch | null = null;
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, plain), { maxLength: 200 }), (rows) => {
      const batch = new RowBatch(2, spent);
      for (const row of rows) batch.add(sent(row), 0, sent(row).length);
      spent = batch;
      assert.deepEqual(read(Buffer.concat(file.write(batch, [column(true), column(false)]))), rows);
    }),
  );
});

test("values behind the columns are left out", () => {
  const rows = [
    [Buffer.from("a"), Buffer.from("0")],
    [null, null],
  ];
  const file = Buffer.concat(new LoadDataFile().write(batchOf(rows, 2), [column(true)]));
  assert.deepEqual(read(file), [[Buffer.from("a")], [null]]);
});
