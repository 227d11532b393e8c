import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { formatGtid } from "../../change/gtid-set.ts";
import type { DefinerPolicy } from "../../change/statement/on-target.ts";
import { shownText, withoutSecrets } from "../../change/statement/shown-text.ts";
import type { SourceChange } from "../../change/statement/source-change.ts";
import { moveAllCheckpoints } from "../../checkpoint/checkpoint.ts";
import { intentDone, intentRefused, noteIntent, readIntent } from "../../checkpoint/ddl-intent.ts";
import { joinTable, leaveDatabase, leaveTable } from "../../checkpoint/joined-tables.ts";
import { beginOwned, checkOwner, type Ownership } from "../../checkpoint/owner.ts";
import { AgentError } from "../../error.ts";
import type { PausePoint, PausePoints } from "../../lib/pause-points.ts";
import type { Connection } from "../../mysql/connection.ts";
import type { ByteText } from "../../mysql/quote.ts";
import type { BatchEnd } from "../batch.ts";
import { holdChangeLock } from "./change-lock.ts";
import { changedObjects, type TargetObject } from "./changed-objects.ts";
import { fingerprint, formatFingerprint, parseFingerprint } from "./fingerprint.ts";
import { refuseForeignTables } from "./foreign-tables.ts";
import type { NameMap } from "./name-map.ts";
import { prepare } from "./prepare.ts";
import { adoptSession } from "./session-settings.ts";
import { tookEffect } from "./took-effect.ts";

/** While a schema change runs, the other sessions are used this often, milliseconds: it shows whether the server is there. */
const SIGN_OF_LIFE_MS = 10_000;

/** What a change applier is given. */
export interface ChangeContext {
  readonly ownership: Ownership;
  /** The session that writes rows; between two transactions it is free. */
  readonly writer: Connection;
  /** Opens a session for one schema change: its settings are the source's. */
  readonly open: () => Promise<Connection>;
  /** Version of the target, for example 90700. */
  readonly targetVersion: number;
  readonly names: NameMap;
  readonly definer: DefinerPolicy;
  readonly pausePoints: PausePoints;
}

/**
 * Runs the source's schema changes on the target, each exactly once, in the session that it had. A schema change commits by
 * itself; so an intent is committed before it, with what there is to see, and afterwards `done` together with the
 * checkpoint. An attempt that finds an intent that is not done compares what is there.
 */
export class ChangeApplier {
  readonly #context: ChangeContext;

  constructor(context: ChangeContext) {
    this.#context = context;
  }

