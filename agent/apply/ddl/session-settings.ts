import type { SourceChange } from "../../change/statement/source-change.ts";
import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { identifier, textLiteral } from "../../mysql/quote.ts";

/**
 * Modes that MySQL 8 dropped: they only said how SHOW CREATE prints, or who may be created by GRANT. Older sources log them,
 * and a server that does not know them refuses the number.
 */
const DROPPED_MODES = 0x1000_0000n | 0x0003_ff10n;

/** What the default database is when the source's is not on the target: nothing can be created in it. */
const NOWHERE = "information_schema";

/** Seconds that a schema change waits for transactions which use its table. Readers queue behind it meanwhile. */
const LOCK_WAIT_SECONDS = 30;

type Value = string | number | bigint;

/**
 * Puts a session into the state of the one that ran the statement on the source, as the binlog tells it. All of it decides
 * what the statement means: defaults of columns, character sets, how dates and names are read.
 * @throws AgentError STATEMENT_UNSUPPORTED when the target lacks a variable that is not at its default
 */
export async function adoptSession(
  session: Connection,
  { session: status, timestamp, database }: SourceChange,
): Promise<void> {
  const known = await knownVariables(session);
  const settings: string[] = [];
  const set = (name: string, value: Value | null, unsetMeans: Value): void => {
    if (value === null) return;
    if (known.has(name)) settings.push(`SET SESSION ${name} = ${literalOf(value)}`);
    else if (value !== unsetMeans) throw lacking(name, value);
  };
  const on = (flag: boolean | null): number | null => (flag === null ? null : Number(flag));

  // Else the server would tell the driver of each character set, and that would encode statements by it.
  settings.push("SET SESSION session_track_system_variables = ''");
  settings.push(`SET SESSION lock_wait_timeout = ${LOCK_WAIT_SECONDS}`);
  set("foreign_key_checks", on(status.options?.foreignKeyChecks ?? true), 1);
  set("unique_checks", on(status.options?.uniqueChecks ?? true), 1);
  set("sql_mode", status.sqlMode === null ? null : status.sqlMode & ~DROPPED_MODES, 0n);
  set("auto_increment_increment", status.autoIncrement?.increment ?? 1, 1);
  set("auto_increment_offset", status.autoIncrement?.offset ?? 1, 1);
  set("time_zone", status.timeZone ?? "SYSTEM", "SYSTEM");
  set("lc_time_names", status.localeNumber ?? 0, 0);
  set("explicit_defaults_for_timestamp", on(status.explicitDefaultsForTimestamp), 1);
  set("default_collation_for_utf8mb4", status.defaultCollationForUtf8mb4, 255);
  set("sql_require_primary_key", on(status.requirePrimaryKey), 0);
  if ((on(status.defaultTableEncryption) ?? 0) !== known.get("default_table_encryption"))
    set("default_table_encryption", on(status.defaultTableEncryption), 0);
  // The source has written an invisible key into the statement if it made one.
  if (known.has("sql_generate_invisible_primary_key")) set("sql_generate_invisible_primary_key", 0, 0);
  settings.push(`SET TIMESTAMP = ${timestamp}.${String(status.microseconds ?? 0).padStart(6, "0")}`);
  settings.push(`USE ${identifier(await defaultDatabase(session, database))}`);
  // Last: from here on text is read in the character set of the source's client.
  const charsets = status.charsets;
  if (charsets !== null) {
    settings.push(`SET SESSION collation_connection = ${charsets.connection}`);
    settings.push(`SET SESSION collation_server = ${charsets.server}`);
    settings.push(`SET SESSION character_set_client = ${charsets.client}`);
  }
  await session.execute(settings.join(";"));
}

const literalOf = (value: Value): string => (typeof value === "string" ? textLiteral(value) : String(value));

/** The variables that not every server has, with the values of those that are 0 or 1. */
async function knownVariables(session: Connection): Promise<ReadonlyMap<string, number>> {
  const rows = await session.text("SHOW SESSION VARIABLES");
  return new Map(rows.map(([name, value]) => [name ?? "", value === "ON" || value === "1" ? 1 : 0]));
}

async function defaultDatabase(session: Connection, database: string): Promise<string> {
  if (database === "") return NOWHERE;
  const present = await session.text(
    `SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ${textLiteral(database)}`,
  );
  return present.length > 0 ? database : NOWHERE;
}

function lacking(name: string, value: Value): AgentError {
  return new AgentError(
    "STATEMENT_UNSUPPORTED",
    `a schema change ran with ${name} = ${value}, which the target does not have`,
    { hint: "Run an equivalent on the target by hand, then: towline link resume NAME --skip-ddl GTID." },
  );
}
