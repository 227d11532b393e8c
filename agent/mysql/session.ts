import { Connection } from "./connection.ts";
import type { Endpoint } from "./endpoint.ts";

/**
 * What every session of ours sets, so that a value goes in exactly as it came out:
 * - names binary: no conversion of text on its way;
 * - UTC: TIMESTAMP values are rendered in it;
 * - strict, so that nothing is cut in silence; zero is a value of AUTO_INCREMENT columns and dates may be invalid, for the
 *   source may hold both;
 * - no backslash, quote or padding modes, which the quoting functions do not expect;
 * - no time limit on statements that a server sets for its users.
 */
const SETTINGS = [
  "SET NAMES binary",
  "SET SESSION time_zone = '+00:00'",
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'",
  "SET SESSION sql_quote_show_create = 1",
  // Servers before 5.7.8 have no such limit, and would refuse an empty statement.
  "SET SESSION sql_safe_updates = 0 /*!50708 , SESSION max_execution_time = 0 */",
  "SET SESSION autocommit = 1",
].join(";");

/** A row lock that is not granted by then is somebody else's long transaction: the link retries and shows it, seconds. */
const LOCK_WAIT_SECONDS = 5;

/**
 * Sessions that write rows: foreign keys are the source's business (its binlog holds what its cascades did, and checks would
 * forbid orders that are fine at commit); READ COMMITTED takes no gap locks.
 */
const WRITER_SETTINGS = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  "SET SESSION foreign_key_checks = 0",
  "SET SESSION unique_checks = 1",
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
].join(";");

/** A session that reads. */
export async function openReader(endpoint: Endpoint, signal: AbortSignal): Promise<Connection> {
  return open(endpoint, SETTINGS, signal);
}

/** A session that writes rows of a link. */
export async function openWriter(endpoint: Endpoint, signal: AbortSignal): Promise<Connection> {
  return open(endpoint, `${SETTINGS};${WRITER_SETTINGS}`, signal);
}

/** A session that writes rows which stay on this server: they are not logged. Needs SESSION_VARIABLES_ADMIN. */
export async function openUnloggedWriter(endpoint: Endpoint, signal: AbortSignal): Promise<Connection> {
  return open(endpoint, `${SETTINGS};${WRITER_SETTINGS};SET SESSION sql_log_bin = 0`, signal);
}

/** A session whose writes stay on this server: they are not logged. Needs SESSION_VARIABLES_ADMIN. */
export async function openUnlogged(endpoint: Endpoint, signal: AbortSignal): Promise<Connection> {
  return open(endpoint, `${SETTINGS};SET SESSION sql_log_bin = 0`, signal);
}

async function open(endpoint: Endpoint, settings: string, signal: AbortSignal): Promise<Connection> {
  const connection = await Connection.open(endpoint, signal);
  try {
    await connection.execute(settings);
    return connection;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}
