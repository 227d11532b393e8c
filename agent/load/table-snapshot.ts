import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { sleep } from "../lib/abort.ts";
import { backoff } from "../lib/backoff.ts";
import { readExecuted } from "../mysql/executed.ts";
import { qualified } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import { readVersion } from "../mysql/version.ts";

/** ER_LOCK_WAIT_TIMEOUT. */
const LOCK_WAIT_TIMEOUT = 1205;
/** Who writes to the table waits behind the lock, so it is not waited for long, seconds. */
const LOCK_WAIT_SECONDS = 2;
const ATTEMPTS = 6;
/** Rows are taken as fast as the target takes them; the source must not lose patience meanwhile, seconds. */
const WRITE_TIMEOUT_SECONDS = 86_400;
/** Before this version a READ lock does not wait for transactions that have written to the table. */
const READ_LOCK_WAITS = 50_702;

/**
 * Lets a session read a table as it is at one position of the source. While the snapshot is taken nobody may have changed the
 * table without having ended: for that it is locked, for as long as two short statements take.
 * @param reader has a transaction open afterwards that sees the table so
 * @param locking another session
 * @returns what the source has executed of what the snapshot holds of the table; null when aborted
 * @throws AgentError SOURCE_BUSY
 */
export async function openSnapshot(
  reader: ReadingSession,
  locking: ReadingSession,
  { database, table }: { readonly database: string; readonly table: string },
  signal: AbortSignal,
): Promise<GtidSet | null> {
  await reader.execute(
    `SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;SET SESSION net_write_timeout = ${WRITE_TIMEOUT_SECONDS}`,
  );
  await locking.execute(`SET SESSION lock_wait_timeout = ${LOCK_WAIT_SECONDS}`);
  const lock = (await readVersion(locking)) < READ_LOCK_WAITS ? "WRITE" : "READ";
  for (let attempt = 1; ; attempt += 1) {
    try {
      await locking.execute(`LOCK TABLES ${qualified(database, table)} ${lock}`);
      break;
    } catch (thrown) {
      if (serverErrorNumber(thrown) !== LOCK_WAIT_TIMEOUT) throw thrown;
      if (attempt === ATTEMPTS) throw busy(`${database}.${table}`);
    }
    if (!(await sleep(backoff(attempt), signal))) return null;
  }
  try {
    await reader.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
    return await readExecuted(locking);
  } finally {
    await locking.execute("UNLOCK TABLES");
  }
}

function busy(table: string): AgentError {
  return new AgentError(
    "SOURCE_BUSY",
    `${table} has no primary key and is copied at one moment, for which it has to be locked shortly: transactions that have written to it do not end`,
    { table, hint: "It is tried again. SHOW PROCESSLIST on the source shows who holds it." },
  );
}
