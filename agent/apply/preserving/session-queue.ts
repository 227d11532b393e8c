import { AgentError } from "../../error.ts";
import type { ByteText } from "../../mysql/quote.ts";
import type { StatementStream } from "../../mysql/statement-stream.ts";
import { unitFailure } from "./failure.ts";
import type { Unit } from "./unit.ts";

/** A packet holds so many transactions at most: it is what has to be done again when its session is lost. */
const PACKET_UNITS = 64;
/** And about so many bytes of events, unless one unit has more. */
const PACKET_BYTES = 1024 * 1024;
/** Of what base64 makes of events. */
const BASE64_SHARE = 4 / 3;

/** What becomes of the units of a session. */
export interface SessionObserver {
  /** A unit has been written; of a transaction's last, it is committed. */
  readonly done: (unit: Unit) => void;
  readonly failed: (error: AgentError) => void;
  /** Resolves when all transactions before this one are committed; null where their order is free. */
  readonly turn: ((unit: Unit) => Promise<void>) | null;
  /** Called before a packet is sent; null when nobody asks. */
  readonly reach: ((point: "apply.packet-written" | "apply.commit-sent") => Promise<void>) | null;
}

/** What one session has to apply, in order: several transactions in a packet, one packet at a time. */
export class SessionQueue {
  readonly #stream: StatementStream;
  readonly #observer: SessionObserver;
  readonly #maxPacketBytes: number;
  #units: Unit[] = [];
  #state: "idle" | "at-work" | "failed" = "idle";

  constructor(stream: StatementStream, maxPacketBytes: number, observer: SessionObserver) {
    this.#stream = stream;
    this.#maxPacketBytes = maxPacketBytes;
    this.#observer = observer;
  }

  /** Takes a unit on. What is given in one go travels together. */
  add(unit: Unit): void {
    this.#units.push(unit);
    if (this.#state !== "idle") return;
    this.#state = "at-work";
    queueMicrotask(() => {
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    try {
      do {
        if (this.#observer.turn === null) await this.#unordered();
        else await this.#ordered(this.#observer.turn);
        // Something may have been added between the end of that and here.
      } while (this.#units.length > 0);
      this.#state = "idle";
    } catch (error) {
      this.#state = "failed";
      this.#observer.failed(AgentError.from(error));
    }
  }

  /** A packet stops at its first failure, so nothing behind that is applied. */
  async #unordered(): Promise<void> {
    const { reach, done } = this.#observer;
    while (this.#units.length > 0) {
      const units = this.#nextPacket();
      const ends: number[] = [];
      const statements: ByteText[] = [];
      for (const unit of units) {
        statements.push(...unit.work, ...unit.commit);
        ends.push(statements.length);
      }
      if (reach !== null) await reach("apply.packet-written");
      let at = 0;
      const running = this.#run(units, ends, statements, (answered) => {
        while (ends[at] === answered + 1) {
          done(units[at] as Unit);
          at += 1;
        }
      });
      if (reach !== null) await Promise.all([running, reach("apply.commit-sent")]);
      else await running;
    }
  }

  /** A transaction is written, waits for those before it, and is committed together with the work of the next. */
  async #ordered(turn: (unit: Unit) => Promise<void>): Promise<void> {
    const { reach, done } = this.#observer;
    let written: Unit | null = null;
    for (;;) {
      if (written !== null && written.commit.length > 0) await turn(written);
      const next: Unit | null = this.#units.shift() ?? null;
      if (next === null && written === null) return;
      const before: Unit | null = written;
      const commit: readonly ByteText[] = before?.commit ?? [];
      const units = [before, next].filter((unit) => unit !== null);
      const ends = [...(before === null ? [] : [commit.length]), commit.length + (next?.work.length ?? 0)];
      if (reach !== null) await reach("apply.packet-written");
      // A part that is not the last has nothing to commit.
      if (before !== null && commit.length === 0) done(before);
      const running = this.#run(units, ends, [...commit, ...(next?.work ?? [])], (answered) => {
        if (before !== null && answered + 1 === commit.length) done(before);
      });
      if (reach !== null && commit.length > 0) await Promise.all([running, reach("apply.commit-sent")]);
      else await running;
      written = next;
    }
  }

  async #run(
    units: readonly Unit[],
    ends: readonly number[],
    statements: readonly ByteText[],
    onAnswer: (at: number) => void,
  ): Promise<void> {
    if (statements.length === 0) return;
    const bytes = statements.reduce((sum, text) => sum + text.length + 1, 0);
    const [first] = units;
    if (bytes > this.#maxPacketBytes) throw unitFailure(first as Unit, tooLarge(bytes));
    const failure = await this.#stream.run(statements, onAnswer);
    if (failure === null) return;
    const culprit = units[ends.findIndex((end) => failure.at < end)] ?? first;
    throw unitFailure(culprit as Unit, failure.error);
  }

  #nextPacket(): readonly Unit[] {
    const most = Math.min(PACKET_BYTES, this.#maxPacketBytes / BASE64_SHARE / 2);
    let bytes = 0;
    let count = 0;
    for (const unit of this.#units) {
      if (count > 0 && (count === PACKET_UNITS || bytes + unit.bytes > most)) break;
      bytes += unit.bytes;
      count += 1;
    }
    return this.#units.splice(0, count);
  }
}

function tooLarge(bytes: number): AgentError {
  return new AgentError("TARGET_REFUSED", "a row is larger than the target's max_allowed_packet", {
    hint: `Set max_allowed_packet on the target to at least ${bytes * 2} bytes, then update the link to start it again.`,
  });
}
