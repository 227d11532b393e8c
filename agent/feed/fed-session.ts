import type { FeedService } from "../../proto/feed-service.ts";
import { AgentError } from "../error.ts";
import { type Outcome, type RawRow, type RowVisitor, STATEMENT_TIMEOUT_MS } from "../mysql/connection.ts";
import type { ByteText } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { valuesOf } from "../mysql/text-row.ts";
import { frameCost } from "./credit.ts";
import { failureOf } from "./failure.ts";
import type { FedCall } from "./fed-call.ts";
import { Unpack } from "./packed.ts";
import { RecordReader } from "./records.ts";
import type { RoundTrip } from "./round-trip.ts";
import { showColumns } from "./row-columns.ts";

type Request = Parameters<(typeof FeedService)["read"]["requestSerialize"]>[0];
type Answer = ReturnType<(typeof FeedService)["read"]["responseDeserialize"]>;

/** Bytes of rows, packed, that may be on their way: more than a path of 80 ms and 400 Mbit/s holds. */
export const SESSION_CREDIT_BYTES = 4 * 1024 * 1024;

/** A session on an instance that another agent is near: it runs there, and its rows come here. */
export class FedSession implements ReadingSession {
  readonly instance: string;
  readonly #agent: string;
  readonly #call: FedCall<Request, Answer>;
  readonly #path: RoundTrip;
  readonly #unpack = new Unpack();
  /** The statement before; statements are answered one after the other. Never rejects. */
  #before: Promise<void> = Promise.resolve();
  #resume: (() => void) | null = null;
  #flow: "taken" | "held back" = "taken";
  /** Of the statement that has had no answer yet. */
  #sentAt: number | null = null;

  /**
   * @param call one that has been welcomed
   * @param path to the agent: what crosses a long one is made smaller
   */
  constructor(instance: string, agent: string, call: FedCall<Request, Answer>, path: RoundTrip) {
    this.instance = instance;
    this.#agent = agent;
    this.#call = call;
    this.#path = path;
  }

  async execute(sql: ByteText): Promise<Outcome> {
    return await this.#inTurn(async () => {
      this.#send(sql, false, 0);
      const { outcome } = await this.#answer();
      if (!outcome) throw unexpected(this.#agent);
      return { affectedRows: outcome.affectedRows ?? 0, warningStatus: outcome.warnings ?? 0 };
    });
  }

  async text(sql: ByteText): Promise<readonly (readonly (string | null)[])[]> {
    return (await this.raw(sql)).map((row) => row.map((value) => value?.toString("utf8") ?? null));
  }

  async raw(sql: ByteText): Promise<readonly RawRow[]> {
    const rows: RawRow[] = [];
    await this.rows(
      sql,
      (bytes, start, end) => void rows.push(valuesOf(Buffer.from(bytes.subarray(start, end)))),
    );
    return rows;
  }

  async rows(sql: ByteText, visit: RowVisitor, limit: number | null = STATEMENT_TIMEOUT_MS): Promise<void> {
    let failure: { readonly error: unknown } | null = null;
    await this.#inTurn(async () => {
      this.#send(sql, true, limit ?? 0);
      let row = Buffer.alloc(0);
      let filled = 0;
      const show: RowVisitor = (bytes, start, end) => {
        try {
          if (failure === null) visit(bytes, start, end);
        } catch (error) {
          failure = { error };
        }
      };
      const reader = new RecordReader({
        whole: show,
        begin: (length) => {
          row = Buffer.allocUnsafeSlow(length);
          filled = 0;
        },
        part: (bytes, start, end) => {
          filled += bytes.copy(row, filled, start, end);
        },
        end: () => show(row, 0, row.length),
      });
      for (;;) {
        const answer = await this.#answer();
        if (answer.outcome) {
          if (!reader.isBetweenRecords) throw unexpected(this.#agent);
          return;
        }
        const { chunk } = answer;
        if (!chunk) throw unexpected(this.#agent);
        const packed = chunk.packed ?? new Uint8Array();
        const frame = await this.#unpack.frame(packed, chunk.size ?? 0);
        const count = chunk.rows ?? 0;
        if (count === 0) reader.push(frame);
        else if (reader.isBetweenRecords) showColumns(frame, count, show);
        else throw unexpected(this.#agent);
        await this.#taken();
        this.#call.send({ ack: { bytes: frameCost(packed.length) } });
      }
    });
    if (failure !== null) throw (failure as { readonly error: unknown }).error;
  }

  pause(): void {
    this.#flow = "held back";
  }

  resume(): void {
    this.#flow = "taken";
    this.#resume?.();
    this.#resume = null;
  }

  destroy(): void {
    this.#call[Symbol.dispose]();
    this.resume();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.destroy();
    await this.#before;
    this.#unpack[Symbol.dispose]();
  }

  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#before.then(run);
    this.#before = turn.then(
      () => {},
      () => {},
    );
    return await turn;
  }

  #send(sql: ByteText, rows: boolean, limitMs: number): void {
    const byColumn = rows && this.#path.isLong;
    this.#call.send({ statement: { sql: Buffer.from(sql, "latin1"), rows, limitMs, byColumn } });
    this.#sentAt = performance.now();
  }

  async #answer(): Promise<RequestlessAnswer> {
    const answer = await this.#call.next();
    if (this.#sentAt !== null) this.#path.note(performance.now() - this.#sentAt);
    this.#sentAt = null;
    if (answer.failure) throw failureOf(answer.failure, this.#agent);
    return answer;
  }

  async #taken(): Promise<void> {
    if (this.#flow === "taken") return;
    await new Promise<void>((resolve) => {
      this.#resume = resolve;
    });
  }
}

type RequestlessAnswer = Pick<Answer, "chunk" | "outcome" | "welcome">;

export function unexpected(agent: string): AgentError {
  return new AgentError("PEER_INVALID", `agent "${agent}" sent a frame that does not belong there`);
}
