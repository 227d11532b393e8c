import { ReloadTables, type SourceTable } from "../change/statement/reload-tables.ts";
import { readLoadProgress } from "../checkpoint/load-progress.ts";
import { AgentError } from "../error.ts";
import { readSelectedTables, withDatabases } from "../load/selected-tables.ts";
import { differsFromSource } from "../load/structure.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import { openReader } from "../mysql/session.ts";
import type { LinkContext, Memory } from "./link-context.ts";
import { recordsOf } from "./records.ts";

/** ER_NO_SUCH_TABLE, ER_BAD_DB_ERROR. */
const NO_SUCH_TABLE = 1146;
const NO_SUCH_DATABASE = 1049;

/** So often in a row a copy begins again because its table was changed on the source; then an operator has to look. */
const RELOADS_IN_A_ROW = 20;

/** A copy that failed because its table was changed on the source begins again; any other failure is what it is. */
export async function changedWhileCopied(
  { spec, source, target, log }: LinkContext,
  memory: Memory,
  thrown: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (signal.aborted || AgentError.from(thrown).retryable || memory.reloads >= RELOADS_IN_A_ROW)
    return thrown;
  await using reader = await source.open(signal);
  await using writer = await openReader(target, signal);
  const changed: SourceTable[] = [];
  const known = await readLoadProgress(writer, recordsOf(spec));
  for (const table of known) {
    if (table.windowUntil === null && (await differsFromSource(reader, writer, table))) changed.push(table);
  }
  // A table that a view or routine needs may have come while they were copied.
  const came = (await readSelectedTables(reader, await withDatabases(spec, reader))).some(
    (table) => !known.some((each) => each.database === table.database && each.table === table.table),
  );
  // It may be back by now, as another table.
  const vanished = [NO_SUCH_TABLE, NO_SUCH_DATABASE].includes(serverErrorNumber(thrown));
  if (changed.length === 0 && !vanished && !came) return thrown;
  const tables = changed.map(({ database, table }) => ({ database, table }));
  log.warn(
    { tables, reason: AgentError.from(thrown).message },
    "these tables changed while they were copied",
  );
  memory.reloads += 1;
  return new ReloadTables(null, tables);
}
