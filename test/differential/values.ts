import type { Random } from "../harness/random.ts";
import { changesWithin, movesKeys } from "./key-moves.ts";
import { quote } from "./names.ts";
import { type Column, isKey, pathOf, type Schema, type Table } from "./schema.ts";

const HEAVY_SHARE = 0.02;
const NULL_SHARE = 0.1;

/** What a statement is made from. */
export interface Making {
  readonly random: Random;
  readonly schema: Schema;
}

/** Makes a statement; null when there is nothing in the schema that it could be about. */
export type Maker = (making: Making) => string | null;

/** Makes a schema change, as one or more statements, and carries it out on the model. Null: as for a Maker. */
export type ChangeMaker = (making: Making) => readonly string[] | null;

/** SQL text of a value of the column. */
export function valueOf({ random, schema }: Making, { domain, nullable }: Column): string {
  if (nullable && random.chance(NULL_SHARE)) return "NULL";
  switch (domain.from) {
    case "list": {
      const heavy = domain.heavy.length > 0 && (domain.light.length === 0 || random.chance(HEAVY_SHARE));
      return random.pick(heavy ? domain.heavy : domain.light);
    }
    case "numbers": {
      const number = random.int(domain.low, domain.high);
      return domain.as === "text" ? `'v${number}'` : String(number);
    }
    case "rows": {
      const parent = schema.get(domain.parent);
      const id = quote((parent.key[0] as { column: string }).column);
      // In a table of its own: a statement may not read the table that it writes.
      return `(SELECT i FROM (SELECT MIN(${id}) AS i FROM ${pathOf(parent)} WHERE ${id} >= ${random.int(1, 200)}) AS d)`;
    }
    case "server":
      return "DEFAULT";
    default:
      return domain satisfies never;
  }
}

export function pickTable(
  { random, schema }: Making,
  fits: (table: Table) => boolean = () => true,
): Table | null {
  const fitting = schema.tables.filter(fits);
  return fitting.length === 0 ? null : random.pick(fitting);
}

/** A column of whole numbers: what two tables can be joined by. */
export const numberColumn = (table: Table): Column | undefined =>
  table.columns.find(
    ({ domain, type }) => domain.from === "numbers" && domain.as === "number" && type.startsWith("INT"),
  );

/** Some rows of a table, seldom all. */
export function someRows(making: Making, table: Table): string {
  const { random } = making;
  const counter = numberColumn(table);
  if (counter !== undefined && random.chance(0.4)) {
    const from = random.int(1, 200);
    return `${quote(counter.name)} BETWEEN ${from} AND ${from + random.int(0, 12)}`;
  }
  const [part] = table.key;
  const column = table.columns.find(({ name }) => name === part?.column) as Column;
  return `${quote(column.name)} ${random.pick(["=", "=", "=", ">=", "<="])} ${valueOf(making, column)}`;
}

/** Rows in the order of the key, so many at most. */
export function limit({ random }: Making, table: Table): string {
  const columns = table.key.map(({ column }) => quote(column)).join(", ");
  return `ORDER BY ${columns}${random.chance(0.3) ? " DESC" : ""} LIMIT ${random.int(1, random.chance(0.05) ? 200 : 6)}`;
}

/** Assignments to some columns, the key seldom among them. */
export function assignments(making: Making, table: Table, keyShare = 0.08): string {
  const { random } = making;
  const free = table.columns.filter(
    (column) => column.domain.from !== "server" && (movesKeys(table) || !isKey(table, column)),
  );
  const keys = new Set(table.key.map(({ column }) => column));
  const share = random.pick([0.1, 0.3, 1]);
  const chosen = free.filter(({ name }) => random.chance(keys.has(name) ? keyShare : share));
  const columns = chosen.length > 0 ? chosen : [random.pick(free)];
  return columns.map((column) => `${quote(column.name)} = ${changed(making, table, column)}`).join(", ");
}

function changed(making: Making, table: Table, column: Column): string {
  const { random } = making;
  const name = quote(column.name);
  if (column.type === "JSON" && changesWithin(table) && random.chance(0.7))
    return documentChange(making, name);
  if (column.domain.from === "numbers" && column.domain.as === "number" && random.chance(0.5))
    return `${name} + ${random.int(1, 3)}`;
  const same = table.columns.filter(({ name: other, type }) => type === column.type && other !== column.name);
  if (same.length > 0 && random.chance(0.1)) return quote(random.pick(same).name);
  return valueOf(making, column);
}

/** A change that the server can log by what it changes. */
function documentChange({ random }: Making, name: string): string {
  const path = random.pick(["$.a", "$[0]", "$.in", "$[1]", "$.price", "$.list[2]", '$."a b"', "$.new"]);
  const value = random.pick(["1", "1.5", "NULL", "'é'", "JSON_ARRAY()", "JSON_OBJECT('k', 1e0)", "TRUE"]);
  const kind = random.pick(["SET", "SET", "REPLACE", "INSERT", "REMOVE", "ARRAY_APPEND"]);
  return kind === "REMOVE" ? `JSON_REMOVE(${name}, '${path}')` : `JSON_${kind}(${name}, '${path}', ${value})`;
}
