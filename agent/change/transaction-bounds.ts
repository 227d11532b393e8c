import { AgentError } from "../error.ts";
import { EventType, type StreamedEvent } from "./binlog-event.ts";
import { readGtidEvent } from "./gtid-event.ts";
import { formatGtid, type Gtid } from "./gtid-set.ts";
import { readQueryEvent } from "./query-event.ts";
import { transactionControl } from "./statement/transaction-control.ts";

/** The transaction that is going on: whether what makes it one of rows has come. */
interface Open {
  readonly gtid: Gtid;
  at: "body" | "rows";
}

/**
 * Tells where transactions begin and end in a stream of events, without reading what is in them. It judges nothing: what cannot
 * be followed goes on to whoever reads the transactions.
 */
export class TransactionBounds {
  #open: Open | null = null;

  /** Whether a transaction has begun and not ended. */
  get open(): boolean {
    return this.#open !== null;
  }

  /** The transaction that has begun and not ended; null between two. */
  get gtid(): Gtid | null {
    return this.#open === null ? null : this.#open.gtid;
  }

  /** Forgets a transaction that was cut off. */
  reset(): void {
    this.#open = null;
  }

  /**
   * @returns the transaction that this event ends; null for any other event
   * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED, TRANSACTION_ANONYMOUS
   */
  push(event: StreamedEvent): Gtid | null {
    switch (event.type) {
      case EventType.TABLE_MAP:
      case EventType.WRITE_ROWS:
      case EventType.UPDATE_ROWS:
      case EventType.DELETE_ROWS:
        return null;
      case EventType.GTID:
      case EventType.GTID_TAGGED:
      case EventType.ANONYMOUS_GTID:
        this.#begin(event);
        return null;
      case EventType.XID:
      case EventType.XA_PREPARE:
      case EventType.TRANSACTION_PAYLOAD:
        return this.#end();
      case EventType.QUERY:
        return "bytes" in event ? this.#query(readQueryEvent(event).text) : null;
      default:
        return null;
    }
  }

  #begin(event: StreamedEvent): void {
    if (this.#open !== null || !("bytes" in event)) {
      const open = this.#open === null ? {} : { gtid: formatGtid(this.#open.gtid) };
      throw new AgentError("EVENT_CORRUPT", "a transaction begins before the one before it has ended", open);
    }
    this.#open = { gtid: readGtidEvent(event).gtid, at: "body" };
  }

  #query(text: string): Gtid | null {
    const open = this.#open;
    if (open === null) return null;
    const control = transactionControl(text);
    switch (control) {
      case "begin":
      case "xa-start":
        open.at = "rows";
        return null;
      case "commit":
      case "xa-commit":
      case "xa-rollback":
        return this.#end();
      case "savepoint":
      case "xa-end":
        return null;
      case "rollback":
        // To a savepoint the transaction goes on.
        return /^\s*ROLLBACK\s+(WORK\s+)?TO\b/i.test(text) ? null : this.#end();
      case "statement":
        // Within a transaction rows follow; by itself it is the transaction.
        return open.at === "rows" ? null : this.#end();
      default:
        return control satisfies never;
    }
  }

  #end(): Gtid | null {
    const gtid = this.gtid;
    this.#open = null;
    return gtid;
  }
}
