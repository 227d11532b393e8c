import { AgentError } from "../../error.ts";
import { versionNumber } from "../../lib/server-version.ts";
import { objectDatabases } from "../../link/spec.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import { listObjects, type StoredObjectKind } from "../../mysql/stored-objects.ts";
import { type Check, type CheckContext, failed, passed } from "../context.ts";
import { type Grants, readGrants } from "../grants.ts";

/** Global privileges that reading the binlog takes, and seeing which XA branches are open before rows are copied. */
const SOURCE_GLOBAL = ["REPLICATION SLAVE", "REPLICATION CLIENT"];
const SOURCE_XA = ["XA_RECOVER_ADMIN"];
/** Privileges on each selected database of the source. */
const SOURCE_DATA = ["SELECT"];
/** Global privileges on the target: sessions whose writes are not logged. */
const TARGET_GLOBAL_ANY = ["SESSION_VARIABLES_ADMIN", "SYSTEM_VARIABLES_ADMIN", "SUPER"];
/** TRIGGER is what it takes to see whether a table has triggers: without it a check could not tell. */
const TARGET_ROWS = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRIGGER"];
/** REFERENCES for tables with foreign keys. */
const TARGET_STRUCTURE = ["CREATE", "ALTER", "INDEX", "REFERENCES"];
/** To see what a database holds: without these an account is shown none of it. */
const SOURCE_OBJECTS = ["SHOW VIEW", "EVENT"];
/** To make objects again that an attempt which was cut off had made, they are dropped. */
const TARGET_OBJECTS: Readonly<Record<StoredObjectKind, readonly string[]>> = {
  view: ["CREATE VIEW", "SHOW VIEW", "DROP"],
  function: ["CREATE ROUTINE", "ALTER ROUTINE"],
  procedure: ["CREATE ROUTINE", "ALTER ROUTINE"],
  library: ["CREATE ROUTINE", "ALTER ROUTINE"],
  event: ["EVENT"],
};
/** From here on listing XA branches takes a privilege of its own, and definitions are in no table of the mysql schema. */
const DATA_DICTIONARY = 80_000;
const OWN_SCHEMAS = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE"];

/** The accounts may do what the link does. */
export const privileges: Check = async (context) => {
  const { spec, source, target } = context;
  const version = versionNumber(context.sourceVariables.get("version") ?? "");
  const whole = objectDatabases(spec);
  const sourceGrants = await readGrants(source);
  const targetGrants = await readGrants(target);
  const databases = [...spec.databases.keys()];
  const onTarget = spec.initialization.structure ? [...TARGET_ROWS, ...TARGET_STRUCTURE] : TARGET_ROWS;
  const unlogged = TARGET_GLOBAL_ANY.some((privilege) => targetGrants.hasGlobal(privilege));
  return [
    await verdict("privileges.source", "source", source, [
      ...missingGlobal(sourceGrants, [...SOURCE_GLOBAL, ...(version < DATA_DICTIONARY ? [] : SOURCE_XA)]),
      ...databases.flatMap((database) =>
        missingOn(sourceGrants, database, [
          ...SOURCE_DATA,
          ...(whole.includes(database) ? SOURCE_OBJECTS : []),
        ]),
      ),
      ...(whole.length > 0 ? await missingForRoutines(context, sourceGrants) : []),
    ]),
    await verdict("privileges.target", "target", target, [
      ...(unlogged ? [] : [`GRANT ${TARGET_GLOBAL_ANY[0]} ON *.*`]),
      ...(await missingPerDatabase(databases, async (database) =>
        missingOn(targetGrants, database, [
          ...onTarget,
          ...(whole.includes(database) ? await forObjects(source, database) : []),
        ]),
      )),
      ...missingOn(targetGrants, "towline", OWN_SCHEMAS),
      ...missingOn(targetGrants, "towline_local", OWN_SCHEMAS),
    ]),
  ];
};

async function missingPerDatabase(
  databases: readonly string[],
  missingOf: (database: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const database of databases) missing.push(...(await missingOf(database)));
  return missing;
}

/** What it takes to make the objects that the database has now. */
async function forObjects(source: ReadingSession, database: string): Promise<readonly string[]> {
  const kinds = new Set((await listObjects(source, database)).map(({ kind }) => kind));
  return [...new Set([...kinds].flatMap((kind) => TARGET_OBJECTS[kind]))];
}

/** The texts of routines are shown by a privilege of their own from 8.0.20 on, and lay in a table before 8.0. */
const SHOW_ROUTINE_SINCE = 80_020;

async function missingForRoutines(
  { source, sourceVariables }: CheckContext,
  grants: Grants,
): Promise<readonly string[]> {
  const version = versionNumber(sourceVariables.get("version") ?? "");
  if (grants.hasGlobal("SELECT")) return [];
  if (version < DATA_DICTIONARY) {
    try {
      await source.text("SELECT 1 FROM mysql.proc LIMIT 0");
      return [];
    } catch (thrown) {
      if (AgentError.from(thrown).code !== "ACCESS_DENIED") throw thrown;
      return ["GRANT SELECT ON mysql.proc"];
    }
  }
  if (version < SHOW_ROUTINE_SINCE) return ["GRANT SELECT ON *.*"];
  return missingGlobal(grants, ["SHOW_ROUTINE"]);
}

function missingGlobal(grants: Grants, wanted: readonly string[]): string[] {
  const missing = wanted.filter((privilege) => !grants.hasGlobal(privilege));
  return missing.length === 0 ? [] : [`GRANT ${missing.join(", ")} ON *.*`];
}

function missingOn(grants: Grants, database: string, wanted: readonly string[]): string[] {
  const missing = wanted.filter((privilege) => !grants.hasOn(privilege, database));
  return missing.length === 0 ? [] : [`GRANT ${missing.join(", ")} ON \`${database}\`.*`];
}

async function verdict(
  id: string,
  side: "source" | "target",
  server: ReadingSession,
  missing: readonly string[],
): Promise<ReturnType<typeof passed>> {
  const [row] = await server.text("SELECT CURRENT_USER()");
  const [user = "", host = ""] = (row?.[0] ?? "").split("@");
  const account = `'${user}'@'${host}'`;
  if (missing.length === 0) return passed(id, side, `${account} has what it needs`);
  return failed(
    id,
    side,
    `${account} lacks privileges`,
    missing.map((grant) => `${grant} TO ${account};`).join(" "),
  );
}
