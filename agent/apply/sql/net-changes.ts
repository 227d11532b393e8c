import { AgentError } from "../../error.ts";
import type { Literal } from "./literal.ts";
import type { WritePlan } from "./write-plan.ts";

/** A row as literals, one a column of the source. */
export type Row = readonly Literal[];

/** What a batch does to the row of one key, whatever happened in between. Both null: it came and went. */
interface NetChange {
  /** A row image with this key, whichever: window mode needs the key even if the row came and went. */
  readonly keyed: Row;
  before: Row | null;
  after: Row | null;
}

/** A row that a batch changes without touching a unique key. */
export interface RowUpdate {
  readonly before: Row;
  readonly after: Row;
}

/**
 * The changes of one table within a batch, reduced to one per primary key. Since a batch is one target transaction only
 * its net effect can be seen, and the net effect can be written in a fixed order, deletes then updates then inserts, with
 * few statements: after the deletes every unique value that a row gives up is free, if an update that changes a unique
 * column counts as a delete and an insert. So no order among keys has to be kept, whatever collation the keys have.
 */
export class NetChanges {
  readonly plan: WritePlan;
  readonly #changes = new Map<string, NetChange>();

  constructor(plan: WritePlan) {
    this.plan = plan;
  }

  get size(): number {
    return this.#changes.size;
  }

  insert(after: Row): void {
    const key = this.#key(after);
    const known = this.#changes.get(key);
    if (known === undefined) this.#changes.set(key, { keyed: after, before: null, after });
    else if (known.after === null) known.after = after;
    else throw inconsistent(this.plan, "inserts a row that it holds already");
  }

  update(before: Row, after: Row): void {
    const key = this.#key(before);
    if (key !== this.#key(after)) {
      this.delete(before);
      this.insert(after);
      return;
    }
    const known = this.#changes.get(key);
    if (known === undefined) this.#changes.set(key, { keyed: before, before, after });
    else if (known.after !== null) known.after = after;
    else throw inconsistent(this.plan, "updates a row that it has deleted");
  }

  delete(before: Row): void {
    const key = this.#key(before);
    const known = this.#changes.get(key);
    if (known === undefined) this.#changes.set(key, { keyed: before, before, after: null });
    else if (known.after !== null) known.after = null;
    else throw inconsistent(this.plan, "deletes a row that it has deleted");
  }

  /** The net effect, in the order in which it is to be written. */
  resolve(): {
    readonly deletes: readonly Row[];
    readonly updates: readonly RowUpdate[];
    readonly inserts: readonly Row[];
  } {
    const deletes: Row[] = [];
    const updates: RowUpdate[] = [];
    const inserts: Row[] = [];
    for (const { before, after } of this.#changes.values()) {
      if (before !== null && after !== null && !this.#movesUniqueValue(before, after))
        updates.push({ before, after });
      else {
        if (before !== null) deletes.push(before);
        if (after !== null) inserts.push(after);
      }
    }
    return { deletes, updates, inserts };
  }

  /** For rows that may be ahead of the stream: every key touched, and the rows that are to be there in the end. */
  resolveWindow(): { readonly touched: readonly Row[]; readonly finals: readonly Row[] } {
    const touched: Row[] = [];
    const finals: Row[] = [];
    for (const { keyed, after } of this.#changes.values()) {
      touched.push(keyed);
      if (after !== null) finals.push(after);
    }
    return { touched, finals };
  }

  #key(row: Row): string {
    const positions = this.plan.primaryKey;
    if (positions.length === 1) return row[positions[0] as number] as string;
    return positions.map((position) => row[position]).join(",");
  }

  #movesUniqueValue(before: Row, after: Row): boolean {
    if (this.plan.hasExpressionIndex) return true;
    return this.plan.uniqueColumns.some((column) => before[column] !== after[column]);
  }
}

function inconsistent(plan: WritePlan, what: string): AgentError {
  return new AgentError("EVENT_CORRUPT", `the binlog ${what}: table ${plan.label}`, { table: plan.label });
}
