import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AgentError } from "../error.ts";
import type { ColumnType } from "./column-type.ts";
import { declaredType } from "./declared-type.ts";
import { GtidSet } from "./gtid-set.ts";
import { type KnownTable, type NamelessColumns, proveKnown } from "./known-table.ts";

const INT: ColumnType = { kind: "integer", bytes: 4 };
const TEXT: ColumnType = { kind: "varchar", maxBytes: 40 };

const KNOWN: KnownTable = {
  database: "shop",
  table: "t",
  columns: [
    { name: "id", type: INT, unsigned: true, collation: 0, nullable: false },
    { name: "v", type: TEXT, unsigned: false, collation: 255, nullable: true },
  ],
  primaryKey: [0],
  heldAt: GtidSet.parse(""),
};

const FOUND: NamelessColumns = {
  types: [INT, TEXT],
  nullable: Buffer.from([0b10]),
  unsigned: null,
  collations: null,
};

const differs = (found: Partial<NamelessColumns>): string => {
  try {
    proveKnown(KNOWN, { ...FOUND, ...found });
  } catch (error) {
    assert.ok(error instanceof AgentError);
    assert.equal(error.code, "SOURCE_SCHEMA_DIFFERS");
    return error.message;
  }
  return "";
};

describe("a table map without names", () => {
  test("is of the known table when everything that it says fits", () => {
    assert.equal(differs({}), "");
    assert.equal(differs({ unsigned: [true, false], collations: [0, 255] }), "");
  });

  test("is not when a number, a type, a length, nullability, a sign or a collation differs", () => {
    assert.match(differs({ types: [INT] }), /1 columns there and 2/);
    assert.match(differs({ types: [{ kind: "integer", bytes: 8 }, TEXT] }), /column 1, id, has another type/);
    assert.match(
      differs({ types: [INT, { kind: "varchar", maxBytes: 80 }] }),
      /column 2, v, has another type/,
    );
    assert.match(differs({ nullable: Buffer.from([0b00]) }), /column 2, v, has another nullability/);
    assert.match(differs({ unsigned: [false, false] }), /column 1, id, has another sign/);
    assert.match(differs({ collations: [0, 8] }), /column 2, v, has another collation/);
  });
});

describe("a declared type", () => {
  const typeOf = (dataType: string, columnType: string): ColumnType | null =>
    declaredType({ dataType, columnType, octets: null, fraction: 0 });

  test("counts the members of ENUM and SET by their quotes", () => {
    assert.deepEqual(typeOf("enum", "enum('a','it''s','x,y')"), { kind: "enum", bytes: 1 });
    const members = (count: number): string => Array.from({ length: count }, (_, at) => `'m${at}'`).join(",");
    assert.deepEqual(typeOf("enum", `enum(${members(255)})`), { kind: "enum", bytes: 1 });
    assert.deepEqual(typeOf("enum", `enum(${members(256)})`), { kind: "enum", bytes: 2 });
    assert.deepEqual(typeOf("set", `set(${members(9)})`), { kind: "set", bytes: 2 });
    assert.deepEqual(typeOf("set", `set(${members(33)})`), { kind: "set", bytes: 8 });
  });

  test("is null when it is not known", () => {
    assert.equal(typeOf("hyperlink", "hyperlink"), null);
    assert.equal(typeOf("varchar", "varchar(5)"), null);
  });
});
