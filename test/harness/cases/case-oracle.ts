import { isDeepStrictEqual } from "node:util";
import type { MysqlServer } from "../mysql-server.ts";
import { assertEqual } from "../oracle.ts";
import type { Case } from "./case.ts";
import { normaliseCreate } from "./normalise-create.ts";

type Row = Readonly<Record<string, unknown>>;

const quoted = (name: string): string => `\`${name.replaceAll("`", "``")}\``;
const texts = (names: readonly string[]): string =>
  names.map((name) => `'${name.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`).join(", ");

type ComparedCase = Pick<Case, "database" | "checksum">;

/**
 * Compares the databases of some cases on both servers: definitions, rows, the server's own CHECKSUM TABLE, and of JSON the type
 * of every value in it, which its text does not say. Many at once take far fewer queries than each by itself.
 * @throws Error that says what differs
 */
export async function assertSame(
  source: MysqlServer,
  target: MysqlServer,
  cases: readonly ComparedCase[],
): Promise<void> {
  const old = source.release !== "current";
  const databases = cases.map(({ database }) => database);
  const { tables } = await assertEqual(
    source,
    target,
    databases,
    () => true,
    (create) => normaliseCreate(create, old),
  );
  const empty = databases.filter((name) => !tables.some(({ table }) => table.startsWith(`${quoted(name)}.`)));
  if (empty.length > 0) throw new Error(`there is no table to compare in ${empty.join(", ")}`);
  const compared = cases.filter(({ checksum }) => checksum === "compared").map(({ database }) => database);
  for (const [what, read, where] of [
    ["collations", collations, databases],
    ["CHECKSUM TABLE", checksums, compared],
    ["types of JSON values", jsonTypes, databases],
  ] as const) {
    if (where.length === 0) continue;
    const [there, here] = await Promise.all([read(source, where), read(target, where)]);
    if (isDeepStrictEqual(there, here)) continue;
    const lines = there
      .map((row, index) => [JSON.stringify(row), JSON.stringify(here[index])] as const)
      .filter(([left, right]) => left !== right)
      .map(([left, right]) => `${left} on the source, ${right} on the target`);
    throw new Error(`${what} differ: ${lines.join("; ") || "other rows"}`);
  }
}

/** utf8 was the name of utf8mb3. */
const renamed = (name: string): string => name.replace(/^utf8(?=_|$)/, "utf8mb3");

/** Character set and collation of every column and table, beside the text of SHOW CREATE. */
async function collations(server: MysqlServer, databases: readonly string[]): Promise<readonly Row[]> {
  const rows = await server.sql(
    `SELECT TABLE_SCHEMA AS d, TABLE_NAME AS t, COLUMN_NAME AS c, CHARACTER_SET_NAME AS cs, COLLATION_NAME AS co
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA IN (${texts(databases)})
     UNION ALL SELECT TABLE_SCHEMA, TABLE_NAME, '', '', TABLE_COLLATION FROM information_schema.TABLES
     WHERE TABLE_SCHEMA IN (${texts(databases)}) AND TABLE_TYPE = 'BASE TABLE'`,
  );
  return rows
    .map((row) => ({ ...row, cs: renamed(String(row["cs"])), co: renamed(String(row["co"])) }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function checksums(server: MysqlServer, databases: readonly string[]): Promise<readonly Row[]> {
  const found = await server.sql(
    `SELECT TABLE_SCHEMA AS d, TABLE_NAME AS t FROM information_schema.TABLES
     WHERE TABLE_SCHEMA IN (${texts(databases)}) AND TABLE_TYPE = 'BASE TABLE'`,
  );
  const tables = found.map(({ d, t }) => `${quoted(String(d))}.${quoted(String(t))}`).sort();
  return server.sql(`CHECKSUM TABLE ${tables.join(", ")}`);
}

async function jsonTypes(server: MysqlServer, databases: readonly string[]): Promise<readonly Row[]> {
  const columns = await server.sql(
    `SELECT TABLE_SCHEMA AS d, TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA IN (${texts(databases)}) AND DATA_TYPE = 'json' ORDER BY TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME`,
  );
  const found: Row[] = [];
  for (const { d, t, c } of columns) {
    const column = `d.${quoted(String(c))}`;
    const inside =
      `JSON_TABLE(${column}, '$' COLUMNS (NESTED PATH '$**.*' COLUMNS (m JSON PATH '$'), ` +
      "NESTED PATH '$**[*]' COLUMNS (e JSON PATH '$')))";
    const typesInside = `(SELECT SHA2(GROUP_CONCAT(COALESCE(JSON_TYPE(m), JSON_TYPE(e))), 256) FROM ${inside} AS i)`;
    const table = `${quoted(String(d))}.${quoted(String(t))}`;
    const rows = await server.sql(
      `SET SESSION group_concat_max_len = 16777216;
       SELECT JSON_TYPE(${column}) AS root, ${typesInside} AS inside FROM ${table} AS d`,
    );
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    found.push(...lines.map((types) => ({ database: d, table: t, column: c, types })));
  }
  return found;
}
