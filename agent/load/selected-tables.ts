import { isCarriedWhole, type LinkSpec, selects } from "../link/spec.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";

/** A base table of the source that a link carries. */
export interface SelectedTable {
  readonly database: string;
  readonly table: string;
  /** From the source's statistics. */
  readonly rowsEstimated: number;
  /** Bytes a row takes on average, from the source's statistics; 0 when they say nothing. */
  readonly rowBytes: number;
}

/** The spec with the databases that are on the source now, of a link that carries the whole server; any other as it is. */
export async function withDatabases(spec: LinkSpec, source: ReadingSession): Promise<LinkSpec> {
  if (spec.gtids === "own") return spec;
  const rows = await source.text("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA");
  const names = rows.map(([name]) => name ?? "").filter(isCarriedWhole);
  return { ...spec, databases: new Map(names.map((name) => [name, { tables: [], excludeTables: [] }])) };
}

/** The tables that a link carries now, by name. */
export async function readSelectedTables(
  source: ReadingSession,
  spec: LinkSpec,
): Promise<readonly SelectedTable[]> {
  if (spec.databases.size === 0) return [];
  const databases = [...spec.databases.keys()].map(textLiteral).join(",");
  const rows = await source.text(
    "SELECT TABLE_SCHEMA, TABLE_NAME, COALESCE(TABLE_ROWS, 0), COALESCE(AVG_ROW_LENGTH, 0) FROM information_schema.TABLES " +
      `WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA IN (${databases}) ORDER BY TABLE_SCHEMA, TABLE_NAME`,
  );
  return rows
    .map(([database, table, rowsEstimated, rowBytes]) => ({
      database: database ?? "",
      table: table ?? "",
      rowsEstimated: Number(rowsEstimated),
      rowBytes: Number(rowBytes),
    }))
    .filter(({ database, table }) => selects(spec, database, table));
}
