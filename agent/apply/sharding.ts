import type { ColumnType } from "../change/column-type.ts";
import type { RowImage } from "../change/row-image.ts";
import type { TableMap } from "../change/table-map.ts";
import type { ChangeSink } from "./change-sink.ts";
import type { WritePlan } from "./sql/write-plan.ts";

/** Which worker writes a row of a table, by its key. The same for ever: a checkpoint of each worker relies on it. */
export type ShardOf = (key: string) => number;

/** Collation number of columns that hold bytes. */
const BINARY_COLLATION = 63;

/**
 * How the rows of a table are spread over workers: by primary key, so that all changes of a row go to one worker and stay in their
 * order. What could meet under two keys goes to one worker as a whole: a table with another unique index, whose values may be
 * handed from row to row, one whose keys may be equal to the server with different bytes,
 * and one without a primary key.
 * @param workers 1 or more
 */
export function sharding(map: TableMap, plan: WritePlan, workers: number): ShardOf {
  if (workers === 1) return () => 0;
  const whole = hash(`${map.database}\0${map.table}`) % workers;
  const byKey =
    plan.uniqueColumns.length === 0 &&
    !plan.hasExpressionIndex &&
    plan.primaryKey.length > 0 &&
    map.primaryKey.every((position) => {
      const column = map.columns[position];
      return column !== undefined && comparesByBytes(column.type, column.collation);
    });
  return byKey ? (key) => hash(key) % workers : () => whole;
}

/** Whether two values of the type are equal only if their bytes are. */
function comparesByBytes(type: ColumnType, collation: number): boolean {
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "year":
    case "date":
    case "time":
    case "datetime":
    case "timestamp":
    case "enum":
    case "set":
    case "bit":
      return true;
    case "char":
    case "varchar":
    case "blob":
      return collation === BINARY_COLLATION;
    case "float": // 0 and -0
    case "double":
    case "json":
    case "geometry":
    case "vector":
      return false;
    default:
      return type satisfies never;
  }
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits. Source: the algorithm's definition by Fowler, Noll and Vo. */
function hash(text: string): number {
  let value = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), FNV_PRIME);
  }
  return value >>> 0;
}

/** Spreads changes over workers. What a worker has written already, before a restart, is left out. */
export class ShardedChanges implements ChangeSink {
  readonly #shardOf: ShardOf;
  /** One for each worker; null for one that has the transaction already. */
  readonly #shards: readonly (ChangeSink | null)[];

  constructor(shardOf: ShardOf, shards: readonly (ChangeSink | null)[]) {
    this.#shardOf = shardOf;
    this.#shards = shards;
  }

  insert(after: RowImage): void {
    this.#shards[this.#shardOf(after.key)]?.insert(after);
  }

  update(before: RowImage, after: RowImage): void {
    if (before.key === after.key) this.#shards[this.#shardOf(before.key)]?.update(before, after);
    else {
      this.delete(before);
      this.insert(after);
    }
  }

  delete(before: RowImage): void {
    this.#shards[this.#shardOf(before.key)]?.delete(before);
  }
}
