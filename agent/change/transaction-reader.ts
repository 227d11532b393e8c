import { AgentError } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent, type StreamedEvent } from "./binlog-event.ts";
import { roleOf } from "./event-role.ts";
import { type GtidEvent, readGtidEvent } from "./gtid-event.ts";
import { formatGtid, type Gtid } from "./gtid-set.ts";
import { refuseChangeOfKnown, refuseException } from "./known-change.ts";
import type { KnownTables } from "./known-table.ts";
import { fullUpdate } from "./partial-update.ts";
import { type QueryEvent, readQueryEvent } from "./query-event.ts";
import { type RowsEvent, readRowsEvent, readTableId } from "./rows-event.ts";
import type { Selection } from "./selection.ts";
import type { Spill } from "./spill.ts";
import type { StatementException } from "./statement/exception.ts";
import { judge } from "./statement/judge.ts";
import { ReloadTables } from "./statement/reload-tables.ts";
import { readServerVersion } from "./statement/server-version.ts";
import type { SourceChange } from "./statement/source-change.ts";
import { transactionControl } from "./statement/transaction-control.ts";
import { readTableMap, readTableName, type TableMap } from "./table-map.ts";
import { payloadEvents } from "./transaction-payload.ts";
import { readXid, type XaBranch, XaBranches } from "./xa-branches.ts";
import { readXaPrepare, type XaPrepare } from "./xa-prepare.ts";
import type { Zstd } from "./zstd.ts";

/** Who is told what a source's transactions hold, in commit order. */
export interface TransactionSink {
  begin(gtid: GtidEvent): void;
  /** Row images of a selected table. */
  rows(table: TableMap, event: RowsEvent): void;
  /** A schema change. Unless rows follow in the same transaction, `end` is next. */
  change(change: SourceChange): void;
  /** Something that concerns the link is left out on purpose. */
  leave(gtid: GtidEvent, what: string): void;
  /**
   * The transaction is complete; also of one that holds nothing for this link.
   * @param branch the transaction that prepared the XA branch which this one ends; null for any other
   */
  end(branch: Gtid | null): void;
  /**
   * The transaction is complete, and prepares an XA branch: nothing of it was given, and it does not count as executed
   * until the branch ends. So a link that starts again before is sent it again.
   */
  postpone(): void;
}

/**
 * What may come next in the stream. The binlog is a sequence of groups: a GTID event, then either BEGIN, rows and a commit,
 * or one statement that commits by itself.
 */
type Expecting =
  | { readonly at: "gtid" }
  | { readonly at: "body"; readonly gtid: GtidEvent }
  | { readonly at: "rows"; readonly gtid: GtidEvent }
  | { readonly at: "branch"; readonly gtid: GtidEvent; readonly branch: XaBranch };

/** A part of what was read: for whoever counts bytes. */
export interface Read {
  readonly bytes: Buffer;
}

/** A table map of the running transaction; null when its table is not selected, so that it needs no decoding. */
type NamedTable = TableMap | null;

/** So many table maps are remembered: a server numbers a table anew each time that it opens it. */
const MOST_READ_BEFORE = 4_096;

/** A table map that was read before. */
interface ReadBefore {
  readonly id: number;
  readonly database: string;
  readonly table: string;
  /** Of the event, behind its header. */
  readonly bytes: Buffer;
  /** Null until rows of the table are wanted. */
  map: TableMap | null;
}

/**
 * Reads transactions out of raw events. Nothing is passed over in silence: what is not known to be without effect on the
 * selected tables throws.
 */
export class TransactionReader implements Disposable {
  readonly #selection: Selection;
  readonly #sink: TransactionSink;
  readonly #known: KnownTables;
  readonly #exception: StatementException | null;
  readonly #tables = new Map<number, NamedTable>();
  /** By the number of the table. */
  readonly #readBefore = new Map<number, ReadBefore>();
  readonly #branches: XaBranches;
  #expecting: Expecting = { at: "gtid" };
  #serverVersion = 0;
  /** Values for the next statement came ahead of it: it cannot be run without them. */
  #values: "none" | "pending" = "none";
  /** What the last event brought and the sink has not been given yet. */
  #rest: Iterable<Read> | null = null;

  /**
   * @param known describes the tables of a source whose binlog has no names
   * @param spill takes what is too large for memory
   * @param exception what an operator has decided about a statement
   */
  constructor(
    selection: Selection,
    sink: TransactionSink,
    known: KnownTables,
    spill: Spill,
    exception: StatementException | null = null,
  ) {
    this.#selection = selection;
    this.#sink = sink;
    this.#known = known;
    this.#exception = exception;
    this.#branches = new XaBranches(spill);
  }

  /** Nothing more will be read: what is held is given up. */
  [Symbol.dispose](): void {
    this.#branches[Symbol.dispose]();
  }

