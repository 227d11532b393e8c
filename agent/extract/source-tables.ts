import type { ColumnType } from "../change/column-type.ts";
import { isCharacter } from "../change/column-type.ts";
import { declaredType } from "../change/declared-type.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import type { KnownColumn, KnownTable } from "../change/known-table.ts";
import { AgentError } from "../error.ts";
import { qualified, textLiteral } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";

interface TableName {
  readonly database: string;
  readonly table: string;
}

/** Statements that are sent at once. */
const TABLES_PER_STATEMENT = 100;
/** Who changes a table for longer than this is waited for by the next attempt, seconds. */
const LOCK_WAIT_SECONDS = 5;
/** Collation number of columns that hold bytes. */
const BINARY_COLLATION = 63;

/**
 * Runs something while no statement can change the definition of these tables: an open transaction that has used a table
 * keeps such statements waiting, and nothing else.
 * @throws AgentError TARGET_BUSY when one is under way and does not end
 */
export async function withoutDdl<T>(
  source: ReadingSession,
  tables: readonly TableName[],
  run: () => Promise<T>,
): Promise<T> {
  await source.execute(`SET SESSION lock_wait_timeout = ${LOCK_WAIT_SECONDS};START TRANSACTION`);
  try {
    for (let from = 0; from < tables.length; from += TABLES_PER_STATEMENT) {
      const uses = tables
        .slice(from, from + TABLES_PER_STATEMENT)
        .map(({ database, table }) => `(SELECT 1 FROM ${qualified(database, table)} LIMIT 0)`);
      await source.text(uses.join(" UNION ALL "));
    }
    return await run();
  } finally {
    await source.execute("ROLLBACK;SET SESSION lock_wait_timeout = DEFAULT");
  }
}

/**
 * Describes tables as their table maps would have them, by what the source's information_schema says.
 * @throws AgentError EVENT_UNSUPPORTED for a column type that is not known here
 */
export async function readKnownTables(
  source: ReadingSession,
  tables: readonly TableName[],
  heldAt: GtidSet,
): Promise<readonly KnownTable[]> {
  const databases = [...new Set(tables.map(({ database }) => database))].map(textLiteral).join(",");
  if (databases === "") return [];
  const columns = await columnsOf(source, databases);
  const keys = await primaryKeysOf(source, databases);
  return tables.map(({ database, table }) => {
    const own = columns.get(`${database}\0${table}`) ?? [];
    const names = own.map(({ name }) => name);
    const primaryKey = (keys.get(`${database}\0${table}`) ?? []).map((name) => names.indexOf(name));
    return { database, table, columns: own, primaryKey, heldAt };
  });
}

async function columnsOf(
  source: ReadingSession,
  databases: string,
): Promise<ReadonlyMap<string, KnownColumn[]>> {
  const numbers = new Map(
    (await source.text("SELECT COLLATION_NAME, ID FROM information_schema.COLLATIONS")).map(
      ([name, id]) => [name, Number(id)] as const,
    ),
  );
  const rows = await source.text(
    "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, CHARACTER_OCTET_LENGTH, " +
      "COALESCE(DATETIME_PRECISION, 0), COLLATION_NAME FROM information_schema.COLUMNS " +
      `WHERE TABLE_SCHEMA IN (${databases}) ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION`,
  );
  const tables = new Map<string, KnownColumn[]>();
  for (const row of rows) {
    const [database, table, name, dataType, columnType, nullable, octets, fraction, collation] = row.map(
      (value) => value ?? "",
    ) as [string, string, string, string, string, string, string, string, string];
    const type = declaredType({
      dataType,
      columnType,
      octets: octets === "" ? null : Number(octets),
      fraction: Number(fraction),
    });
    if (type === null) {
      throw new AgentError(
        "EVENT_UNSUPPORTED",
        `column ${name} of ${database}.${table} has the type ${columnType}`,
        {
          table: `${database}.${table}`,
          hint: "This version does not know the type without the binlog's own metadata; exclude the table.",
        },
      );
    }
    const column = {
      name,
      type,
      unsigned: isUnsigned(type, columnType),
      collation: isCharacter(type) ? (numbers.get(collation) ?? BINARY_COLLATION) : 0,
      nullable: nullable === "YES",
    };
    const key = `${database}\0${table}`;
    const known = tables.get(key);
    if (known === undefined) tables.set(key, [column]);
    else known.push(column);
  }
  return tables;
}

function isUnsigned(type: ColumnType, columnType: string): boolean {
  // The server counts a YEAR among the numbers without a sign.
  return type.kind === "year" || /\bunsigned\b/.test(columnType.replace(/'[^']*'/g, ""));
}

async function primaryKeysOf(
  source: ReadingSession,
  databases: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await source.text(
    "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS " +
      `WHERE TABLE_SCHEMA IN (${databases}) AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_SCHEMA, TABLE_NAME, SEQ_IN_INDEX`,
  );
  const keys = new Map<string, string[]>();
  for (const [database, table, column] of rows) {
    const key = `${database}\0${table}`;
    keys.set(key, [...(keys.get(key) ?? []), column ?? ""]);
  }
  return keys;
}
