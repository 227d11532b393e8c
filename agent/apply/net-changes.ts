import type { ImageReader, RowImage } from "../change/row-image.ts";
import { AgentError } from "../error.ts";
import type { ChangeSink } from "./change-sink.ts";
import type { WritePlan } from "./sql/write-plan.ts";

/** What a batch does to the row of one key, whatever happened in between. Both null: it came and went. */
interface NetChange {
  /** An image with this key, whichever: window mode needs the key even if the row came and went. */
  readonly keyed: RowImage;
  readonly before: RowImage | null;
  after: RowImage | null;
  /** Whether one event made it. What several made need not be a change that one UPDATE could make. */
  events: "one" | "several";
}

/** A row that a batch changes without touching a unique key. */
export interface ImageUpdate {
  readonly before: RowImage;
  readonly after: RowImage;
}

/**
 * The changes of one table within a batch, reduced to one per primary key. Since a batch is one target transaction only
 * its net effect can be seen, and the net effect can be written in a fixed order, deletes then updates then inserts, with
 * few statements: after the deletes every unique value that a row gives up is free, if an update that changes a unique
 * column counts as a delete and an insert. So no order among keys has to be kept, whatever collation the keys have.
 */
export class NetChanges implements ChangeSink {
  readonly plan: WritePlan;
  readonly #images: ImageReader;
  readonly #changes = new Map<string, NetChange>();

  constructor(plan: WritePlan, images: ImageReader) {
    this.plan = plan;
    this.#images = images;
  }

  get size(): number {
    return this.#changes.size;
  }

  insert(after: RowImage): void {
    const known = this.#changes.get(after.key);
    if (known === undefined) {
      this.#changes.set(after.key, { keyed: after, before: null, after, events: "one" });
    } else if (known.after === null) this.#become(known, after);
    else throw inconsistent(this.plan, "inserts a row that it holds already");
  }

  update(before: RowImage, after: RowImage): void {
    if (before.key !== after.key) {
      this.delete(before);
      this.insert(after);
      return;
    }
    const known = this.#changes.get(before.key);
    if (known === undefined) {
      this.#changes.set(before.key, { keyed: before, before, after, events: "one" });
    } else if (known.after !== null) this.#become(known, after);
    else throw inconsistent(this.plan, "updates a row that it has deleted");
  }

  delete(before: RowImage): void {
    const known = this.#changes.get(before.key);
    if (known === undefined) {
      this.#changes.set(before.key, { keyed: before, before, after: null, events: "one" });
    } else if (known.after !== null) this.#become(known, null);
    else throw inconsistent(this.plan, "deletes a row that it has deleted");
  }

  /** The net effect, in the order in which it is to be written. */
  resolve(): {
    readonly deletes: readonly RowImage[];
    readonly updates: readonly ImageUpdate[];
    readonly inserts: readonly RowImage[];
  } {
    const deletes: RowImage[] = [];
    const updates: ImageUpdate[] = [];
    const inserts: RowImage[] = [];
    for (const { before, after, events } of this.#changes.values()) {
      if (before !== null && after !== null && !this.#isReplacement(before, after, events))
        updates.push({ before, after });
      else {
        if (before !== null) deletes.push(before);
        if (after !== null) inserts.push(after);
      }
    }
    return { deletes, updates, inserts };
  }

  /** For rows that may be ahead of the stream: every key touched, and the rows that are to be there in the end. */
  resolveWindow(): { readonly touched: readonly RowImage[]; readonly finals: readonly RowImage[] } {
    const touched: RowImage[] = [];
    const finals: RowImage[] = [];
    for (const { keyed, after } of this.#changes.values()) {
      touched.push(keyed);
      if (after !== null) finals.push(after);
    }
    return { touched, finals };
  }

  #become(known: NetChange, after: RowImage | null): void {
    known.after = after;
    known.events = "several";
  }

  /** Whether the row has to be taken out and put in again. */
  #isReplacement(before: RowImage, after: RowImage, events: "one" | "several"): boolean {
    const { hasExpressionIndex, uniqueColumns, jsonColumns } = this.plan;
    if (hasExpressionIndex) return true;
    // To an UPDATE {"a": 1.0} and {"a": 1} are the same document: it would leave the old one. The source got from one to the
    // other in several steps, or by a DELETE and an INSERT.
    const columns = events === "one" ? uniqueColumns : [...uniqueColumns, ...jsonColumns];
    return columns.length > 0 && this.#images.differing(before, after, columns).length > 0;
  }
}

function inconsistent(plan: WritePlan, what: string): AgentError {
  return new AgentError("EVENT_CORRUPT", `the binlog ${what}: table ${plan.label}`, { table: plan.label });
}
