import { textLiteral } from "../../mysql/quote.ts";
import type { CheckResult } from "../check.ts";
import { type Check, type CheckContext, failed, listNames, passed, warning } from "../context.ts";
import { readGrants } from "../grants.ts";
import { ownTables } from "../own-tables.ts";

const ID = "schema.primary_key";
const ADD =
  "Add one (ALTER TABLE … ADD COLUMN id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY INVISIBLE), or exclude the tables.";

interface Keyless {
  readonly database: string;
  readonly label: string;
  readonly holdsJson: boolean;
}

/** The selected tables without a primary key. */
async function readKeyless({ spec, source, tables }: CheckContext): Promise<readonly Keyless[]> {
  const within = [...spec.databases.keys()].map(textLiteral).join(",");
  const selected = new Set(tables.map(({ database, table }) => `${database}.${table}`));
  const rows = await source.text(
    "SELECT t.TABLE_SCHEMA, t.TABLE_NAME, EXISTS (SELECT 1 FROM information_schema.COLUMNS c WHERE c.TABLE_SCHEMA = t.TABLE_SCHEMA " +
      "AND c.TABLE_NAME = t.TABLE_NAME AND c.DATA_TYPE = 'json') FROM information_schema.TABLES t WHERE t.TABLE_TYPE = 'BASE TABLE' " +
      `AND t.TABLE_SCHEMA IN (${within}) AND NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS s WHERE ` +
      "s.TABLE_SCHEMA = t.TABLE_SCHEMA AND s.TABLE_NAME = t.TABLE_NAME AND s.INDEX_NAME = 'PRIMARY')",
  );
  return rows
    .map(([database, table, json]) => ({
      database: database ?? "",
      label: `${database}.${table}`,
      holdsJson: json === "1",
    }))
    .filter(({ label }) => selected.has(label));
}

/** Rows of tables without a primary key are found by all they hold, which takes longer, and is not told of JSON. */
export const primaryKeys: Check = async (context) => {
  const keyless = await readKeyless(context);
  if (keyless.length === 0) return [passed(ID, "source", "every table has a primary key")];
  const own = await ownTables(context);
  const json = keyless.filter(({ holdsJson, label }) => holdsJson && !own.has(label));
  const names = keyless.filter((each) => !json.includes(each)).map(({ label }) => label);
  return [
    ...(json.length === 0
      ? []
      : [
          failed(
            ID,
            "source",
            `without a primary key, and with JSON columns, of which it cannot be told exactly which row is meant: ${listNames(json.map(({ label }) => label))}`,
            ADD,
          ),
        ]),
    ...(names.length === 0
      ? []
      : [
          warning(
            ID,
            "source",
            `without a primary key: ${listNames(names)}; each update or delete of a row reads the table on the target, unless it has a unique index, and a copy that is cut off begins again`,
            ADD,
          ),
        ]),
    ...(await missingPrivileges(
      context,
      keyless.filter(({ label }) => !own.has(label)),
    )),
  ];
};

async function missingPrivileges(
  { spec, source, target }: CheckContext,
  keyless: readonly Keyless[],
): Promise<readonly CheckResult[]> {
  if (!spec.initialization.data) return [];
  const databases = [...new Set(keyless.map(({ database }) => database))];
  const lacking = async (
    side: "source" | "target",
    privilege: string,
    why: string,
  ): Promise<readonly CheckResult[]> => {
    const grants = await readGrants(side === "source" ? source : target);
    const missing = databases.filter((database) => !grants.hasOn(privilege, database));
    if (missing.length === 0) return [];
    const remedy = missing.map((database) => `GRANT ${privilege} ON \`${database}\`.* to it.`).join(" ");
    return [failed(ID, side, `the account lacks ${privilege}, ${why}`, remedy)];
  };
  return [
    ...(await lacking("source", "LOCK TABLES", "to hold a table without a primary key still for a moment")),
    ...(await lacking("target", "DROP", "to empty a table without a primary key whose copy was cut off")),
  ];
}
