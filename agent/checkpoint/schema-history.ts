import { z } from "zod";
import { GtidSet } from "../change/gtid-set.ts";
import type { KnownColumn, KnownTable } from "../change/known-table.ts";
import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { type ByteText, textLiteral } from "../mysql/quote.ts";
import type { LinkRecords } from "./records.ts";

const BYTES = z.number().int().positive();
const TYPE = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("integer"),
    bytes: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(8)]),
  }),
  z.strictObject({ kind: z.enum(["float", "double", "year", "date"]) }),
  z.strictObject({ kind: z.literal("decimal"), precision: BYTES, scale: z.number().int().min(0) }),
  z.strictObject({
    kind: z.enum(["time", "datetime", "timestamp"]),
    fraction: z.number().int().min(0).max(6),
  }),
  z.strictObject({ kind: z.enum(["char", "varchar"]), maxBytes: z.number().int().min(0) }),
  z.strictObject({ kind: z.enum(["blob", "json", "geometry", "vector"]), lengthBytes: BYTES }),
  z.strictObject({ kind: z.enum(["enum", "set"]), bytes: BYTES }),
  z.strictObject({ kind: z.literal("bit"), bits: BYTES }),
]);

/** What `definition` of `towline.schema_history` holds, as JSON. */
const DEFINITION = z.strictObject({
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: TYPE,
      unsigned: z.boolean(),
      collation: z.number().int().min(0),
      nullable: z.boolean(),
    }),
  ),
  primaryKey: z.array(z.number().int().min(0)),
});

/** Tables of one statement: a definition may have a hundred kilobytes. */
const TABLES_PER_STATEMENT = 20;

/**
 * Reads what is kept of the source's tables of a link.
 * @throws AgentError ROW_METADATA_MISSING when a definition is not one
 */
export async function readSchemaHistory(
  target: Connection,
  records: LinkRecords,
): Promise<readonly KnownTable[]> {
  const rows = await target.text(
    `SELECT database_name, table_name, held_at, definition FROM ${records.schema}.schema_history ` +
      `WHERE link = ${textLiteral(records.link)} ORDER BY database_name, table_name`,
  );
  return rows.map(([database, table, heldAt, definition]) => {
    const name = { database: database ?? "", table: table ?? "" };
    return { ...name, ...parse(definition ?? "", name), heldAt: GtidSet.parse(heldAt ?? "") };
  });
}

function parse(
  text: string,
  { database, table }: { readonly database: string; readonly table: string },
): { readonly columns: readonly KnownColumn[]; readonly primaryKey: readonly number[] } {
  try {
    return DEFINITION.parse(JSON.parse(text));
  } catch (cause) {
    throw new AgentError(
      "ROW_METADATA_MISSING",
      `what the schema_history has of ${database}.${table} cannot be read`,
      {
        table: `${database}.${table}`,
        hint: "It was changed by hand or written by a newer agent: upgrade this one, or load the table anew.",
        cause,
      },
    );
  }
}

/** Statements that keep descriptions of tables, in place of what was kept of them. */
export function keepTables(records: LinkRecords, tables: readonly KnownTable[]): readonly ByteText[] {
  const statements: ByteText[] = [];
  for (let from = 0; from < tables.length; from += TABLES_PER_STATEMENT) {
    const rows = tables
      .slice(from, from + TABLES_PER_STATEMENT)
      .map(({ database, table, heldAt, ...rest }) => {
        const definition = JSON.stringify({ columns: rest.columns, primaryKey: rest.primaryKey });
        const values = [records.link, database, table, heldAt.toString(), definition].map(textLiteral);
        return `(${values.join(",")})`;
      });
    statements.push(
      `REPLACE INTO ${records.schema}.schema_history (link, database_name, table_name, held_at, definition) ` +
        `VALUES ${rows.join(",")}`,
    );
  }
  return statements;
}

/** Statement after which nothing is kept of a link's tables. */
export function forgetTables(records: LinkRecords): ByteText {
  return `DELETE FROM ${records.schema}.schema_history WHERE link = ${textLiteral(records.link)}`;
}

/** Statement after which nothing is kept of one table. */
export function forgetTable(records: LinkRecords, database: string, table: string): ByteText {
  return `${forgetTables(records)} AND database_name = ${textLiteral(database)} AND table_name = ${textLiteral(table)}`;
}
