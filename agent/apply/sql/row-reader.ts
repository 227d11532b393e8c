import { type RowsEvent, walkRow } from "../../change/rows-event.ts";
import type { TableMap } from "../../change/table-map.ts";
import { AgentError } from "../../error.ts";
import type { TableDefinition } from "../../mysql/table-definition.ts";
import { type LiteralReader, literalReader, NULL } from "./literal.ts";
import { NetChanges, type Row } from "./net-changes.ts";
import { planWrites, type WritePlan } from "./write-plan.ts";

/** How one table map's rows are read and written. */
interface Reading {
  readonly readers: readonly LiteralReader[];
  readonly plan: WritePlan;
}

/** Turns row images of the binlog into net changes, by the definitions of the tables on the target. */
export class RowReader {
  readonly #target: ReadonlyMap<string, TableDefinition>;
  /** Table maps are the same object as long as the table is the same. */
  readonly #readings = new WeakMap<TableMap, Reading>();
  readonly #keyOf: (database: string, table: string) => string;

  constructor(
    target: ReadonlyMap<string, TableDefinition>,
    keyOf: (database: string, table: string) => string,
  ) {
    this.#target = target;
    this.#keyOf = keyOf;
  }

  changesOf(table: TableMap): NetChanges {
    return new NetChanges(this.#reading(table).plan);
  }

  /** Adds the rows of an event. Returns how many there were. */
  read(table: TableMap, event: RowsEvent, changes: NetChanges): number {
    const { readers } = this.#reading(table);
    const { bytes } = event;
    const length = readers.length;
    let row: string[] = [];
    const visit = (column: number, start: number, end: number): void => {
      try {
        row[column] = start < 0 ? NULL : (readers[column] as LiteralReader)(bytes, start, end);
      } catch (error) {
        throw AgentError.from(error).about({ table: `${table.database}.${table.table}` });
      }
    };
    const next = (): Row => {
      row = new Array<string>(length);
      position = walkRow(table, bytes, position, visit);
      return row;
    };
    let position = event.start;
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

  #reading(table: TableMap): Reading {
    const known = this.#readings.get(table);
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
    const names = table.columns.map((column) => column.name);
    const reading = {
      readers: table.columns.map(literalReader),
      plan: planWrites(definition, names, table.primaryKey),
    };
    this.#readings.set(table, reading);
    return reading;
  }
}
