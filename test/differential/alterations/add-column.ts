import { type ColumnKind, definitionOf } from "../column-kinds.ts";
import { quote } from "../names.ts";
import { type Column, canBeParted } from "../schema.ts";
import type { Making } from "../values.ts";
import type { Alteration } from "./alteration.ts";

const MOST_COLUMNS = 16;

/** Defaults for rows that are there already. */
const WITH_DEFAULT: readonly Omit<Column, "name">[] = [
  {
    type: "INT NOT NULL DEFAULT 7",
    nullable: false,
    domain: { from: "numbers", low: 1, high: 99, as: "number" },
  },
  {
    type: "VARCHAR(40) NOT NULL DEFAULT 'é''s'",
    nullable: false,
    domain: { from: "numbers", low: 1, high: 99, as: "text" },
  },
  {
    type: "DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)",
    nullable: false,
    domain: { from: "list", light: ["NOW(6)", "'2020-01-01'"], heavy: [] },
  },
  {
    type: "TIMESTAMP(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)",
    nullable: true,
    domain: { from: "list", light: ["NOW(3)"], heavy: [] },
  },
  {
    type: "JSON DEFAULT (JSON_ARRAY(1.5))",
    nullable: true,
    domain: { from: "list", light: ["JSON_OBJECT()", "'[1]'"], heavy: [] },
  },
];

export const addColumn = (kinds: readonly ColumnKind[]): Alteration => ({
  combines: true,
  fits: ({ columns }) => columns.length < MOST_COLUMNS,
  make: (making, table) => {
    const { random, schema } = making;
    const kind = random.chance(0.3) ? random.pick(WITH_DEFAULT) : random.pick(kinds);
    if (table.partitions !== null && !canBeParted([kind], [])) return null;
    const column: Column = { name: schema.newName("c"), ...kind };
    const [place, at] = placeAmong(making, table.columns);
    return {
      clause: `ADD COLUMN ${definitionOf(column)}${place}`,
      table: { ...table, columns: table.columns.toSpliced(at, 0, column) },
    };
  },
});

/** A place for a column, as a clause says it and as a position. */
export function placeAmong({ random }: Making, columns: readonly Column[]): readonly [string, number] {
  const at = random.chance(0.5) ? columns.length : random.int(0, columns.length - 1);
  if (at === columns.length) return ["", at];
  const before = columns[at - 1];
  return [before === undefined ? " FIRST" : ` AFTER ${quote(before.name)}`, at];
}
