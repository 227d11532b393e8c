import { GtidSet } from "../../change/gtid-set.ts";
import { versionNumber } from "../../lib/server-version.ts";
import { textLiteral } from "../../mysql/quote.ts";
import { type Check, type CheckContext, failed, listNames, passed, warning } from "../context.ts";
import { readGrants } from "../grants.ts";

/** XA branches are prepared apart from their session, and as one with the binlog, from here on. */
const LEAST_TARGET = 80_030;

/** Global privileges on the target: events under GTIDs, `gtid_purged`, unlogged sessions. */
const SERVER_PRIVILEGES = ["REPLICATION_APPLIER", "SYSTEM_VARIABLES_ADMIN"];
/** On every database: those to come are the link's as well. */
const DATA_PRIVILEGES = [
  ...["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "INDEX", "REFERENCES"],
  ...["TRIGGER", "EVENT", "CREATE VIEW", "SHOW VIEW", "CREATE ROUTINE", "ALTER ROUTINE"],
];
/** Without them a view, routine, trigger or event of another definer stops the link. */
const DEFINER_PRIVILEGES = ["SET_ANY_DEFINER", "ALLOW_NONEXISTENT_DEFINER", "SYSTEM_USER"];

/** The target logs, under GTIDs. */
export const preservingTarget: Check = async ({ targetVariables }) => {
  const results = [];
  for (const [variable, remedy] of [
    ["log_bin", "Start the target with log_bin."],
    ["gtid_mode", "SET GLOBAL gtid_mode step by step to ON on the target, and in its configuration."],
    ["enforce_gtid_consistency", "SET PERSIST enforce_gtid_consistency = ON on the target."],
  ] as const) {
    const value = targetVariables.get(variable) ?? "unknown to this server";
    if (value !== "ON")
      results.push(failed("target.gtids", "target", `${variable} is ${value}, not ON`, remedy));
  }
  if (versionNumber(targetVariables.get("version") ?? "") < LEAST_TARGET) {
    results.push(
      failed(
        "target.gtids",
        "target",
        `${targetVariables.get("version")} is older than 8.0.30, from which on XA branches survive a crash with their GTIDs`,
        "Upgrade the target, or declare a link with GTIDs of its own.",
      ),
    );
  }
  if (targetVariables.get("log_bin_trust_function_creators") === "OFF") {
    results.push(
      warning(
        "target.functions",
        "target",
        "log_bin_trust_function_creators is OFF: a trigger or function that the source creates stops the link",
        "SET PERSIST log_bin_trust_function_creators = ON on the target.",
      ),
    );
  }
  return results.length > 0 ? results : [passed("target.gtids", "target", "it logs, under GTIDs")];
};

/** The account may apply everything that the source may bring. */
export const preservingPrivileges: Check = async ({ source, target, targetVariables }) => {
  const grants = await readGrants(target);
  const tagged = [...GtidSet.parse(await executedOn(source)).entries()].some(([origin]) =>
    origin.includes(":"),
  );
  const wanted = [
    ...SERVER_PRIVILEGES,
    ...(tagged ? ["TRANSACTION_GTID_TAG"] : []),
    ...(targetVariables.get("read_only") === "ON" ? ["CONNECTION_ADMIN"] : []),
    ...DATA_PRIVILEGES,
  ];
  const [row] = await target.text("SELECT CURRENT_USER()");
  const [user = "", host = ""] = (row?.[0] ?? "").split("@");
  const account = `'${user}'@'${host}'`;
  const id = "privileges.preserving";
  const lacking = (names: readonly string[]) => names.filter((name) => !grants.hasGlobal(name));
  const missing = lacking(wanted);
  const definers = lacking(DEFINER_PRIVILEGES);
  const grant = (names: readonly string[]): string => `GRANT ${names.join(", ")} ON *.* TO ${account};`;
  return [
    missing.length === 0
      ? passed(id, "target", `${account} may preserve GTIDs`)
      : failed(
          id,
          "target",
          `${account} lacks ${listNames(missing)}: preserving GTIDs takes them on the whole server`,
          `${grant(missing)} With SET sql_log_bin = 0 before it, or the grant is a transaction that the source does not have.`,
        ),
    ...(definers.length === 0
      ? []
      : [
          warning(
            id,
            "target",
            `${account} lacks ${listNames(definers)}: views, routines, triggers and events of other definers stop the link`,
            `SET sql_log_bin = 0; ${grant(definers)}`,
          ),
        ]),
  ];
};

/** The target has nothing that the source does not have. */
export const errantGtids: Check = async ({ spec, source, target, targetVariables }) => {
  // The target first: what it gets meanwhile the source has.
  const here = GtidSet.parse(await executedOn(target));
  const foreign = here.subtract(GtidSet.parse(await executedOn(source)));
  const results = [
    foreign.isEmpty
      ? passed("gtid.errant", "target", "it has no transactions of its own")
      : failed(
          "gtid.errant",
          "target",
          `the target has transactions that the source does not have: ${foreign}`,
          "If nothing on the target is needed: RESET BINARY LOGS AND GTIDS there (RESET MASTER before 8.4). Else " +
            "declare a link with GTIDs of its own.",
        ),
  ];
  if (targetVariables.get("read_only") !== "ON") {
    results.push(
      warning(
        "target.fenced",
        "target",
        "read_only is OFF: whoever writes there makes a transaction that the source does not have, and stops the link",
        `SET PERSIST read_only = ON on the target; the account of link ${spec.name} then needs CONNECTION_ADMIN.`,
      ),
    );
  }
  return results;
};

/** Events of the source are done there, and come as rows. */
export const eventScheduler: Check = async ({ targetVariables }) => {
  const value = targetVariables.get("event_scheduler") ?? "";
  if (value !== "ON") return [passed("target.events", "target", `event_scheduler is ${value}`)];
  return [
    failed(
      "target.events",
      "target",
      "event_scheduler is ON: events would write on the target what the source's events write there",
      "SET PERSIST event_scheduler = OFF on the target.",
    ),
  ];
};

/** A target that is to be seeded holds nothing: neither GTIDs nor databases of somebody else. */
export const wholeServerEmpty: Check = async ({ spec, target }) => {
  const begun = await target.text(
    "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'towline_local' AND TABLE_NAME = 'standby'",
  );
  if (begun.length > 0) {
    const own = await target.text(
      `SELECT 1 FROM towline_local.standby WHERE link = ${textLiteral(spec.name)}`,
    );
    if (own.length > 0) return [passed("target.empty", "target", "its seeding has begun")];
  }
  const results = [];
  const executed = await executedOn(target);
  if (executed !== "") {
    results.push(
      failed(
        "target.empty",
        "target",
        `the target has executed transactions before it is seeded: ${executed}`,
        "If nothing on it is needed: RESET BINARY LOGS AND GTIDS there (RESET MASTER before 8.4). If it was seeded by a clone or " +
          "a backup of the source, set initialization to neither structure nor data.",
      ),
    );
  }
  const rows = await target.text(
    "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN " +
      "('mysql','sys','information_schema','performance_schema','towline_local')",
  );
  const names = rows.map(([name]) => name ?? "");
  if (names.length > 0) {
    results.push(
      failed(
        "target.empty",
        "target",
        `databases are on the target before it is seeded: ${listNames(names)}`,
        "Drop them there with SET sql_log_bin = 0, or use a new server.",
      ),
    );
  }
  return results.length > 0 ? results : [passed("target.empty", "target", "nothing is in the way")];
};

async function executedOn(server: CheckContext["source"]): Promise<string> {
  const [row] = await server.text("SELECT @@global.gtid_executed");
  return (row?.[0] ?? "").replaceAll("\n", "");
}