  /**
   * @param end null when rows follow in the same transaction: then the checkpoint moves with them
   * @returns the objects that may be different now
   * @throws AgentError STATEMENT_UNSUPPORTED, STATEMENT_REFUSED, STATEMENT_UNDECIDED, TARGET_BUSY, OWNERSHIP_LOST
   */
  async apply(source: SourceChange, end: BatchEnd | null): Promise<readonly TargetObject[]> {
    const { ownership, writer, names, definer, targetVersion } = this.#context;
    const { link } = ownership;
    const { change } = source;
    const sql = prepare(source, targetVersion, names, definer);
    const objects = changedObjects(change, names);
    const statement = createHash("sha256").update(sql, "latin1").digest("hex");
    const gtid = formatGtid(source.gtid);

    await using session = await this.#context.open();
    // Until here a session of a former attempt may still be at it.
    await holdChangeLock(session, link);
    const known = await readIntent(writer, ownership);
    const same = known !== null && known.gtid === gtid && known.statement === statement ? known : null;
    let todo: "run" | "note" | "nothing" = "run";
    if (same?.state === "done") todo = "nothing";
    else if (same?.state === "running") {
      const now = await fingerprint(writer, objects);
      const effect = tookEffect(change, parseFingerprint(same.before), now, names);
      if (effect === "unknown") throw undecided(source);
      todo = effect === "yes" ? "note" : "run";
    }
    if (todo === "run") {
      await refuseForeignTables(writer, ownership, change, names);
      const before = formatFingerprint(await fingerprint(writer, objects));
      await this.#owned([
        noteIntent(ownership, { gtid, statement, before, state: "running" }),
        ...created(objects).map((table) => joinTable(ownership, table.database, table.name)),
      ]);
      await this.#reach("change.intent-committed");
      await this.#run(session, source, sql);
      await this.#reach("change.done");
    }
    if (todo !== "nothing" || end !== null) {
      await this.#owned([
        intentDone(ownership),
        ...(await this.#left(objects)),
        ...(end === null ? [] : [moveAllCheckpoints(ownership, end.executed)]),
      ]);
      await this.#reach("change.committed");
    }
    return objects;
  }

  async #run(session: Connection, source: SourceChange, sql: ByteText): Promise<void> {
    const { ownership } = this.#context;
    try {
      await adoptSession(session, source);
      await this.#watched(session, sql);
    } catch (thrown) {
      const error = AgentError.from(thrown);
      if (error.retryable || error.code === "INTERNAL") throw error;
      // The server has said no, so nothing was done: the next attempt does not have to find that out.
      await this.#owned([intentRefused(ownership)]);
      if (error.code === "STATEMENT_UNSUPPORTED") throw error;
      throw refused(source, error);
    }
  }

  /** Runs a statement that may take hours, and cuts it off when the server is gone. */
  async #watched(session: Connection, sql: ByteText): Promise<void> {
    const { writer } = this.#context;
    const ended = new AbortController();
    const watch = async (): Promise<void> => {
      for (;;) {
        try {
          await delay(SIGN_OF_LIFE_MS, undefined, { signal: ended.signal, ref: false });
        } catch {
          return; // the statement has ended
        }
        try {
          await writer.text("SELECT 1");
        } catch {
          // The statement's own failure is what is reported.
          session.destroy();
          return;
        }
      }
    };
    const watching = watch();
    try {
      await session.patient(sql);
    } finally {
      ended.abort();
      await watching;
    }
  }

  /** Notes of the tables that are not there any more. */
  async #left(objects: readonly TargetObject[]): Promise<string[]> {
    const { ownership, writer } = this.#context;
    const now = await fingerprint(writer, objects);
    return objects.flatMap((object) => {
      if ([...now].find(([key]) => key === `${object.kind} ${label(object)}`)?.[1] !== null) return [];
      if (object.kind === "table") return [leaveTable(ownership, object.database, object.name)];
      if (object.kind === "database") return [leaveDatabase(ownership, object.database)];
      return [];
    });
  }

  async #owned(statements: readonly string[]): Promise<void> {
    const { ownership, writer } = this.#context;
    checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
    for (const sql of statements) await writer.execute(sql);
    await writer.execute("COMMIT");
  }

  async #reach(point: PausePoint): Promise<void> {
    await this.#context.pausePoints.reach?.(point, this.#context.ownership.link);
  }
}

const label = ({ database, name }: TargetObject): string => (name === "" ? database : `${database}.${name}`);

/** Tables that may come to be: they count as the link's own from before they are there. */
const created = (objects: readonly TargetObject[]): readonly TargetObject[] =>
  objects.filter(({ kind }) => kind === "table");

function subjectOf(source: SourceChange): { gtid: string } {
  return { gtid: formatGtid(source.gtid) };
}

function refused(source: SourceChange, error: AgentError): AgentError {
  const { gtid } = subjectOf(source);
  return new AgentError(
    "STATEMENT_REFUSED",
    // The server's message may quote the statement.
    `the target refused a schema change: ${withoutSecrets(error.message)}: ${shownText(source.sql)}`,
    {
      gtid,
      hint:
        "Put the target right and resume the link; or let it pass the statement: " +
        `towline link resume NAME --skip-ddl ${gtid}, or run something else for it: --replace-ddl ${gtid} 'SQL'.`,
      cause: error,
    },
  );
}

function undecided(source: SourceChange): AgentError {
  const { gtid } = subjectOf(source);
  return new AgentError(
    "STATEMENT_UNDECIDED",
    `a schema change was cut off, and what is on the target does not tell whether it took effect: ${shownText(source.sql)}`,
    {
      gtid,
      hint:
        "Compare the tables with the source's. If it took effect: " +
        `towline link resume NAME --skip-ddl ${gtid}; if not, have it run: --replace-ddl ${gtid} 'SQL'.`,
    },
  );
}
