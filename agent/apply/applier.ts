import type { GtidSet } from "../change/gtid-set.ts";
import { checkMoved, moveCheckpoint, moveCheckpointAlone } from "../checkpoint/checkpoint.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import { AgentError, type ErrorSubject } from "../error.ts";
import type { PausePoint, PausePoints } from "../lib/pause-points.ts";
import { type Connection, type Outcome, STATEMENT_TIMEOUT_MS } from "../mysql/connection.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import type { Batch, BatchEnd } from "./batch.ts";
import type { PacketLimits } from "./packet-limits.ts";
import { checkWarnings } from "./sql/error-values.ts";
import type { Row } from "./sql/row-literals.ts";
import { probeStatement, type Statement } from "./sql/statements.ts";
import type { WritePlan } from "./sql/write-plan.ts";
import type { Packet } from "./steps.ts";

/** ER_DUP_ENTRY. */
const DUPLICATE_KEY = 1062;
/** ER_KEY_NOT_FOUND: what an event is to change is not there. */
const ROW_MISSING = 1032;
/** A position that no rows move is written after so long, milliseconds: it only saves reading again after a restart. */
const IDLE_CHECKPOINT_MS = 10_000;

const REPAIR =
  "Something else writes to the target. Compare and repair the row there, then update the link to start it again.";

/** A COMMIT may take a millisecond more for so many bytes: the server first copies the transaction into its binlog. */
const COMMIT_BYTES_PER_MS = 1_000;

