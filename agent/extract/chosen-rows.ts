import { EventType, HEADER_LENGTH, type RawEvent, type StreamedEvent } from "../change/binlog-event.ts";
import type { ChosenNames } from "../change/chosen-names.ts";
import { readTableId } from "../change/rows-event.ts";
import { readTableName } from "../change/table-map.ts";
import { AgentError } from "../error.ts";

/** Flags of a rows event: behind the header and the number of its table. */
const FLAGS_AT = HEADER_LENGTH + 6;
const FLAGS_END = FLAGS_AT + 2;
const FLAG_STATEMENT_END = 0x01;

/** The statement whose rows come now: from its first table map to the rows event that ends it. */
type Statement =
  | { readonly at: "none" }
  /** None of its tables is chosen so far. */
  | { readonly at: "left-out"; readonly maps: Map<number, RawEvent> }
  | { readonly at: "sent" };

/**
 * Leaves out the rows, and the table maps, of statements that touch no chosen table. A statement goes as a whole once one of its
 * tables is chosen, because its last rows event ends it for all its tables. Everything that is not known to be such rows stays:
 * whoever reads the events judges them.
 */
export class ChosenRows {
  readonly #names: ChosenNames;
  #statement: Statement = { at: "none" };

  constructor(names: ChosenNames) {
    this.#names = names;
  }

  /**
   * Adds to `sent` what of the next event is to be sent.
   * @throws AgentError EVENT_CORRUPT
   */
  push(event: RawEvent, sent: StreamedEvent[]): void {
    switch (event.type) {
      case EventType.TABLE_MAP:
        this.#tableMap(event, sent);
        return;
      case EventType.WRITE_ROWS:
      case EventType.UPDATE_ROWS:
      case EventType.DELETE_ROWS:
      case EventType.PARTIAL_UPDATE_ROWS:
        this.#rows(event, sent);
        return;
      case EventType.GTID:
      case EventType.GTID_TAGGED:
      case EventType.ANONYMOUS_GTID:
        this.#statement = { at: "none" };
        sent.push(event);
        return;
      default:
        sent.push(event);
    }
  }

  #tableMap(event: RawEvent, sent: StreamedEvent[]): void {
    if (this.#statement.at === "sent") {
      sent.push(event);
      return;
    }
    const { id, database, table } = readTableName(event);
    const maps = this.#statement.at === "left-out" ? this.#statement.maps : new Map<number, RawEvent>();
    maps.set(id, event);
    if (this.#names.has(database, table)) {
      // Tables that were named before may have more rows in this statement.
      sent.push(...maps.values());
      this.#statement = { at: "sent" };
    } else this.#statement = { at: "left-out", maps };
  }

  #rows(event: RawEvent, sent: StreamedEvent[]): void {
    const statement = this.#statement;
    if (statement.at !== "left-out" || !statement.maps.has(readTableId(event))) sent.push(event);
    if (statement.at !== "none" && endsStatement(event)) this.#statement = { at: "none" };
  }
}

function endsStatement({ bytes }: RawEvent): boolean {
  if (bytes.length < FLAGS_END)
    throw new AgentError("EVENT_CORRUPT", `a rows event of ${bytes.length} bytes is too short for its flags`);
  return (bytes.readUInt16LE(FLAGS_AT) & FLAG_STATEMENT_END) !== 0;
}
