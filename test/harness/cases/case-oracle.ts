import { isDeepStrictEqual } from "node:util";
import type { MysqlServer } from "../mysql-server.ts";
import { assertEqual } from "../oracle.ts";
import type { Case } from "./case.ts";
import { normaliseCreate } from "./normalise-create.ts";

type Row = Readonly<Record<string, unknown>>;

const quoted = (name: string): string => `\`${name.replaceAll("`", "``")}\``;
const text = (name: string): string => `'${name.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/**
 * Compares one database on both servers: definitions, rows, the server's own CHECKSUM TABLE, and of JSON the type of every
 * value in it, which its text does not say.
 * @throws Error that says what differs
 */
export async function assertSame(
  source: MysqlServer,
  target: MysqlServer,
  { database, checksum }: Pick<Case, "database" | "checksum">,
): Promise<void> {
  const old = source.release !== "current";
  await assertEqual(
    source,
    target,
    [database],
    () => true,
    (create) => normaliseCreate(create, old),
  );
  for (const [what, read] of [
    ["collations", collations],
    ...(checksum === "compared" ? ([["CHECKSUM TABLE", checksums]] as const) : []),
    ["types of JSON values", jsonTypes],
  ] as const) {
    const there = await read(source, database);
    const here = await read(target, database);
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
async function collations(server: MysqlServer, database: string): Promise<readonly Row[]> {
  const rows = await server.sql(
    `SELECT TABLE_NAME AS t, COLUMN_NAME AS c, CHARACTER_SET_NAME AS cs, COLLATION_NAME AS co
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ${text(database)}
     UNION ALL SELECT TABLE_NAME, '', '', TABLE_COLLATION FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${text(database)} AND TABLE_TYPE = 'BASE TABLE'`,
  );
  return rows
    .map((row) => ({ ...row, cs: renamed(String(row["cs"])), co: renamed(String(row["co"])) }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function tablesOf(server: MysqlServer, database: string): Promise<readonly string[]> {
  const rows = await server.sql(
    `SELECT TABLE_NAME AS t FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${text(database)} AND TABLE_TYPE = 'BASE TABLE'`,
  );
  return rows.map((row) => String(row["t"])).sort();
}

async function checksums(server: MysqlServer, database: string): Promise<readonly Row[]> {
  const tables = await tablesOf(server, database);
  return server.sql(
    `CHECKSUM TABLE ${tables.map((table) => `${quoted(database)}.${quoted(table)}`).join(", ")}`,
  );
}

async function jsonTypes(server: MysqlServer, database: string): Promise<readonly Row[]> {
  const columns = await server.sql(
    `SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = ${text(database)} AND DATA_TYPE = 'json' ORDER BY TABLE_NAME, COLUMN_NAME`,
  );
  const found: Row[] = [];
  for (const { t, c } of columns) {
    const column = `d.${quoted(String(c))}`;
    const inside =
      `JSON_TABLE(${column}, '$' COLUMNS (NESTED PATH '$**.*' COLUMNS (m JSON PATH '$'), ` +
      "NESTED PATH '$**[*]' COLUMNS (e JSON PATH '$')))";
    const typesInside = `(SELECT SHA2(GROUP_CONCAT(COALESCE(JSON_TYPE(m), JSON_TYPE(e))), 256) FROM ${inside} AS i)`;
    const table = `${quoted(database)}.${quoted(String(t))}`;
    const rows = await server.sql(
      `SET SESSION group_concat_max_len = 16777216;
       SELECT JSON_TYPE(${column}) AS root, ${typesInside} AS inside FROM ${table} AS d`,
    );
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    found.push(...lines.map((types) => ({ table: t, column: c, types: types })));
  }
  return found;
}