/** A longer statement goes by itself: it is one row, and joining would copy it. */
const JOINED_BYTES = 16 * 1024 * 1024;

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
  readonly limits: PacketLimits;
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
  /** Sent within it. */
  #bytes = 0;
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
    const limit = STATEMENT_TIMEOUT_MS + this.#bytes / COMMIT_BYTES_PER_MS;
    const answer = this.#context.writer.begin("COMMIT", limit);
    await this.#reach("apply.commit-sent");
    // If this fails nobody knows whether it was committed: the next attempt waits for the old session to be gone and
    // reads the checkpoint.
    await answer;
    this.#transaction = "none";
    this.#bytes = 0;
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
    const { ownership, worker } = this.#context;
    const begins = this.#transaction === "none";
    const around = [
      ...(begins ? [beginOwned(ownership)] : []),
      ...(end === null ? [] : [moveCheckpoint(ownership, worker, end.executed)]),
    ];
    const subject = subjectOf(packet);
    this.#transaction = "open";
    this.#bytes += packet.sql.length;
    let answers: unknown[];
    try {
      answers = await this.#sendAll(around, packet, begins);
    } catch (error) {
      const missing = serverErrorNumber(error) === ROW_MISSING ? await this.#missingOf(packet) : null;
      const failure = missing ?? failureOf(error, packet, subject);
      // What is not to be tried again may be the work of whoever owns the link now.
      if (begins && !failure.retryable) await this.#confirmOwner();
      throw failure;
    }
    if (begins) checkOwner(ownership, answers.splice(0, BEGIN_ANSWERS));
    if (end !== null) checkMoved(ownership, answers.shift() as Outcome);
    for (const [index, { plan, statement, guarded }] of packet.statements.entries()) {
      const answer = answers[index];
      if (statement.warnings !== null)
        checkWarnings(plan.label, statement.warnings, (answer as Outcome).warningStatus);
      const missing = statement.rows - matchedRows(statement, answer);
      if (guarded !== null && missing !== 0) throw await this.#conflict(plan, guarded(), missing);
    }
  }

  /**
   * In one packet if that takes all, else in two.
   * @param begins whether the first statements begin the transaction, and answer with rows
   */
  async #sendAll(around: readonly string[], packet: Packet, begins: boolean): Promise<unknown[]> {
    const { writer, limits } = this.#context;
    const { sql, statements, events } = packet;
    const before = around.join(";");
    const own = statements.length + (events.length > 0 ? 1 : 0);
    const others = around.length + (begins ? BEGIN_ANSWERS - 1 : 0);
    const ask = async (text: string, count: number): Promise<readonly unknown[]> => {
      const answer = await writer.multiple(text);
      // The driver gives the answer of a single statement as it is.
      return count === 1 ? [answer] : answer;
    };
    const fits =
      before === "" || sql === "" || before.length + sql.length < Math.min(limits.most, JOINED_BYTES);
    if (fits) return [...(await ask([before, sql].filter((text) => text !== "").join(";"), others + own))];
    return [...(await ask(before, others)), ...(await ask(sql, own))];
  }

  /** What an event was to change and is not there, among the rows that the statements before it were to find. */
  async #missingOf({ statements }: Packet): Promise<AgentError | null> {
    for (const { plan, guarded } of statements) {
      const found = guarded === null ? null : await this.#probe(plan, guarded(), 1);
      if (found !== null) return found;
    }
    return null;
  }

  async #confirmOwner(): Promise<void> {
    const { ownership, writer } = this.#context;
    await writer.execute("ROLLBACK");
    checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
    await writer.execute("ROLLBACK");
  }

  /**
   * Finds out which row was not as it should be, in the state before this transaction: that is what another session sees. Nothing
   * is rolled back for it, which takes as long as a large transaction took.
   */
  async #conflict(plan: WritePlan, befores: readonly Row[], count: number): Promise<AgentError> {
    const found = await this.#probe(plan, befores, count);
    return found ?? rowDiffers(plan, count, { table: plan.label, hint: REPAIR });
  }

  /** Null when all of these rows are as they should be. */
  async #probe(plan: WritePlan, befores: readonly Row[], count: number): Promise<AgentError | null> {
    if (plan.primaryKey.length === 0) {
      return new AgentError(
        "TARGET_ROW_MISSING",
        `${plan.label} has no primary key, and lacks ${count} row(s) that are as the source's before image in every column`,
        { table: plan.label, hint: REPAIR },
      );
    }
    const { local, limits } = this.#context;
    for (const rows of parts(befores, limits.statement)) {
      const [found] = await local.text(probeStatement(plan, rows));
      if (found === undefined) continue;
      const row = rows[Number(found[0])] as Row;
      const key = plan.primaryKey.map((position) => row[position]).join(", ");
      const subject = { table: plan.label, key, hint: REPAIR };
      return found[1] === "1"
        ? new AgentError("TARGET_ROW_MISSING", `an update or delete in ${plan.label} met no row`, subject)
        : rowDiffers(plan, count, subject);
    }
    return null;
  }

  async #reach(point: PausePoint): Promise<void> {
    await this.#context.pausePoints.reach?.(point, this.#context.ownership.link);
  }
}

/** Rows that a statement has matched, by its answer. */
function matchedRows({ matched }: Statement, answer: unknown): number {
  switch (matched) {
    case "outcome":
      return (answer as Outcome).affectedRows;
    case "row": {
      const [[count]] = answer as [[string]];
      return Number(count);
    }
    default:
      return matched satisfies never;
  }
}

function subjectOf({ statements, events }: Packet): ErrorSubject {
  const tables = tablesOf({ statements, events });
  return tables.length === 1 ? { table: tables[0] as string } : {};
}

function tablesOf({ statements, events }: Pick<Packet, "statements" | "events">): readonly string[] {
  return [...new Set([...statements, ...events].map(({ plan }) => plan.label))];
}

function rowDiffers({ label }: WritePlan, count: number, subject: ErrorSubject): AgentError {
  const what = `${count} row(s) of ${label} differ from the source's before image`;
  return new AgentError("TARGET_ROW_DIFFERS", what, subject);
}

/** Rows in parts of about so many bytes. */
function* parts(rows: readonly Row[], bytes: number): Generator<readonly Row[], void> {
  let part: Row[] = [];
  let length = 0;
  for (const row of rows) {
    const own = row.reduce((sum, value) => sum + value.length, 0);
    if (length > 0 && length + own > bytes) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(row);
    length += own;
  }
  if (part.length > 0) yield part;
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
