import assert from "node:assert/strict";
import { test } from "node:test";
import type { MappedColumn, TableMap } from "../../change/table-map.ts";
import type { ColumnDefinition, TableDefinition } from "../../mysql/table-definition.ts";
import { layoutDifference } from "./same-layout.ts";

type Pair = readonly [Partial<MappedColumn>, Partial<ColumnDefinition>];

const UTF8MB4 = 255;
const LATIN1 = 8;

function compare(...pairs: readonly Pair[]): string | null {
  const map = {
    columns: pairs.map(([column], at) => ({ name: `c${at}`, unsigned: false, collation: 0, ...column })),
  } as unknown as TableMap;
  const definition = {
    columns: pairs.map(([, column], at) => ({
      name: `c${at}`,
      columnType: column.dataType ?? "",
      collationNumber: null,
      octets: null,
      fraction: 0,
      ...column,
    })),
  } as unknown as TableDefinition;
  return layoutDifference(map, definition);
}

const SAME: readonly Pair[] = [
  [{ type: { kind: "integer", bytes: 4 } }, { dataType: "int" }],
  [
    { type: { kind: "integer", bytes: 8 }, unsigned: true },
    { dataType: "bigint", columnType: "bigint unsigned" },
  ],
  [
    { type: { kind: "decimal", precision: 10, scale: 2 } },
    { dataType: "decimal", columnType: "decimal(10,2)" },
  ],
  [
    { type: { kind: "varchar", maxBytes: 160 }, collation: UTF8MB4 },
    { dataType: "varchar", octets: 160, collationNumber: UTF8MB4 },
  ],
  [
    { type: { kind: "char", maxBytes: 16 }, collation: 63 },
    { dataType: "binary", octets: 16 },
  ],
  [{ type: { kind: "blob", lengthBytes: 3 }, collation: 63 }, { dataType: "mediumblob" }],
  [{ type: { kind: "datetime", fraction: 6 } }, { dataType: "datetime", fraction: 6 }],
  [{ type: { kind: "bit", bits: 9 } }, { dataType: "bit", columnType: "bit(9)" }],
  [{ type: { kind: "json", lengthBytes: 4 } }, { dataType: "json" }],
  [{ type: { kind: "enum", bytes: 1 } }, { dataType: "enum", columnType: "enum('a','it''s')" }],
  [
    { type: { kind: "set", bytes: 8 } },
    { dataType: "set", columnType: `set(${Array(40).fill("'x'").join(",")})` },
  ],
];

test("a table of the same columns takes the source's images as they are", () => {
  assert.equal(compare(...SAME), null);
});

const DIFFERENT: readonly (readonly [string, Pair])[] = [
  ["another width", [{ type: { kind: "integer", bytes: 4 } }, { dataType: "bigint" }]],
  [
    "another sign",
    [{ type: { kind: "integer", bytes: 4 } }, { dataType: "int", columnType: "int unsigned" }],
  ],
  [
    "another collation",
    [
      { type: { kind: "varchar", maxBytes: 40 }, collation: UTF8MB4 },
      { dataType: "varchar", octets: 40, collationNumber: LATIN1 },
    ],
  ],
  ["another name", [{ type: { kind: "date" }, name: "born" }, { dataType: "date" }]],
  ["digits", [{ type: { kind: "float" } }, { dataType: "float", columnType: "float(7,3)" }]],
  ["a type that is not told apart", [{ type: { kind: "geometry", lengthBytes: 4 } }, { dataType: "point" }]],
];

for (const [what, pair] of DIFFERENT) {
  test(`${what} is named`, () => {
    assert.match(compare(SAME[0] as Pair, pair) ?? "", /column (c1|2|born)/);
  });
}

test("another number of columns is named", () => {
  const [first] = SAME;
  const [map] = first as Pair;
  const columns = [{ name: "c0", unsigned: false, collation: 0, ...map }];
  const difference = layoutDifference(
    { columns } as unknown as TableMap,
    { columns: [] } as unknown as TableDefinition,
  );
  assert.equal(difference, "1 columns on the source, 0 on the target");
});
