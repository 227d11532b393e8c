import type { Gtid, GtidSet } from "../change/gtid-set.ts";
import type { TableState } from "../change/selection.ts";
import type { SourceTable } from "../change/statement/reload-tables.ts";
import type { LoadProgress } from "../checkpoint/load-progress.ts";
import type { KeyOf } from "./target-tables.ts";

/**
 * What the copies of tables hold, as it was when the stream began: which of the source's transactions need not be applied to
 * a table, and which fell into its copy.
 */
export class TableCopies {
  readonly #keyOf: KeyOf;
  readonly #copies: ReadonlyMap<string, LoadProgress>;
  /** Keys by database and table: a key is asked for with every rows event, and making one takes longer than finding it. */
  readonly #keys = new Map<string, Map<string, string>>();
  readonly #onSource: ReadonlySet<string>;
  readonly #executed: GtidSet;

  /**
   * @param progress the link's tables on the target
   * @param onSource the tables that were on the source
   * @param executed what the source had executed before that was read
   */
  constructor(
    keyOf: KeyOf,
    progress: readonly LoadProgress[],
    onSource: readonly SourceTable[],
    executed: GtidSet,
  ) {
    this.#keyOf = keyOf;
    this.#copies = new Map(progress.map((each) => [keyOf(each.database, each.table), each]));
    this.#onSource = new Set(onSource.map(({ database, table }) => keyOf(database, table)));
    this.#executed = executed;
  }

  /** What a transaction means to a table. */
  stateAt(database: string, table: string, gtid: Gtid): TableState {
    const key = this.#keyFor(database, table);
    const copy = this.#copies.get(key);
    // It came and went before the link looked: nothing is left of it.
    if (copy === undefined)
      return !this.#onSource.has(key) && this.#executed.has(gtid) ? "contained" : "exact";
    if (copy.copiedFrom?.has(gtid) === true) return "contained";
    return copy.windowUntil?.has(gtid) === true ? "in-window" : "exact";
  }

  #keyFor(database: string, table: string): string {
    const known = this.#keys.get(database)?.get(table);
    if (known !== undefined) return known;
    const key = this.#keyOf(database, table);
    const tables = this.#keys.get(database) ?? new Map<string, string>();
    this.#keys.set(database, tables.set(table, key));
    return key;
  }

  /** The tables of a database that are on the target. */
  tablesOf(database: string): readonly SourceTable[] {
    return [...this.#copies.values()].filter((each) => each.database === database);
  }
}
