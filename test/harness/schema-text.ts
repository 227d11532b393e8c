import type { Connection } from "mysql2/promise";
import type { MysqlServer } from "./mysql-server.ts";

/** What may differ between the definitions on two servers, by a rule with a name. */
const NORMALISERS: Readonly<Record<string, (text: string) => string>> = {
  /** An event is off on a target: it would do there what its rows have done already. */
  eventStatus: (text) => text.replace(/\b(ENABLE|DISABLE ON (?:REPLICA|SLAVE)) (?=COMMENT|DO)/, "ENABLE "),
};

/** How every object in these databases is defined, by kind and name, as the server says it. */
export async function schemaOf(
  server: MysqlServer,
  databases: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await using session = await server.connect();
  const found = new Map<string, string>();
  const show = async (key: string, sql: string, column: string, names: readonly string[]): Promise<void> => {
    const quoted = names.map((name) => `\`${name.replaceAll("`", "``")}\``).join(".");
    const [row] = await query(session, `${sql} ${quoted}`);
    const text = Object.entries(row ?? {}).find(([name]) => name === column)?.[1] ?? "";
    found.set(`${key} ${names.join(".")}`, NORMALISERS["eventStatus"]?.(text) ?? text);
  };
  for (const { d } of await query(
    session,
    "SELECT schema_name AS d FROM information_schema.schemata WHERE schema_name IN (?)",
    [databases],
  ))
    await show("database", "SHOW CREATE DATABASE", "Create Database", [d as string]);
  for (const { d, t, k } of await query(
    session,
    "SELECT table_schema AS d, table_name AS t, table_type AS k FROM information_schema.tables WHERE table_schema IN (?)",
    [databases],
  )) {
    const isView = k === "VIEW";
    await show(
      isView ? "view" : "table",
      isView ? "SHOW CREATE VIEW" : "SHOW CREATE TABLE",
      isView ? "Create View" : "Create Table",
      [d as string, t as string],
    );
  }
  for (const { d, t, k } of await query(
    session,
    "SELECT routine_schema AS d, routine_name AS t, routine_type AS k FROM information_schema.routines WHERE routine_schema IN (?)",
    [databases],
  )) {
    const isFunction = k === "FUNCTION";
    await show(`${k}`, `SHOW CREATE ${k}`, isFunction ? "Create Function" : "Create Procedure", [
      d as string,
      t as string,
    ]);
  }
  for (const { d, t } of await query(
    session,
    "SELECT event_schema AS d, event_name AS t FROM information_schema.events WHERE event_schema IN (?)",
    [databases],
  ))
    await show("event", "SHOW CREATE EVENT", "Create Event", [d as string, t as string]);
  return found;
}

async function query(
  session: Connection,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, string>[]> {
  const [rows] = await session.query(sql, values);
  return rows as Record<string, string>[];
}
