import { randomBytes } from "node:crypto";
import { type RawEvent, rawEvent } from "../../agent/change/binlog-event.ts";
import type { Source } from "../../agent/extract/source.ts";
import type { ReadingSession } from "../../agent/mysql/reading-session.ts";

const SIZE_AT = 9;

/** An event that does not compress, told apart by its time. */
export function numberedEvent(nth: number, bytes: number): RawEvent {
  const event = randomBytes(bytes);
  event.writeUInt32LE(nth, 0);
  event.writeUInt32LE(bytes, SIZE_AT);
  return rawEvent(event);
}

/** A source without an end: its events are numbered from 1, and each statement has one row. */
export class EndlessSource implements Source {
  readonly name: string;
  readonly reachedAt = "nowhere";
  readonly #eventBytes: number;
  /** Events that were taken from it, of all streams together. */
  taken = 0;
  /** Statements that were run. */
  executed = 0;

  constructor(name: string, eventBytes: number) {
    this.name = name;
    this.#eventBytes = eventBytes;
  }

  async open(): Promise<ReadingSession> {
    const run = () => {
      this.executed += 1;
    };
    const row = Buffer.from([1, 0x31]);
    return {
      instance: this.name,
      execute: async () => {
        run();
        return { affectedRows: 0, warningStatus: 0 };
      },
      text: async () => [["1"]],
      raw: async () => [[Buffer.from("1")]],
      rows: async (_sql, visit) => {
        run();
        visit(row, 0, row.length);
      },
      pause: () => {},
      resume: () => {},
      destroy: () => {},
      [Symbol.asyncDispose]: async () => {},
    };
  }

  async *binlog(): AsyncGenerator<readonly RawEvent[], void> {
    for (let nth = 1; ; nth += 1) {
      this.taken += 1;
      yield [numberedEvent(nth, this.#eventBytes)];
    }
  }
}
