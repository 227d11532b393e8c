import type { Connection } from "../../mysql/connection.ts";
import { type Check, failed, passed } from "../context.ts";
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
const OWN_SCHEMAS = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE"];

/** The accounts may do what the link does. */
export const privileges: Check = async ({ spec, source, target }) => {
  const sourceGrants = await readGrants(source);
  const targetGrants = await readGrants(target);
  const databases = [...spec.databases.keys()];
  const onTarget = spec.initialization.structure ? [...TARGET_ROWS, ...TARGET_STRUCTURE] : TARGET_ROWS;
  const unlogged = TARGET_GLOBAL_ANY.some((privilege) => targetGrants.hasGlobal(privilege));
  return [
    await verdict("privileges.source", "source", source, [
      ...missingGlobal(sourceGrants, [...SOURCE_GLOBAL, ...((await listsBranches(source)) ? SOURCE_XA : [])]),
      ...databases.flatMap((database) => missingOn(sourceGrants, database, SOURCE_DATA)),
    ]),
    await verdict("privileges.target", "target", target, [
      ...(unlogged ? [] : [`GRANT ${TARGET_GLOBAL_ANY[0]} ON *.*`]),
      ...databases.flatMap((database) => missingOn(targetGrants, database, onTarget)),
      ...missingOn(targetGrants, "towline", OWN_SCHEMAS),
      ...missingOn(targetGrants, "towline_local", OWN_SCHEMAS),
    ]),
  ];
};

/** Whether the account may list XA branches only with a privilege of its own: before 8.0 everybody might. */
async function listsBranches(source: Connection): Promise<boolean> {
  const [row] = await source.text("SELECT VERSION()");
  return Number.parseInt(row?.[0] ?? "", 10) >= 8;
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
  server: Connection,
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
