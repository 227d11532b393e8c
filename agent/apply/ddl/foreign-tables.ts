import type { Change } from "../../change/statement/statement.ts";
import type { LinkRecords } from "../../checkpoint/records.ts";
import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { textLiteral } from "../../mysql/quote.ts";
import type { NameMap } from "./name-map.ts";

/**
 * Before a database is dropped: what the link did not bring must not go with it.
 * @throws AgentError STATEMENT_REFUSED
 */
export async function refuseForeignTables(
  target: Connection,
  { schema, link }: LinkRecords,
  change: Change,
  names: NameMap,
): Promise<void> {
  if (change.what !== "drop-database") return;
  const database = textLiteral(names.database(change.name.database));
  const rows = await target.text(
    `SELECT t.TABLE_NAME FROM information_schema.TABLES t WHERE t.TABLE_SCHEMA = ${database} AND t.TABLE_TYPE = 'BASE TABLE' ` +
      `AND NOT EXISTS (SELECT 1 FROM ${schema}.load_progress p WHERE p.link = ${textLiteral(link)} ` +
      "AND p.database_name = CONVERT(t.TABLE_SCHEMA USING utf8mb4) COLLATE utf8mb4_bin " +
      "AND p.table_name = CONVERT(t.TABLE_NAME USING utf8mb4) COLLATE utf8mb4_bin)",
  );
  if (rows.length === 0) return;
  throw new AgentError(
    "STATEMENT_REFUSED",
    `the source dropped database ${change.name.database}; on the target it holds tables that are not the link's: ${rows
      .map(([name]) => name)
      .join(", ")}`,
    {
      hint: "Move them out of it, or drop the link's tables by hand and resume with --skip-ddl GTID.",
    },
  );
}
