import { formatGtid } from "../change/gtid-set.ts";
import { ReloadTables } from "../change/statement/reload-tables.ts";
import { AgentError } from "../error.ts";
import { sleep } from "../lib/abort.ts";
import { BatchError } from "./batch-error.ts";
import type { LinkContext, Memory } from "./link-context.ts";
import { noteFailure } from "./source-away.ts";

/** Decides whether to try again, and waits. Throws what stops the link. */
export async function recover(
  context: LinkContext,
  memory: Memory,
  thrown: unknown,
  signal: AbortSignal,
): Promise<void> {
  const { log } = context;
  if (thrown instanceof ReloadTables) {
    memory.reload = thrown.tables;
    if (thrown.gtid === null) return;
    const gtid = formatGtid(thrown.gtid);
    if (memory.reloadedFor === gtid) throw reloadedInVain(gtid, thrown.message);
    log.warn(
      { gtid, tables: thrown.tables },
      "a schema change came into the copy of these tables: they are copied again",
    );
    memory.reloadedFor = gtid;
    return;
  }
  const error = AgentError.from(thrown instanceof BatchError ? thrown.error : thrown);
  if (thrown instanceof BatchError && !error.retryable && thrown.transactions > 1 && memory.apart === null) {
    log.warn(
      { code: error.code, table: error.table, transactions: thrown.transactions },
      "applying these one by one to name the culprit",
    );
    memory.apart = thrown.upTo;
    return;
  }
  if (!error.retryable) throw error;
  const delay = noteFailure(context, memory, error);
  await sleep(delay, signal);
}

/** A copy that was made after the change should hold it; what is not a table, as a renamed view, is never copied. */
function reloadedInVain(gtid: string, what: string): AgentError {
  return new AgentError(
    "STATEMENT_UNSUPPORTED",
    `a schema change cannot be brought together with the copy: ${what}`,
    {
      gtid,
      hint:
        "Do on the target what it is to do there, then let the link pass it: " +
        `towline link resume NAME --skip-ddl ${gtid}.`,
    },
  );
}
