import type { GtidSet } from "../change/gtid-set.ts";
import { checkMoved, moveCheckpoint, moveCheckpointAlone } from "../checkpoint/checkpoint.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import { AgentError, type ErrorSubject } from "../error.ts";
import type { PausePoint, PausePoints } from "../lib/pause-points.ts";
import type { Connection, Outcome } from "../mysql/connection.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import type { Batch, BatchEnd } from "./batch.ts";
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

/** Answers of the statements that begin a transaction. */
const BEGIN_ANSWERS = 2;

/** For a transaction whose rows are all written when its end comes. */
const NOTHING: Packet = { sql: "", statements: [], events: [] };

/** What the applier is given. */
export interface ApplierContext {
  readonly ownership: Ownership;
  /** Number of this worker, from 0. Of a single one a reader of the target sees states the source was in. */
  readonly worker: number;
  /** The session that writes its rows. */
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
    const { end } = batch;
    const packets = batch.packets[this.#context.worker] ?? [];
    for (const [index, packet] of packets.entries()) {
      // Behind the last rows nothing is missing but the position.
      await this.#send(packet, index === packets.length - 1 ? end : null);
      await this.#reach("apply.packet-written");
    }
    if (end === null) return;
    this.#unwritten = end.executed;
    if (packets.length === 0 && this.#transaction === "open") await this.#send(NOTHING, end);
    if (this.#transaction === "open") await this.#commit();
    else if (Date.now() - this.#writtenAt > IDLE_CHECKPOINT_MS) await this.flush();
  }

  /** Writes a position that no rows have moved, unlogged. For a stop, and now and then. */
  async flush(): Promise<void> {
    if (this.#unwritten === null || this.#transaction === "open") return;
    const { local, ownership, worker } = this.#context;
    await moveCheckpointAlone(local, ownership, worker, this.#unwritten);
    this.#written();
  }

  async #commit(): Promise<void> {
    await this.#reach("apply.rows-written");
    const answer = this.#context.writer.begin("COMMIT");
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

  /**
   * Sends a packet in one piece with what belongs around it, so that the server has no pause between: the start of the transaction
   * and, with the last rows, the checkpoint.
   */
  async #send(packet: Packet, end: BatchEnd | null): Promise<void> {
    const { ownership, worker, writer, maxStatementBytes } = this.#context;
    const begins = this.#transaction === "none";
    const around = [
      ...(begins ? [beginOwned(ownership)] : []),
      ...(end === null ? [] : [moveCheckpoint(ownership.link, worker, end.executed)]),
    ];
    const subject = subjectOf(packet);
    if (packet.sql.length > maxStatementBytes) throw tooLarge(packet, subject);
    this.#transaction = "open";
    let answers: unknown[];
    try {
      const sql = [...around, packet.sql].filter((text) => text !== "").join(";");
      answers = [...(begins ? await writer.multiple(sql) : await writer.executeAll(sql))];
    } catch (error) {
      const failure = failureOf(error, packet, subject);
      // What is not to be tried again may be the work of whoever owns the link now.
      if (begins && !failure.retryable) await this.#confirmOwner();
      throw failure;
    }
    if (begins) checkOwner(ownership, answers.splice(0, BEGIN_ANSWERS));
    if (end !== null) checkMoved(ownership.link, answers.shift() as Outcome);
    for (const [index, { plan, statement, guarded }] of packet.statements.entries()) {
      const missing = statement.rows - (answers[index] as Outcome).affectedRows;
      if (guarded !== null && missing !== 0) throw await this.#conflict(plan, guarded, missing);
    }
  }

  async #confirmOwner(): Promise<void> {
    const { ownership, writer } = this.#context;
    await writer.execute("ROLLBACK");
    checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
    await writer.execute("ROLLBACK");
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

function subjectOf({ statements, events }: Packet): ErrorSubject {
  const tables = tablesOf({ statements, events });
  return tables.length === 1 ? { table: tables[0] as string } : {};
}

function tablesOf({ statements, events }: Pick<Packet, "statements" | "events">): readonly string[] {
  return [...new Set([...statements, ...events].map(({ plan }) => plan.label))];
}

function tooLarge(packet: Packet, subject: ErrorSubject): AgentError {
  const least = packet.sql.length * 2;
  return new AgentError(
    "TARGET_REFUSED",
    `a row of ${tablesOf(packet).join(" or ")} is larger than the target's max_allowed_packet`,
    {
      ...subject,
      hint: `Set max_allowed_packet on the target to at least ${least} bytes, then update the link to start it again.`,
    },
  );
}

function failureOf(error: unknown, packet: Packet, subject: ErrorSubject): AgentError {
  if (serverErrorNumber(error) !== DUPLICATE_KEY) return AgentError.from(error).about(subject);
  // The server's own message quotes the row.
  return new AgentError(
    "TARGET_ROW_EXISTS",
    `an insert into ${tablesOf(packet).join(" or ")} met a row with the same key`,
    { ...subject, key: duplicateOf(error), hint: REPAIR },
  );
}

function duplicateOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  return /Duplicate entry (.*) for key/s.exec(message)?.[1] ?? "";
}
