import type { LinkSpec } from "../../link/spec.ts";
import { identifier, qualified, textLiteral } from "../../mysql/quote.ts";
import { type Check, type CheckContext, failed, listNames, passed } from "../context.ts";
import { ownTables } from "../own-tables.ts";

const label = (table: { readonly database: string; readonly table: string }): string =>
  `${table.database}.${table.table}`;

/** A table that is to be created is not there; one that is to be filled is there and empty. */
export const targetTables: Check = async (context) => {
  const { target, tables, spec } = context;
  const own = await ownTables(context);
  const rows = await target.text(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${[...spec.databases.keys()].map(textLiteral).join(",")})`,
  );
  const present = new Set(rows.map(([database, table]) => `${database}.${table}`));
  const foreign = tables.filter((table) => !own.has(label(table)));
  return spec.initialization.structure
    ? toCreate(foreign.map(label), present)
    : toFill(context, foreign, present, spec);
};

function toCreate(tables: readonly string[], present: ReadonlySet<string>): ReturnType<typeof passed>[] {
  const there = tables.filter((table) => present.has(table));
  if (there.length === 0) return [passed("target.tables", "target", "no table is in the way")];
  return [
    failed(
      "target.tables",
      "target",
      `already on the target: ${listNames(there)}`,
      "Drop or rename them there, or set initialization.structure = false to fill tables that are there.",
    ),
  ];
}

async function toFill(
  { target }: CheckContext,
  tables: CheckContext["tables"],
  present: ReadonlySet<string>,
  spec: LinkSpec,
): Promise<ReturnType<typeof passed>[]> {
  const missing = tables.map(label).filter((table) => !present.has(table));
  if (missing.length > 0) {
    return [
      failed(
        "target.tables",
        "target",
        `not on the target: ${listNames(missing)}`,
        "Create them there, or set initialization.structure = true.",
      ),
    ];
  }
  if (!spec.initialization.data) return [passed("target.tables", "target", "every table is there")];
  const filled = [];
  for (const { database, table } of tables) {
    const [row] = await target.text(
      `SELECT 1 FROM ${qualified(database, table)} AS ${identifier("t")} LIMIT 1`,
    );
    if (row !== undefined) filled.push(`${database}.${table}`);
  }
  if (filled.length === 0) return [passed("target.tables", "target", "every table is there and empty")];
  return [
    failed(
      "target.tables",
      "target",
      `not empty on the target: ${listNames(filled)}`,
      "Empty them there, or set initialization.data = false if they hold the source's rows already.",
    ),
  ];
}
