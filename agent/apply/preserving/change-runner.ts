import type { GtidEvent } from "../../change/gtid-event.ts";
import { formatGtid } from "../../change/gtid-set.ts";
import type { RawRows } from "../../change/raw-transaction.ts";
import { shownText } from "../../change/statement/shown-text.ts";
import type { SourceChange } from "../../change/statement/source-change.ts";
import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { textLiteral } from "../../mysql/quote.ts";
import { SAME_NAMES } from "../ddl/name-map.ts";
import { prepare } from "../ddl/prepare.ts";
import { adoptSession } from "../ddl/session-settings.ts";
import { formatDescriptionEvent } from "../raw/format-description.ts";
import { unitFailure } from "./failure.ts";
import { binlogOf, ownGtid, rowsUnit } from "./unit.ts";

/** What a runner is given. */
export interface ChangeRunnerContext {
  /** Opens a session for one schema change: its settings are the source's. */
  readonly open: () => Promise<Connection>;
  /** Version of the target, for example 90700. */
  readonly targetVersion: number;
  /** Called when a schema change is done, before anything behind it is read. */
  readonly onChanged: () => Promise<void>;
  readonly reach:
    | ((point: "change.intent-committed" | "change.done" | "change.committed") => Promise<void>)
    | null;
}

/**
 * Runs the source's schema changes under their GTIDs, each in the session that it had on the source. The server commits change and
 * GTID as one, so a change that was cut off either is there with its GTID or has to be run.
 */
export class SourceChangeRunner {
  readonly #context: ChangeRunnerContext;
  /** Of a change whose rows follow. */
  #open: Connection | null = null;

  constructor(context: ChangeRunnerContext) {
    this.#context = context;
  }

  /** @throws AgentError STATEMENT_REFUSED, STATEMENT_UNSUPPORTED, CONNECTION_LOST, TARGET_BUSY */
  async run(gtid: GtidEvent, source: SourceChange): Promise<void> {
    const { targetVersion, open, reach } = this.#context;
    const follows = source.place === "before-rows";
    const sql = prepare(follows ? whole(source) : source, targetVersion, SAME_NAMES, "keep");
    const session = await open();
    try {
      if (follows) await session.execute(binlogOf([formatDescriptionEvent()]));
      await reach?.("change.intent-committed");
      try {
        await session.execute("SET GTID_NEXT='AUTOMATIC'");
        await adoptSession(session, source);
        await session.execute(ownGtid(gtid));
        await session.patient(sql);
      } catch (thrown) {
        const error = AgentError.from(thrown);
        throw error.retryable || ["INTERNAL", "STATEMENT_UNSUPPORTED"].includes(error.code)
          ? error
          : refused(source, error);
      }
      await reach?.("change.done");
      if (follows) {
        this.#open = session;
        return;
      }
      await finish(session, gtid);
    } finally {
      if (this.#open !== session) await session[Symbol.asyncDispose]();
    }
    await this.#context.onChanged();
    await reach?.("change.committed");
  }

  /** The rows of a table that was created with them. */
  async rows(piece: RawRows): Promise<void> {
    const session = this.#open;
    if (session === null) throw new AgentError("EVENT_CORRUPT", "rows follow a schema change that has none");
    const unit = rowsUnit(piece);
    try {
      for (const statement of [...unit.work, ...unit.commit]) await session.execute(statement);
    } catch (thrown) {
      throw unitFailure(unit, thrown);
    }
    if (piece.end === null) return;
    this.#open = null;
    await session[Symbol.asyncDispose]();
    await this.#context.onChanged();
    await this.#context.reach?.("change.committed");
  }
}

/** CREATE TABLE … SELECT is one transaction, as it was on the source. */
function whole(source: SourceChange): SourceChange {
  const { change } = source;
  return change.what === "create-table"
    ? { ...source, change: { ...change, startTransaction: null } }
    : source;
}

/** A statement that has changed nothing may not be logged; its GTID has to be there all the same. */
async function finish(session: Connection, gtid: GtidEvent): Promise<void> {
  await session.execute("SET GTID_NEXT='AUTOMATIC'");
  const set = textLiteral(formatGtid(gtid.gtid));
  const [row] = await session.text(`SELECT GTID_SUBSET(${set}, @@global.gtid_executed)`);
  if (row?.[0] === "1") return;
  await session.execute(`${ownGtid(gtid)};BEGIN;COMMIT;SET GTID_NEXT='AUTOMATIC'`);
}

function refused(source: SourceChange, error: AgentError): AgentError {
  const gtid = formatGtid(source.gtid);
  return new AgentError(
    "STATEMENT_REFUSED",
    `the target refused a schema change: ${error.message}: ${shownText(source.sql)}`,
    {
      gtid,
      hint:
        "Put the target right with SET sql_log_bin = 0 and resume the link; or let it pass the statement: " +
        `towline link resume NAME --skip-ddl ${gtid}, or run something else for it: --replace-ddl ${gtid} 'SQL'.`,
      cause: error,
    },
  );
}
