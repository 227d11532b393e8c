import type { GtidSet } from "../change/gtid-set.ts";
import type { KnownTable, KnownTables } from "../change/known-table.ts";
import type { LinkRecords } from "../checkpoint/records.ts";
import { forgetTable, keepTables, readSchemaHistory } from "../checkpoint/schema-history.ts";
import { readKnownTables, withoutDdl } from "../extract/source-tables.ts";
import type { SelectedTable } from "../load/selected-tables.ts";
import type { Connection } from "../mysql/connection.ts";
import { readExecuted } from "../mysql/executed.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";

/** Tables as they were at one position of the source. */
interface Description {
  readonly tables: readonly KnownTable[];
  readonly heldAt: GtidSet;
}

const key = (database: string, table: string): string => `${database}\0${table}`;

/** Whether row events of the source come with the names of their columns. Servers before 8.0.1 do not know the variable. */
async function namesColumns(source: ReadingSession): Promise<boolean> {
  const [row] = await source.text("SHOW GLOBAL VARIABLES LIKE 'binlog_row_metadata'");
  return row?.[1] === "FULL";
}

/**
 * Describes tables of a source whose binlog does not name columns; null when it does. No statement changes one of them
 * between the description and the position it is for.
 * @throws AgentError TARGET_BUSY when a statement that is changing a table does not end within seconds
 */
export async function describeTables(
  source: ReadingSession,
  tables: readonly SelectedTable[],
): Promise<Description | null> {
  if (await namesColumns(source)) return null;
  return withoutDdl(source, tables, async () => {
    const heldAt = await readExecuted(source);
    return { heldAt, tables: await readKnownTables(source, tables, heldAt) };
  });
}

/** What is known of a link's tables, as kept with its positions. */
export async function keptTables(records: LinkRecords, target: Connection): Promise<KnownTables> {
  const kept = await readSchemaHistory(target, records);
  const known = new Map(kept.map((each) => [key(each.database, each.table), each]));
  return { count: known.size, find: (database, table) => known.get(key(database, table)) };
}

/**
 * What is known of a link's tables: as kept with its first position, and for tables that were selected later as they are
 * now. A table that is selected no more is forgotten, for what changes it will not be seen.
 */
export async function knownTables(
  records: LinkRecords,
  source: ReadingSession,
  target: Connection,
  tables: readonly SelectedTable[],
): Promise<KnownTables> {
  const selected = new Set(tables.map(({ database, table }) => key(database, table)));
  const known = new Map<string, KnownTable>();
  for (const each of await readSchemaHistory(target, records)) {
    if (selected.has(key(each.database, each.table))) known.set(key(each.database, each.table), each);
    else await target.execute(forgetTable(records, each.database, each.table));
  }
  const missing = tables.filter(({ database, table }) => !known.has(key(database, table)));
  const described = missing.length === 0 ? null : await describeTables(source, missing);
  for (const statement of keepTables(records, described?.tables ?? [])) await target.execute(statement);
  for (const each of described?.tables ?? []) known.set(key(each.database, each.table), each);
  return { count: known.size, find: (database, table) => known.get(key(database, table)) };
}
