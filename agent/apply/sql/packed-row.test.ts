import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ImageReader, type RowImage } from "../../change/row-image.ts";
import type { MappedColumn, TableMap } from "../../change/table-map.ts";
import type { ColumnDefinition, TableDefinition } from "../../mysql/table-definition.ts";
import { PackedRow } from "./packed-row.ts";
import { planWrites } from "./write-plan.ts";

const INT_BYTES = 4;
const UTF8MB4 = 255;
const BINARY = 63;

type Shape = readonly [Partial<MappedColumn>, Partial<ColumnDefinition>];

const int = (declared: Partial<ColumnDefinition> = {}): Shape => [
  { type: { kind: "integer", bytes: INT_BYTES }, extent: { fixed: INT_BYTES, prefix: 0 } },
  { dataType: "int", columnType: "int", ...declared },
];
const varchar: Shape = [
  { type: { kind: "varchar", maxBytes: 80 }, extent: { fixed: 0, prefix: 1 }, collation: UTF8MB4 },
  { dataType: "varchar", columnType: "varchar(20)", nullable: true },
];
const binary: Shape = [
  { type: { kind: "char", maxBytes: 4 }, extent: { fixed: 0, prefix: 1 }, collation: BINARY },
  { dataType: "binary", columnType: "binary(4)" },
];

/** A table whose first column, an INT, is its key. */
function packed(...shapes: readonly Shape[]): { readonly row: PackedRow; readonly images: ImageReader } {
  const names = shapes.map((_, at) => `c${at}`);
  const source = {
    database: "d",
    table: "t",
    columns: shapes.map(([column], at) => ({ name: names[at], unsigned: false, collation: 0, ...column })),
    primaryKey: [0],
  } as unknown as TableMap;
  const target = {
    database: "d",
    table: "t",
    columns: shapes.map(([, column], at) => ({ name: names[at], nullable: false, ...column })),
    primaryKey: ["c0"],
    uniqueIndexes: [],
  } as unknown as TableDefinition;
  const images = new ImageReader(source);
  return { row: new PackedRow(source, target, planWrites(target, names, [0]), images), images };
}

/** An image of these values: a number is an INT, a text a string of less than 256 bytes. */
function image(images: ImageReader, values: readonly (number | string | null)[]): RowImage {
  const nulls = Buffer.alloc((values.length + 7) >> 3);
  const parts = values.map((value, at) => {
    if (value === null) {
      nulls[at >> 3] = (nulls[at >> 3] as number) | (1 << (at & 7));
      return Buffer.alloc(0);
    }
    if (typeof value === "string") {
      const bytes = Buffer.from(value, "utf8");
      return Buffer.concat([Buffer.from([bytes.length]), bytes]);
    }
    const bytes = Buffer.alloc(INT_BYTES);
    bytes.writeInt32LE(value);
    return bytes;
  });
  return images.read(Buffer.concat([nulls, ...parts]), 0);
}

test("a row's text is what the expression makes of it", () => {
  const { row, images } = packed(int(), varchar, binary);
  assert.equal(
    row.expression,
    "CONCAT_WS(CAST(',' AS BINARY),`d`.`t`.`c0`,IFNULL(LENGTH(`d`.`t`.`c1`),'N'),IFNULL(`d`.`t`.`c1`,'')," +
      "LENGTH(`d`.`t`.`c2`),`d`.`t`.`c2`)",
  );
  assert.equal(row.text(image(images, [-7, "é,", "a"])), "-7,3,\xc3\xa9,,4,a\0\0\0");
  assert.equal(row.text(image(images, [1, null, ""])), "1,N,,4,\0\0\0\0");
});

test("what text would show otherwise is made a number first, and what has no exact text is compared by itself", () => {
  const { row } = packed(int(), int({ columnType: "int(8) unsigned zerofill", nullable: true }), [
    { type: { kind: "double" }, extent: { fixed: 8, prefix: 0 } },
    { dataType: "double", columnType: "double" },
  ]);
  assert.equal(row.expression, "CONCAT_WS(CAST(',' AS BINARY),`d`.`t`.`c0`,IFNULL(`d`.`t`.`c1`+0,'N'))");
  assert.deepEqual(row.others, [2]);
  assert.equal(row.columns, 2);
});

test("two rows have one text only if all their columns are equal", () => {
  const { row, images } = packed(int(), varchar, varchar, varchar);
  const value = fc.option(fc.string({ unit: fc.constantFrom("0", "1", "2", ",", "N", "-"), maxLength: 6 }));
  const values = fc.tuple(fc.integer({ min: 0, max: 3 }), value, value, value);
  fc.assert(
    fc.property(values, values, (one, other) => {
      const same = row.text(image(images, one)) === row.text(image(images, other));
      assert.equal(same, JSON.stringify(one) === JSON.stringify(other));
    }),
    { numRuns: 5_000 },
  );
});
