import { wholeDatabases } from "../../link/spec.ts";
import type { Connection } from "../../mysql/connection.ts";
import { textLiteral } from "../../mysql/quote.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import { labelOf, listObjects, type StoredObject } from "../../mysql/stored-objects.ts";
import type { CheckResult } from "../check.ts";
import { type Check, type CheckContext, failed, listNames, passed, warning } from "../context.ts";
import { readGrants } from "../grants.ts";
import { copiedDatabases, ownObjects } from "../own-objects.ts";

const SOME_DEFINER = ["SET_ANY_DEFINER", "SET_USER_ID", "SUPER"];

/** Views, routines and events that are to be made on the target can be made there. */
export const storedObjects: Check = async (context) => {
  const { spec, source, target } = context;
  if (!spec.initialization.structure) return [];
  const copied = await copiedDatabases(context);
  const databases = wholeDatabases(spec).filter((database) => !copied.has(database));
  const objects: StoredObject[] = [];
  for (const database of databases) objects.push(...(await listObjects(source, database)));
  if (objects.length === 0) return [];
  return [
    await inTheWay(context, target, databases, objects),
    ...(await definers(context, databases)),
    ...(await functions(context, objects)),
  ];
};

async function inTheWay(
  context: CheckContext,
  target: Connection,
  databases: readonly string[],
  objects: readonly StoredObject[],
): Promise<CheckResult> {
  const own = await ownObjects(context);
  const present = new Set<string>();
  for (const database of databases)
    for (const object of await listObjects(target, database)) present.add(labelOf(object));
  const names = objects.map(labelOf).filter((name) => present.has(name) && !own.has(name));
  if (names.length === 0)
    return passed("target.objects", "target", "no view, routine or event is in the way");
  return failed(
    "target.objects",
    "target",
    `already on the target: ${listNames(names)}`,
    "Drop them there: the link makes them as they are on the source.",
  );
}

/** Accounts in whose name objects run, as `user@host`. */
async function readDefiners(
  source: ReadingSession,
  databases: readonly string[],
): Promise<readonly string[]> {
  const within = databases.map(textLiteral).join(",");
  const rows = await source.text(
    `SELECT DEFINER FROM information_schema.VIEWS WHERE TABLE_SCHEMA IN (${within}) ` +
      `UNION SELECT DEFINER FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN (${within}) ` +
      `UNION SELECT DEFINER FROM information_schema.EVENTS WHERE EVENT_SCHEMA IN (${within}) ORDER BY 1`,
  );
  return rows.map(([definer]) => definer ?? "").filter((definer) => definer !== "");
}

async function definers(
  { spec, source, target }: CheckContext,
  databases: readonly string[],
): Promise<readonly CheckResult[]> {
  const id = "schema.definers";
  const found = await readDefiners(source, databases);
  if (spec.definer === "target_account")
    return [passed(id, "target", `the link's account becomes the definer instead of ${listNames(found)}`)];
  const grants = await readGrants(target);
  const [row] = await target.text("SELECT CURRENT_USER()");
  const others = found.filter((definer) => definer !== row?.[0]);
  if (others.length > 0 && !SOME_DEFINER.some((privilege) => grants.hasGlobal(privilege))) {
    return [
      failed(
        id,
        "target",
        `the account may not make objects of other definers: ${listNames(others)}`,
        'GRANT SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER ON *.* (before 8.2: SET_USER_ID) to it, or set definer = "target_account".',
      ),
    ];
  }
  const missing = await missingAccounts(target, others);
  if (missing.length === 0) return [passed(id, "target", `definers are kept: ${listNames(found)}`)];
  return [
    warning(
      id,
      "target",
      `definers that are not on the target: ${listNames(missing)}`,
      "What they define fails there when it is used, until they are created. " +
        'Making it takes ALLOW_NONEXISTENT_DEFINER; definer = "target_account" does without.',
    ),
  ];
}

/** ER_TABLEACCESS_DENIED_ERROR. */
const MAY_NOT_READ = "error 1142";

async function missingAccounts(target: Connection, accounts: readonly string[]): Promise<readonly string[]> {
  try {
    const rows = await target.text("SELECT CONCAT(User, '@', Host) FROM mysql.user");
    const there = new Set(rows.map(([account]) => account));
    return accounts.filter((account) => !there.has(account));
  } catch (thrown) {
    // Few accounts may: then the server decides when the objects are made.
    if (String(thrown).includes(MAY_NOT_READ)) return [];
    throw thrown;
  }
}

async function functions(
  { target, targetVariables }: CheckContext,
  objects: readonly StoredObject[],
): Promise<readonly CheckResult[]> {
  const names = objects.filter(({ kind }) => kind === "function").map(labelOf);
  if (names.length === 0) return [];
  const trusted = targetVariables.get("log_bin_trust_function_creators") === "ON";
  if (trusted || targetVariables.get("log_bin") === "OFF" || (await readGrants(target)).hasGlobal("SUPER"))
    return [passed("target.functions", "target", "functions can be made")];
  return [
    failed(
      "target.functions",
      "target",
      `the target refuses ${listNames(names)}: it logs to a binlog and does not trust whoever makes functions`,
      "SET PERSIST log_bin_trust_function_creators = ON on the target.",
    ),
  ];
}
