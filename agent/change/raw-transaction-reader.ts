import { AgentError } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent, type StreamedEvent } from "./binlog-event.ts";
import { DocumentsInFull } from "./documents-in-full.ts";
import { roleOf } from "./event-role.ts";
import { type GtidEvent, readGtidEvent } from "./gtid-event.ts";
import { formatGtid } from "./gtid-set.ts";
import { type QueryEvent, readQueryEvent } from "./query-event.ts";
import type { RawEnd, RawPiece } from "./raw-transaction.ts";
import { readTableId } from "./rows-event.ts";
import type { Selection } from "./selection.ts";
import type { StatementException } from "./statement/exception.ts";
import { judge } from "./statement/judge.ts";
import { readServerVersion } from "./statement/server-version.ts";
import { transactionControl } from "./statement/transaction-control.ts";
import { readTableName } from "./table-map.ts";
import { payloadEvents } from "./transaction-payload.ts";
import { readXid } from "./xa-branches.ts";
import { readXaPrepare } from "./xa-prepare.ts";
import type { Zstd } from "./zstd.ts";

/** Where an event's type and size are told, in its header. */
const TYPE_AT = 4;
const SIZE_AT = 9;
/** Flags of a rows event: behind the header and the number of its table. */
const ROWS_FLAGS_AT = HEADER_LENGTH + 6;
const FLAG_STATEMENT_END = 0x01;

/** The transaction that is being read. */
interface Open {
  readonly gtid: GtidEvent;
  at: "body" | "rows";
  xid: string | null;
  part: "first" | "later";
  events: Buffer[];
  bytes: number;
  /** Table maps of the statement that is being read, by number; null for a table that is left out. */
  readonly maps: Map<number, Buffer | null>;
}

/** What a reader is given. */
export interface RawReaderContext {
  readonly selection: Selection;
  /** What an operator has decided about a statement. */
  readonly exception: StatementException | null;
  /** A transaction comes in parts of about this many bytes of events. */
  readonly partBytes: number;
  /** An update that is logged by what changed in JSON documents is made a full one, unless it would have more bytes than this. */
  readonly fullUpdateBytes: number;
  /** Told of what is left out on purpose. */
  readonly onLeave: (gtid: GtidEvent, what: string) => void;
}

/**
 * Reads transactions out of raw events without decoding rows, but those that are logged by what changed in JSON documents. Every GTID comes out: a transaction of which nothing is carried comes
 * out empty. Nothing is passed over in silence: what is not known throws.
 */
export class RawTransactionReader {
  readonly #context: RawReaderContext;
  readonly #documents: DocumentsInFull;
  #open: Open | null = null;
  #serverVersion = 0;
  /** Values for the next statement came ahead of it: it cannot be run without them. */
  #values: "none" | "pending" = "none";

  constructor(context: RawReaderContext) {
    this.#context = context;
    this.#documents = new DocumentsInFull(context.fullUpdateBytes);
  }

  /**
   * @returns what the event completes; null when more has to come first
   * @throws AgentError that names the transaction
   */
  push(event: RawEvent): RawPiece | null {
    try {
      return this.#read(event);
    } catch (error) {
      throw this.#named(error);
    }
  }

  /** The same, of the events of a compressed transaction. */
  *unpack(event: StreamedEvent, zstd: Zstd): Generator<RawPiece, void> {
    try {
      for (const inner of payloadEvents(event, zstd)) {
        const piece = this.push(inner);
        if (piece !== null) yield piece;
      }
    } catch (error) {
      throw this.#named(error);
    }
  }

