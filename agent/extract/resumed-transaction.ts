import type { StreamedEvent } from "../change/binlog-event.ts";
import { AgentError } from "../error.ts";
import { type BegunTransaction, isAboutLog, opensTransaction } from "./recent-events.ts";

/**
 * Goes on within a transaction that is sent anew: passes over what its reader was given. That it is the same, event by event, is
 * proven by the two at the ends: each tells its place in the log file, and the first when this server committed it.
 */
export class ResumedTransaction {
  readonly begun: BegunTransaction;
  #passed = 0;

  constructor(begun: BegunTransaction) {
    this.begun = begun;
  }

  get isDone(): boolean {
    return this.#passed === this.begun.count;
  }

  /**
   * What of the events its reader was not given.
   * @throws AgentError CONNECTION_LOST when it is not the same transaction
   */
  rest(events: readonly StreamedEvent[]): readonly StreamedEvent[] {
    for (const [index, event] of events.entries()) {
      if (this.isDone) return events.slice(index);
      // Which file it is, and its format, was given before.
      if (isAboutLog(event)) continue;
      this.#passed += 1;
      if (opensTransaction(event) !== (this.#passed === 1)) throw differs();
      if (this.#passed === 1) prove(event, this.begun.gtid);
      if (this.isDone) prove(event, this.begun.last);
    }
    return [];
  }
}

function prove(event: StreamedEvent, before: StreamedEvent): void {
  const same =
    "bytes" in event && "bytes" in before
      ? event.bytes.equals(before.bytes)
      : event.type === before.type &&
        event.nextPosition === before.nextPosition &&
        sizeOf(event) === sizeOf(before);
  if (!same) throw differs();
}

const sizeOf = (event: StreamedEvent): number => ("bytes" in event ? event.bytes.length : event.size);

function differs(): AgentError {
  return new AgentError(
    "CONNECTION_LOST",
    "the source sends a transaction otherwise than before: another server answers at its address",
  );
}
