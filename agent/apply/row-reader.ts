import type { RowImage } from "../change/row-image.ts";
import type { RowsEvent } from "../change/rows-event.ts";
import type { TableMap } from "../change/table-map.ts";
import { AgentError } from "../error.ts";
import type { TableDefinition } from "../mysql/table-definition.ts";
import type { ChangeSink } from "./change-sink.ts";
import type { Inserts } from "./inserts.ts";
import type { PacketLimits } from "./packet-limits.ts";
import { TableWriter } from "./table-writer.ts";

/** Turns row events of the binlog into net changes, by the definitions of the tables on the target. */
export class RowReader {
  readonly #target: ReadonlyMap<string, TableDefinition>;
  readonly #inserts: Inserts;
  readonly limits: PacketLimits;
  /** Table maps are the same object as long as the table is the same. */
  readonly #writers = new WeakMap<TableMap, TableWriter>();
  readonly #keyOf: (database: string, table: string) => string;
  readonly #onWriter: (writer: TableWriter) => void;

  /** @param onWriter is told how a table is written when its first change comes */
  constructor(
    target: ReadonlyMap<string, TableDefinition>,
    inserts: Inserts,
    limits: PacketLimits,
    keyOf: (database: string, table: string) => string,
    onWriter: (writer: TableWriter) => void = () => {},
  ) {
    this.#target = target;
    this.#inserts = inserts;
    this.limits = limits;
    this.#keyOf = keyOf;
    this.#onWriter = onWriter;
  }

  /** What writes the rows of a table. */
  writerOf(table: TableMap): TableWriter {
    const known = this.#writers.get(table);
    if (known !== undefined) return known;
    const definition = this.#target.get(this.#keyOf(table.database, table.table));
    if (definition === undefined) {
      throw new AgentError(
        "TARGET_SCHEMA_DIFFERS",
        `table ${table.database}.${table.table} is not on the target`,
        {
          table: `${table.database}.${table.table}`,
          hint: "It was created on the source while the link ran, which this version does not carry over; pause the link and run it again to load the table.",
        },
      );
    }
    const writer = new TableWriter(table, definition, this.#inserts, this.limits);
    this.#writers.set(table, writer);
    this.#onWriter(writer);
    return writer;
  }

  /** Adds the rows of an event. Returns how many there were. */
  read(table: TableMap, event: RowsEvent, changes: ChangeSink): number {
    const { images } = this.writerOf(table);
    const { bytes } = event;
    let position = event.start;
    const next = (): RowImage => {
      const image = images.read(bytes, position);
      position = image.end;
      return image;
    };
    let rows = 0;
    while (position < bytes.length) {
      rows += 1;
      switch (event.kind) {
        case "insert":
          changes.insert(next());
          break;
        case "delete":
          changes.delete(next());
          break;
        case "update":
          changes.update(next(), next());
          break;
        default:
          event.kind satisfies never;
      }
    }
    return rows;
  }
}
