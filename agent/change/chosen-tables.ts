import { canonicalJson } from "../lib/canonical-json.ts";

/** Which tables of one database are chosen. Names are compared exactly. */
export interface DatabaseObjects {
  /** The tables by name; empty means every base table of the database. */
  readonly tables: readonly string[];
  /** Left out of "every base table". Empty when `tables` is not. */
  readonly excludeTables: readonly string[];
}

/** Which tables of a server are chosen, by database; null: all there are. */
export type ChosenTables = ReadonlyMap<string, DatabaseObjects> | null;

/** Equal choices as equal text, whatever the order in which they name what they choose. */
export function chosenText(chosen: ChosenTables): string {
  return canonicalJson(chosen && chosenObjects(chosen));
}

/** A choice as a plain value: databases by name, tables in order. */
export function chosenObjects(chosen: ReadonlyMap<string, DatabaseObjects>): Record<string, DatabaseObjects> {
  return Object.fromEntries(
    [...chosen].map(([database, { tables, excludeTables }]) => [
      database,
      { tables: tables.toSorted(), excludeTables: excludeTables.toSorted() },
    ]),
  );
}

/** Whether a table is among those chosen. */
export function isChosen(chosen: ChosenTables, database: string, table: string): boolean {
  if (chosen === null) return true;
  const objects = chosen.get(database);
  if (objects === undefined) return false;
  if (objects.tables.length > 0) return objects.tables.includes(table);
  return !objects.excludeTables.includes(table);
}
