import type { GtidSet } from "../change/gtid-set.ts";
import { moveCheckpoint } from "../checkpoint/checkpoint.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import { AgentError } from "../error.ts";
import type { PausePoint, PausePoints } from "../lib/pause-points.ts";
import type { Connection, Outcome } from "../mysql/connection.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import type { Batch } from "./batch.ts";
import type { Row } from "./sql/row-literals.ts";
import { probeStatement } from "./sql/statements.ts";
import type { WritePlan } from "./sql/write-plan.ts";
import type { Packet } from "./steps.ts";

/** ER_DUP_ENTRY. */
const DUPLICATE_KEY = 1062;
/** A position that no rows move is written after so long, milliseconds: it only saves reading again after a restart. */
const IDLE_CHECKPOINT_MS = 10_000;

const REPAIR =
  "Something else writes to the target. Compare and repair the row there, then update the link to start it again.";

/** What the applier is given. */
export interface ApplierContext {
  readonly ownership: Ownership;
  /** The session that writes rows; one for the link, so that a reader of the target sees states the source was in. */
  readonly writer: Connection;
  /** A session whose writes are not logged, for positions without rows. */
  readonly local: Connection;
  readonly maxStatementBytes: number;
  readonly pausePoints: PausePoints;
}

/**
 * Writes batches to the target: rows and checkpoint in one transaction of the owner. Any failure leaves the transaction to be
 * rolled back with its session; the next attempt starts from the checkpoint.
 */
export class Applier {
  readonly #context: ApplierContext;
  /** Whether a target transaction is open: one source transaction may come in several batches. */
  #transaction: "none" | "open" = "none";
  /** A position that is ahead of the checkpoint, of transactions that held nothing for the link. */
  #unwritten: GtidSet | null = null;
  #writtenAt = Date.now();

  constructor(context: ApplierContext) {
    this.#context = context;
  }

  /** @throws AgentError, see its codes TARGET_* and OWNERSHIP_LOST */
  async apply(batch: Batch): Promise<void> {
    if (batch.refused !== null) throw batch.refused;
    if (batch.packets.length > 0) {
      await this.#begin();
      for (const packet of batch.packets) await this.#send(packet);
      await this.#reach("apply.rows-written");
    }
    if (batch.end === null) return;
    this.#unwritten = batch.end.executed;
    if (this.#transaction === "open") await this.#commit(batch.end.executed);
    else if (Date.now() - this.#writtenAt > IDLE_CHECKPOINT_MS) await this.flush();
  }

  /** Writes a position that no rows have moved, unlogged. For a stop, and now and then. */
  async flush(): Promise<void> {
    if (this.#unwritten === null || this.#transaction === "open") return;
    const { local, ownership } = this.#context;
    checkOwner(ownership, await local.multiple(beginOwned(ownership)));
    const outcome = await local.execute(moveCheckpoint(ownership.link, this.#unwritten));
    this.#checkMoved(outcome.affectedRows);
    await local.execute("COMMIT");
    this.#written();
  }

  async #begin(): Promise<void> {
    if (this.#transaction === "open") return;
    const { writer, ownership } = this.#context;
    checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
    this.#transaction = "open";
    await this.#reach("apply.group-begun");
  }

  async #commit(executed: GtidSet): Promise<void> {
    const { writer, ownership } = this.#context;
    const outcome = await writer.execute(moveCheckpoint(ownership.link, executed));
    this.#checkMoved(outcome.affectedRows);
    await this.#reach("apply.checkpoint-written");
    const answer = writer.begin("COMMIT");
    await this.#reach("apply.commit-sent");
    // If this fails nobody knows whether it was committed: the next attempt waits for the old session to be gone and
    // reads the checkpoint.
    await answer;
    this.#transaction = "none";
    this.#written();
    await this.#reach("apply.group-committed");
  }

  #written(): void {
    this.#unwritten = null;
    this.#writtenAt = Date.now();
  }

  #checkMoved(rows: number): void {
    if (rows === 1) return;
    const { link } = this.#context.ownership;
    throw new AgentError(
      "CHECKPOINT_MISSING",
      `the checkpoint of link "${link}" is not in towline.checkpoint any more`,
      {
        hint: "The target was restored or its towline schema was changed: compare its data with the source before loading anew.",
      },
    );
  }

  async #send({ sql, statements, events }: Packet): Promise<void> {
    const tables = [...new Set([...statements, ...events].map(({ plan }) => plan.label))];
    const [table = ""] = tables;
    const subject = tables.length === 1 ? { table } : {};
    if (sql.length > this.#context.maxStatementBytes) {
      const least = sql.length * 2;
      throw new AgentError(
        "TARGET_REFUSED",
        `a row of ${table} is larger than the target's max_allowed_packet`,
        {
          ...subject,
          hint: `Set max_allowed_packet on the target to at least ${least} bytes, then update the link to start it again.`,
        },
      );
    }
    let outcomes: readonly Outcome[];
    try {
      outcomes = await this.#context.writer.executeAll(sql);
    } catch (error) {
      if (serverErrorNumber(error) !== DUPLICATE_KEY) throw AgentError.from(error).about(subject);
      // The server's own message quotes the row.
      throw new AgentError(
        "TARGET_ROW_EXISTS",
        `an insert into ${tables.join(" or ")} met a row with the same key`,
        {
          ...subject,
          key: duplicateOf(error),
          hint: REPAIR,
        },
      );
    }
    for (const [index, { plan, statement, guarded }] of statements.entries()) {
      const missing = statement.rows - (outcomes[index]?.affectedRows ?? 0);
      if (guarded !== null && missing !== 0) throw await this.#conflict(plan, guarded, missing);
    }
  }

  /** Finds out, in the state before this transaction, which row was not as it should be. */
  async #conflict(plan: WritePlan, befores: readonly Row[], count: number): Promise<AgentError> {
    const { writer } = this.#context;
    await writer.execute("ROLLBACK");
    const [found] = await writer.text(probeStatement(plan, befores));
    const row = befores[Number(found?.[0] ?? -1)];
    const key = row === undefined ? "" : plan.primaryKey.map((position) => row[position]).join(", ");
    const subject = { table: plan.label, key, hint: REPAIR };
    if (found?.[1] === "1") {
      return new AgentError("TARGET_ROW_MISSING", `an update or delete in ${plan.label} met no row`, subject);
    }
    const what = `${count} row(s) of ${plan.label} differ from the source's before image`;
    return new AgentError("TARGET_ROW_DIFFERS", what, subject);
  }

  async #reach(point: PausePoint): Promise<void> {
    await this.#context.pausePoints.reach?.(point, this.#context.ownership.link);
  }
}

function duplicateOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  return /Duplicate entry (.*) for key/s.exec(message)?.[1] ?? "";
}
