import { versionNumber } from "../../lib/server-version.ts";
import { textLiteral } from "../../mysql/quote.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import type { CheckResult } from "../check.ts";
import { type Check, type CheckContext, failed, listNames, passed, warning } from "../context.ts";
import { ownTables } from "../own-tables.ts";

const label = (table: { readonly database: string; readonly table: string }): string =>
  `${table.database}.${table.table}`;

const databasesOf = ({ spec }: CheckContext): string => [...spec.databases.keys()].map(textLiteral).join(",");

/** Rows of `database`, `table` that a query finds, cut to the selected tables. */
async function selectedOf(
  context: CheckContext,
  server: ReadingSession,
  sql: string,
): Promise<readonly string[]> {
  const selected = new Set(context.tables.map(label));
  const rows = await server.text(sql);
  return [...new Set(rows.map(([database, table]) => `${database}.${table}`))].filter((each) =>
    selected.has(each),
  );
}

/**
 * What a link cannot carry fails it. A table that it carries already came to be like this by a schema change: the link is not
 * held up for it, since it stops by name as soon as rows come.
 */
async function notCarried(
  context: CheckContext,
  id: string,
  tables: readonly string[],
  what: (names: string) => string,
  remedy: string,
): Promise<readonly CheckResult[]> {
  const own = await ownTables(context);
  const brought = tables.filter((table) => own.has(table));
  const others = tables.filter((table) => !own.has(table));
  return [
    ...(others.length === 0 ? [] : [failed(id, "source", what(listNames(others)), remedy)]),
    ...(brought.length === 0
      ? []
      : [warning(id, "source", `${what(listNames(brought))}; their rows will stop the link`, remedy)]),
  ];
}

/** What is named is there. */
export const tablesExist: Check = async (context) => {
  const present = new Set(context.tables.map(label));
  const named = [...context.spec.databases].flatMap(([database, objects]) =>
    objects.tables.map((table) => `${database}.${table}`),
  );
  const missing = named.filter((table) => !present.has(table));
  if (missing.length > 0)
    return [
      failed(
        "schema.tables",
        "source",
        `not on the source: ${listNames(missing)}`,
        "Correct the names in objects, or create the tables first.",
      ),
    ];
  if (context.tables.length === 0)
    return [
      failed(
        "schema.tables",
        "source",
        "no table is selected",
        "Name a database that has tables; a link of this version carries those that are there when it starts.",
      ),
    ];
  return [passed("schema.tables", "source", `${context.tables.length} tables`)];
};

/** Only tables with transactions can be followed exactly once. */
export const engines: Check = async (context) => {
  const others = await selectedOf(
    context,
    context.source,
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${databasesOf(context)}) AND ENGINE <> 'InnoDB'`,
  );
  if (others.length === 0) return [passed("schema.engine", "source", "every table is InnoDB")];
  return notCarried(
    context,
    "schema.engine",
    others,
    (names) => `not InnoDB: ${names}`,
    "ALTER TABLE … ENGINE=InnoDB, or exclude the tables.",
  );
};

const LOGS_CASCADES = 90_600;

/** From 9.6 on the binlog holds what foreign keys cascade; before, or with the old implementation, it does not. */
export const cascades: Check = async (context) => {
  const logged =
    versionNumber(context.sourceVariables.get("version") ?? "") >= LOGS_CASCADES &&
    context.sourceVariables.get("innodb_native_foreign_keys") !== "ON";
  if (logged) return [passed("schema.cascade", "source", "cascades are in the binlog")];
  const tables = await selectedOf(
    context,
    context.source,
    `SELECT CONSTRAINT_SCHEMA, TABLE_NAME FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (${databasesOf(context)}) ` +
      "AND (DELETE_RULE IN ('CASCADE', 'SET NULL') OR UPDATE_RULE IN ('CASCADE', 'SET NULL'))",
  );
  if (tables.length === 0) return [passed("schema.cascade", "source", "no foreign key cascades")];
  return [
    failed(
      "schema.cascade",
      "source",
      `foreign keys of ${listNames(tables)} cascade, and this source does not log what they do`,
      "Use ON DELETE/UPDATE RESTRICT, run the source on MySQL 9.6 or later, or exclude the tables.",
    ),
  ];
};

/** Whether an index on an expression is given up cannot be seen in a row image while a copy is under way. */
export const expressionIndexes: Check = async (context) => {
  const tables = await selectedOf(
    context,
    context.source,
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA IN (${databasesOf(context)}) ` +
      "AND NON_UNIQUE = 0 AND COLUMN_NAME IS NULL",
  );
  if (tables.length === 0)
    return [passed("schema.expression_index", "source", "no unique index on an expression")];
  return notCarried(
    context,
    "schema.expression_index",
    tables,
    (names) => `unique index on an expression: ${names}`,
    "Put the expression into a generated column and index that, or exclude the tables.",
  );
};
