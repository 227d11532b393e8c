import { isDeepStrictEqual } from "node:util";
import type { MysqlServer } from "./mysql-server.ts";

type Row = Readonly<Record<string, unknown>>;

/** One way in which a server's text differs for objects that are the same. */
interface Rule {
  readonly name: string;
  /** Why a difference that the rule takes away is none. */
  readonly because: string;
  readonly apply: (text: string) => string;
}

const replaced =
  (pattern: RegExp, by: string): Rule["apply"] =>
  (text) =>
    text.replace(pattern, by);

/** Of servers of one release. */
const RULES: readonly Rule[] = [
  {
    name: "event-off",
    because: "An event that runs on the source does not run on the target: its work comes with the rows.",
    apply: replaced(/^(CREATE [^\n]*?) (?:ENABLE|DISABLE ON (?:SLAVE|REPLICA))(?= COMMENT | DO )/, "$1 OFF"),
  },
];

/** By which definer an object is expected on the target: its own, or this account. */
export type ExpectedDefiner = "kept" | { readonly account: string };

const quoted = (name: string): string => `\`${name.replaceAll("`", "``")}\``;
const text = (name: string): string => `'${name.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

async function listed(
  server: MysqlServer,
  database: string,
): Promise<readonly (readonly [string, string])[]> {
  const within = text(database);
  const libraries = await server.sql(
    "SELECT 1 AS there FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'LIBRARIES'",
  );
  const rows = await server.sql(
    `SELECT 'VIEW' AS k, TABLE_NAME AS n FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${within} AND TABLE_TYPE = 'VIEW'
     UNION ALL SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ${within} AND ROUTINE_TYPE <> 'LIBRARY'
     ${libraries.length === 0 ? "" : `UNION ALL SELECT 'LIBRARY', LIBRARY_NAME FROM information_schema.LIBRARIES WHERE LIBRARY_SCHEMA = ${within}`}
     UNION ALL SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ${within}`,
  );
  return rows
    .map(({ k, n }) => [String(k), String(n)] as const)
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

async function shown(
  server: MysqlServer,
  database: string,
  [kind, name]: readonly [string, string],
): Promise<Row> {
  const [row] = await server.sql(`SHOW CREATE ${kind} ${quoted(database)}.${quoted(name)}`);
  return row ?? {};
}

function normalised(row: Row, definer: ExpectedDefiner): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      let shownText = RULES.reduce((before, rule) => rule.apply(before), String(value));
      if (column.startsWith("Create ") && definer !== "kept")
        shownText = shownText.replace(/ DEFINER=([`"])[^`"]*\1@\1[^`"]*\1/, ` DEFINER=${definer.account}`);
      if (column === "sql_mode") shownText = shownText.split(",").filter(Boolean).sort().join(",");
      return [column, shownText];
    }),
  );
}

/**
 * Compares the views, routines, libraries and events of a database by what SHOW CREATE says: text, sql_mode, character sets,
 * collations and time zone. None of them may run on the target by itself.
 * @throws Error that says what differs
 * @returns how many there are
 */
export async function assertSameObjects(
  source: MysqlServer,
  target: MysqlServer,
  database: string,
  definer: ExpectedDefiner = "kept",
): Promise<number> {
  const [there, here] = [await listed(source, database), await listed(target, database)];
  if (!isDeepStrictEqual(there, here))
    throw new Error(`objects of ${database} differ: ${JSON.stringify(there)} and ${JSON.stringify(here)}`);
  for (const object of there) {
    const left = normalised(await shown(source, database, object), definer);
    const right = normalised(await shown(target, database, object), definer);
    if (!isDeepStrictEqual(left, right)) {
      throw new Error(
        `${object.join(" ")} of ${database} differs:\n${JSON.stringify(left)}\n${JSON.stringify(right)}`,
      );
    }
  }
  const running = await target.sql(
    `SELECT EVENT_NAME AS n FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ${text(database)} AND STATUS = 'ENABLED'`,
  );
  if (running.length > 0) throw new Error(`events run on the target: ${JSON.stringify(running)}`);
  return there.length;
}
