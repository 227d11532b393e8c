import { quote } from "../names.ts";
import { type Index, type KeyPart, partsOf } from "../schema.ts";
import { type Alteration, freeColumns } from "./alteration.ts";

const MOST_INDEXES = 5;
const PREFIX = 5;
const UNINDEXED = /^(JSON|POINT|GEOMETRY|POLYGON|MULTI|LINESTRING|VECTOR)/;
const NEEDS_PREFIX = /TEXT|BLOB|^VARCHAR\(400\)|^VARBINARY\(3000\)/;

/** Unique ones over the key and another column, so that the rows fit. */
export const addIndex: Alteration = {
  combines: true,
  fits: (table) =>
    table.indexes.length < MOST_INDEXES && freeColumns(table).some(({ type }) => !UNINDEXED.test(type)),
  make: ({ random, schema }, table) => {
    const column = random.pick(freeColumns(table).filter(({ type }) => !UNINDEXED.test(type)));
    const part: KeyPart = { column: column.name, prefix: NEEDS_PREFIX.test(column.type) ? PREFIX : null };
    const unique = random.chance(0.3);
    const index: Index = { name: schema.newName("i"), parts: unique ? [part, ...table.key] : [part], unique };
    return {
      clause: `ADD ${unique ? "UNIQUE " : ""}INDEX ${quote(index.name)} (${partsOf(index.parts)})`,
      table: { ...table, indexes: [...table.indexes, index] },
    };
  },
};