  #named(error: unknown): AgentError {
    const gtid = this.#open === null ? {} : { gtid: formatGtid(this.#open.gtid.gtid) };
    return AgentError.from(error).about(gtid);
  }

  #read(event: RawEvent): RawPiece | null {
    const role = roleOf(event);
    switch (role) {
      case "gtid":
        if (this.#open !== null) throw outOfOrder("a GTID");
        this.#open = {
          gtid: readGtidEvent(event),
          at: "body",
          xid: null,
          part: "first",
          events: [],
          bytes: 0,
          maps: new Map(),
        };
        return null;
      case "query":
        return this.#query(readQueryEvent(event));
      case "table-map":
        this.#tableMap(event);
        return null;
      case "rows":
        return this.#rows(event);
      case "commit":
        return this.#end("commit");
      case "xa-prepare":
        return this.#end(readXaPrepare(event) === "prepared" ? "xa-prepare" : "xa-commit-one-phase");
      case "format":
        this.#serverVersion = readServerVersion(event);
        return { kind: "new-file" };
      case "values":
        this.#values = "pending";
        return null;
      case "remark":
        return null;
      default:
        return role satisfies never;
    }
  }

  #query(query: QueryEvent): RawPiece | null {
    const control = transactionControl(query.text);
    switch (control) {
      case "begin":
        this.#body(query.text).at = "rows";
        return null;
      case "xa-start": {
        const open = this.#body(query.text);
        open.at = "rows";
        open.xid = readXid(query.text);
        return null;
      }
      case "commit":
        return this.#end("commit");
      case "savepoint":
      case "xa-end":
        return null;
      case "rollback":
        throw new AgentError("EVENT_UNSUPPORTED", "a transaction in the binlog is rolled back in part", {
          hint: "It touches a table of an engine without transactions: convert it to InnoDB.",
        });
      case "xa-commit":
      case "xa-rollback": {
        const { gtid } = this.#body(query.text);
        this.#open = null;
        return { kind: "xa-end", gtid, xid: readXid(query.text), how: control };
      }
      case "statement":
        return this.#statement(query);
      default:
        return control satisfies never;
    }
  }

  #statement(query: QueryEvent): RawPiece | null {
    const open = this.#open;
    if (open === null) throw outOfOrder("a statement");
    const values = this.#values;
    this.#values = "none";
    const { selection, exception, onLeave } = this.#context;
    const place = open.at === "rows" ? "before-rows" : "alone";
    const at = { gtid: open.gtid.gtid, place, sourceVersion: this.#serverVersion } as const;
    const verdict = judge(query, at, selection, exception);
    if (verdict.action === "apply") {
      if (values === "pending") {
        throw new AgentError(
          "STATEMENT_UNSUPPORTED",
          "a schema change depends on values that came ahead of it",
          { hint: "Run an equivalent in its place: towline link resume NAME --replace-ddl GTID 'SQL'." },
        );
      }
      open.part = "later";
      if (place === "alone") this.#open = null;
      return { kind: "change", gtid: open.gtid, change: verdict.change };
    }
    if (verdict.action === "leave") onLeave(open.gtid, verdict.what);
    // Inside a transaction other events follow; a statement of its own ends its group.
    return place === "alone" ? this.#end("commit") : null;
  }

  #tableMap(event: RawEvent): void {
    const open = this.#inRows();
    const { database, table, id } = readTableName(event);
    const { selection, onLeave } = this.#context;
    if (!selection.wantsDatabase(database)) {
      if (!open.maps.has(id)) onLeave(open.gtid, `rows of ${database}.${table}`);
      open.maps.set(id, null);
      return;
    }
    selection.checkRows(database, table);
    const map = standalone(event);
    open.maps.set(id, map);
    this.#add(open, map);
  }

  #rows(event: RawEvent): RawPiece | null {
    const open = this.#inRows();
    const { partBytes } = this.#context;
    const id = readTableId(event);
    const map = open.maps.get(id);
    if (map === undefined)
      throw new AgentError("EVENT_CORRUPT", "a rows event refers to a table that was not named");
    const rows = standalone(map === null ? event : this.#documents.complete(event, map));
    const ends = (rows.readUInt16LE(ROWS_FLAGS_AT) & FLAG_STATEMENT_END) !== 0;
    if (map !== null) this.#add(open, rows);
    if (ends) {
      open.maps.clear();
      if (map === null) endStatement(open.events);
    }
    if (open.bytes < partBytes) return null;
    // A BINLOG statement has to end with the end of a statement, and the next one begins with its table maps.
    endStatement(open.events);
    const piece = this.#take(open, null);
    for (const each of open.maps.values()) if (each !== null) this.#add(open, each);
    return piece;
  }

  #add(open: Open, event: Buffer): void {
    open.events.push(event);
    open.bytes += event.length;
  }

  #take(open: Open, end: RawEnd | null): RawPiece {
    const { gtid, part, xid, events, bytes } = open;
    open.part = "later";
    open.events = [];
    open.bytes = 0;
    return { kind: "rows", gtid, part, xid, events, bytes, end };
  }

  #end(end: RawEnd): RawPiece {
    const open = this.#open;
    if (open === null) throw new AgentError("EVENT_CORRUPT", "a transaction ends that did not begin");
    // A branch has an end of its own: taking this for one would lose its rows.
    if ((open.xid !== null) !== (end !== "commit")) throw outOfOrder(end);
    const piece = this.#take(open, end);
    this.#open = null;
    return piece;
  }

  #body(what: string): Open {
    if (this.#open?.at !== "body") throw outOfOrder(what);
    return this.#open;
  }

  #inRows(): Open {
    if (this.#open?.at === "rows") return this.#open;
    throw new AgentError("EVENT_CORRUPT", "rows outside a transaction");
  }
}

/** The event as one that has no checksum. A copy: the bytes are a part of a much larger packet. */
function standalone(event: RawEvent): Buffer {
  const bytes = Buffer.from(event.bytes);
  bytes.writeUInt32LE(bytes.length, SIZE_AT);
  return bytes;
}

/** Makes the last rows the end of their statement: what came behind them is left out, or comes in the next part. */
function endStatement(events: readonly Buffer[]): void {
  const last = events.at(-1);
  if (last === undefined || last[TYPE_AT] === EventType.TABLE_MAP) return;
  last.writeUInt16LE(last.readUInt16LE(ROWS_FLAGS_AT) | FLAG_STATEMENT_END, ROWS_FLAGS_AT);
}

function outOfOrder(text: string): AgentError {
  return new AgentError("EVENT_CORRUPT", `"${text.slice(0, 80)}" stands where it cannot`);
}
