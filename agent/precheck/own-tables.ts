import { textLiteral } from "../mysql/quote.ts";
import type { CheckContext } from "./context.ts";

/** The tables that this link has brought to the target before, as `database.table`; those are its own. */
export async function ownTables({ target, spec }: CheckContext): Promise<ReadonlySet<string>> {
  const schema = spec.gtids === "own" ? "towline" : "towline_local";
  const present = await target.text(
    `SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${schema}' AND TABLE_NAME = 'load_progress'`,
  );
  if (present.length === 0) return new Set();
  const rows = await target.text(
    `SELECT database_name, table_name FROM ${schema}.load_progress WHERE link = ${textLiteral(spec.name)}`,
  );
  return new Set(rows.map(([database, table]) => `${database}.${table}`));
}
