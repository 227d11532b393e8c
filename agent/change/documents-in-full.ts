import { EventType, type RawEvent } from "./binlog-event.ts";
import { fullUpdate } from "./partial-update.ts";
import { hasWholeImages } from "./rows-event.ts";
import { readTableShape, type TableShape } from "./table-map.ts";

/**
 * Makes full updates of those that are logged by what changed in JSON documents, for a target that is given row events as they were
 * logged. From a list of changes InnoDB changes a document where it lies, and does not take that back in all cases when the
 * transaction is rolled back (docs/operations.md); a document that comes as a whole it puts beside the old one.
 */
export class DocumentsInFull {
  readonly #mostBytes: number;
  readonly #shapes = new WeakMap<Buffer, TableShape>();

  /** @param mostBytes an event that would be larger in full stays as it was logged */
  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /**
   * The event in full; as it is where it is that already, where its images lack columns (the document may be one of them), and where
   * it would be too large. Nothing is looked into but an event that is not full.
   * @param map the table map that it refers to, kept from one event of a statement to the next
   * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED
   */
  complete(event: RawEvent, map: Buffer): RawEvent {
    if (event.type !== EventType.PARTIAL_UPDATE_ROWS) return event;
    let shape = this.#shapes.get(map);
    if (shape === undefined) {
      shape = readTableShape({ bytes: map });
      this.#shapes.set(map, shape);
    }
    if (!hasWholeImages(event, shape)) return event;
    const full = fullUpdate(event, shape);
    return full.bytes.length > this.#mostBytes ? event : full;
  }
}