  /**
   * @returns null when the event is done with; else what is left of it, which has to be gone through before the next: each
   * part is given to the sink when the one after it is asked for
   * @throws AgentError that names the transaction
   */
  push(event: RawEvent): Iterable<Read> | null {
    try {
      this.#rest = null;
      this.#read(event);
      return this.#rest;
    } catch (error) {
      throw this.#named(error);
    }
  }

  /** The same, of the events of a compressed transaction. */
  *unpack(event: StreamedEvent, zstd: Zstd): Generator<Read, void> {
    try {
      for (const inner of payloadEvents(event, zstd)) {
        const rest = this.push(inner);
        if (rest !== null) yield* rest;
        yield inner;
      }
    } catch (error) {
      throw this.#named(error);
    }
  }

  #named(error: unknown): Error {
    if (error instanceof ReloadTables) return error;
    const gtid = this.#expecting.at === "gtid" ? {} : { gtid: formatGtid(this.#expecting.gtid.gtid) };
    return AgentError.from(error).about(gtid);
  }

  #read(event: RawEvent): void {
    const role = roleOf(event);
    switch (role) {
      case "gtid": {
        const gtid = readGtidEvent(event);
        this.#tables.clear();
        this.#expecting = { at: "body", gtid };
        this.#sink.begin(gtid);
        return;
      }
      case "query":
        this.#query(readQueryEvent(event));
        return;
      case "table-map":
        this.#tableMap(event);
        return;
      case "rows":
        this.#rows(event);
        return;
      case "commit":
        this.#commit();
        return;
      case "xa-prepare":
        this.#prepare(readXaPrepare(event));
        return;
      case "format":
        this.#serverVersion = readServerVersion(event);
        return;
      case "values":
        this.#values = "pending";
        return;
      case "remark":
        return;
      default:
        role satisfies never;
    }
  }

  #query(query: QueryEvent): void {
    const control = transactionControl(query.text);
    const expecting = this.#expecting;
    switch (control) {
      case "begin":
        if (expecting.at !== "body") throw outOfOrder(query.text);
        this.#expecting = { at: "rows", gtid: expecting.gtid };
        return;
      case "xa-start":
        if (expecting.at !== "body") throw outOfOrder(query.text);
        this.#startBranch(readXid(query.text), expecting.gtid);
        return;
      case "commit":
        this.#commit();
        return;
      case "savepoint":
      case "xa-end":
        return;
      case "rollback":
        throw new AgentError("EVENT_UNSUPPORTED", "a transaction in the binlog is rolled back in part", {
          hint: "It touches a table of an engine without transactions; exclude that table or convert it to InnoDB.",
        });
      case "xa-commit":
      case "xa-rollback":
        if (expecting.at !== "body") throw outOfOrder(query.text);
        this.#finishBranch(readXid(query.text), control);
        return;
      case "statement":
        this.#statement(query);
        return;
      default:
        control satisfies never;
    }
  }

  #statement(query: QueryEvent): void {
    const expecting = this.#expecting;
    if (expecting.at === "gtid") throw outOfOrder("a statement");
    const values = this.#values;
    this.#values = "none";
    if (this.#exception?.gtid === formatGtid(expecting.gtid.gtid)) refuseException(this.#known);
    const verdict = judge(
      query,
      {
        gtid: expecting.gtid.gtid,
        place: expecting.at === "rows" ? "before-rows" : "alone",
        sourceVersion: this.#serverVersion,
      },
      this.#selection,
      this.#exception,
    );
    switch (verdict.action) {
      case "pass":
        break;
      case "leave":
        this.#sink.leave(expecting.gtid, verdict.what);
        break;
      case "apply":
        if (values === "pending") {
          throw new AgentError(
            "STATEMENT_UNSUPPORTED",
            "a schema change depends on values that came ahead of it",
            {
              hint: "Run an equivalent on the target by hand, then: towline link resume NAME --skip-ddl GTID.",
            },
          );
        }
        refuseChangeOfKnown(verdict.change.change, this.#known);
        this.#sink.change(verdict.change);
        break;
      default:
        verdict satisfies never;
    }
    // Inside a transaction other events follow; a statement of its own ends its group.
    if (expecting.at === "body") this.#end();
  }

  #tableMap(event: RawEvent): void {
    const named = this.#namedBy(event);
    const { database, table } = named;
    const wanted = this.#wants(database, table);
    if (wanted) {
      this.#selection.checkRows(database, table);
      named.map ??= readTableMap(event, this.#known);
      if (named.map.names === "schema history") this.#checkKnownSince(named.map);
    }
    this.#tables.set(named.id, wanted ? named.map : null);
  }

  /** A table map comes with every statement, and is nearly always the one before of the same number, byte for byte. */
  #namedBy(event: RawEvent): ReadBefore {
    const { bytes } = event;
    const id = readTableId(event);
    const known = this.#readBefore.get(id);
    if (known !== undefined && known.bytes.compare(bytes, HEADER_LENGTH) === 0) return known;
    // The event's own buffer may be part of a large packet, which this is not to keep alive.
    const read = { ...readTableName(event), bytes: Buffer.from(bytes.subarray(HEADER_LENGTH)), map: null };
    if (this.#readBefore.size === MOST_READ_BEFORE) this.#readBefore.clear();
    this.#readBefore.set(id, read);
    return read;
  }

  /** A definition that was read later may be another than the one that these rows were written under. */
  #checkKnownSince({ database, table }: TableMap): void {
    const expecting = this.#expecting;
    if (
      expecting.at === "gtid" ||
      this.#known.find(database, table)?.heldAt.has(expecting.gtid.gtid) !== true
    )
      return;
    throw new AgentError(
      "ROW_METADATA_MISSING",
      `the binlog does not name the columns of ${database}.${table}, which was described after this transaction`,
      {
        table: `${database}.${table}`,
        hint: "Set binlog_row_metadata=FULL on the source where the server has it, and load the table anew.",
      },
    );
  }

  #wants(database: string, table: string): boolean {
    const expecting = this.#expecting;
    if (expecting.at === "gtid" || !this.#selection.wants(database, table)) return false;
    return this.#selection.stateAt(database, table, expecting.gtid.gtid) !== "contained";
  }

  #rows(event: RawEvent): void {
    const table = this.#tables.get(readTableId(event));
    if (table === null) return;
    if (table === undefined)
      throw new AgentError("EVENT_CORRUPT", "a rows event refers to a table that was not named");
    const subject = { table: `${table.database}.${table.table}` };
    const full = event.type === EventType.PARTIAL_UPDATE_ROWS ? fullUpdate(event, table) : event;
    const rows = readRowsEvent(full, table);
    if (this.#expecting.at === "rows") this.#hand(table, rows);
    else if (this.#expecting.at === "branch") this.#branches.hold(this.#expecting.branch, table, rows);
    else throw new AgentError("EVENT_CORRUPT", "rows outside a transaction", subject);
  }

  #hand(table: TableMap, rows: RowsEvent): void {
    try {
      this.#sink.rows(table, rows);
    } catch (error) {
      throw this.#asReload(error, table);
    }
  }

  /** Rows from before a change of their table, which was copied as it is after that. */
  #asReload(error: unknown, { database, table }: TableMap): unknown {
    const expecting = this.#expecting;
    if (!(error instanceof AgentError) || error.code !== "TARGET_SCHEMA_DIFFERS") return error;
    if (expecting.at === "gtid") return error;
    const { gtid } = expecting.gtid;
    if (this.#selection.stateAt(database, table, gtid) !== "in-window") return error;
    return new ReloadTables(gtid, [{ database, table }]);
  }

  #commit(): void {
    // A branch has an end of its own: taking this for one would lose its rows.
    if (this.#expecting.at === "branch") throw outOfOrder("COMMIT");
    this.#end();
  }

  #startBranch(xid: string, gtid: GtidEvent): void {
    this.#expecting = { at: "branch", gtid, branch: this.#branches.open(xid, gtid.gtid) };
  }

  #prepare(how: XaPrepare): void {
    if (this.#expecting.at !== "branch") throw outOfOrder("XA PREPARE");
    const { branch } = this.#expecting;
    if (branch.rows.count === 0) {
      // Whatever ends it ends nothing here, so it is done with.
      this.#end();
    } else if (how === "committed-in-one-phase") {
      this.#rest = this.#replay(branch, null);
    } else {
      this.#branches.prepare(branch);
      this.#close();
      this.#sink.postpone();
    }
  }

  /**
   * A branch that is not known here holds nothing for the link: either it was so when it was prepared, or it was prepared
   * before the link's first position, and the load has waited for its end before it copied a row.
   */
  #finishBranch(xid: string, how: "xa-commit" | "xa-rollback"): void {
    const branch = this.#branches.take(xid);
    if (branch === null) this.#end();
    else if (how === "xa-rollback") {
      this.#branches.release(branch);
      this.#end(branch.gtid);
    } else this.#rest = this.#replay(branch, branch.gtid);
  }

  *#replay(branch: XaBranch, prepared: Gtid | null): Generator<Read, void> {
    try {
      for (const { table, event } of this.#branches.replay(branch)) {
        this.#hand(table, event);
        yield event;
      }
      this.#end(prepared);
    } catch (error) {
      throw this.#named(error);
    }
  }

  #end(branch: Gtid | null = null): void {
    this.#close();
    this.#sink.end(branch);
  }

  #close(): void {
    if (this.#expecting.at === "gtid")
      throw new AgentError("EVENT_CORRUPT", "a transaction ends that did not begin");
    this.#tables.clear();
    this.#expecting = { at: "gtid" };
  }
}

function outOfOrder(text: string): AgentError {
  return new AgentError("EVENT_CORRUPT", `"${text.slice(0, 80)}" stands where it cannot`);
}
