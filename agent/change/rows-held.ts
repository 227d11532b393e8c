import { EventType } from "./binlog-event.ts";
import { type RowsEvent, type RowsKind, readRowsEvent } from "./rows-event.ts";
import type { SpillFile } from "./spill.ts";
import type { TableMap } from "./table-map.ts";

/** What a rows event costs in memory besides its bytes. */
const EVENT_OVERHEAD_BYTES = 200;

/** Row images of a selected table that wait for the end of their transaction. */
export interface HeldRows {
  readonly table: TableMap;
  readonly event: RowsEvent;
}

const TYPES: Readonly<Record<RowsKind, number>> = {
  insert: EventType.WRITE_ROWS,
  update: EventType.UPDATE_ROWS,
  delete: EventType.DELETE_ROWS,
};

/** In front of an event in a file: its type, and the number of its table. */
const HEAD_BYTES = 5;
const TABLE_AT = 1;

/** Rows events that are held, in their order: in memory, and from some point on in a file. */
export class RowsHeld implements Disposable {
  #inMemory: HeldRows[] = [];
  #memoryBytes = 0;
  #file: SpillFile | null = null;
  /** The tables of the events in the file. */
  readonly #tables: TableMap[] = [];
  readonly #numbers = new Map<TableMap, number>();
  #count = 0;

  /** Events. */
  get count(): number {
    return this.#count;
  }

  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  /**
   * @returns bytes of memory that it takes
   * @throws AgentError SPILL_FAILED
   */
  add(table: TableMap, event: RowsEvent): number {
    this.#count += 1;
    if (this.#file !== null) {
      this.#write(this.#file, { table, event });
      return 0;
    }
    // A copy: the bytes are a part of a much larger packet, which would stay in memory as well.
    this.#inMemory.push({ table, event: { ...event, bytes: Buffer.from(event.bytes) } });
    const bytes = event.bytes.length + EVENT_OVERHEAD_BYTES;
    this.#memoryBytes += bytes;
    return bytes;
  }

  /**
   * Moves all that is in memory to a file, which is this object's from now on, as is whatever will be added.
   * @throws AgentError SPILL_FAILED
   */
  moveTo(file: SpillFile): void {
    this.#file = file;
    const rows = this.#inMemory;
    this.#inMemory = [];
    this.#memoryBytes = 0;
    for (const each of rows) this.#write(file, each);
  }

  /**
   * The events in their order, each read when it is asked for.
   * @throws AgentError SPILL_FAILED
   */
  *all(): Generator<HeldRows, void> {
    yield* this.#inMemory;
    for (const record of this.#file?.records() ?? []) {
      const table = this.#tables[record.readUInt32LE(TABLE_AT)] as TableMap;
      const event = { type: record[0] as number, bytes: record.subarray(HEAD_BYTES) };
      yield { table, event: readRowsEvent(event, table) };
    }
  }

  [Symbol.dispose](): void {
    this.#inMemory = [];
    this.#memoryBytes = 0;
    this.#file?.[Symbol.dispose]();
  }

  #write(file: SpillFile, { table, event }: HeldRows): void {
    const head = Buffer.allocUnsafe(HEAD_BYTES);
    head[0] = TYPES[event.kind];
    head.writeUInt32LE(this.#numberOf(table), TABLE_AT);
    file.append(Buffer.concat([head, event.bytes]));
  }

  #numberOf(table: TableMap): number {
    const known = this.#numbers.get(table);
    if (known !== undefined) return known;
    const number = this.#tables.push(table) - 1;
    this.#numbers.set(table, number);
    return number;
  }
}
