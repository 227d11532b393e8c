import type { RowImage } from "../change/row-image.ts";
import type { ChangeSink } from "./change-sink.ts";
import type { Row, RowLiterals } from "./sql/row-literals.ts";
import type { WritePlan } from "./sql/write-plan.ts";

/** How many rows there are more than before, or less, that are all alike. */
interface Count {
  readonly row: Row;
  readonly image: RowImage;
  more: number;
}

/** Rows that are all alike and go. */
export interface CountedRow {
  readonly row: Row;
  readonly image: RowImage;
  readonly count: number;
}

/**
 * The changes of one table without a primary key within a batch, as how often each row is there more or less. Rows that are alike
 * in every column cannot be told apart, on the source either, so their number is all that counts. They are alike when their
 * literals are: two images of one JSON document may differ in bytes.
 */
export class CountedRows implements ChangeSink {
  readonly #plan: WritePlan;
  readonly #literals: RowLiterals;
  readonly #counts = new Map<string, Count>();

  constructor(plan: WritePlan, literals: RowLiterals) {
    this.#plan = plan;
    this.#literals = literals;
  }

  get size(): number {
    return this.#counts.size;
  }

  insert(after: RowImage): void {
    this.#count(after, 1);
  }

  update(before: RowImage, after: RowImage): void {
    this.#count(before, -1);
    this.#count(after, 1);
  }

  delete(before: RowImage): void {
    this.#count(before, -1);
  }

  /** The net effect: rows that go, then rows that come, each as often as it does. */
  resolve(): { readonly deletes: readonly CountedRow[]; readonly inserts: readonly RowImage[] } {
    const deletes: CountedRow[] = [];
    const inserts: RowImage[] = [];
    for (const { row, image, more } of this.#counts.values()) {
      if (more < 0) deletes.push({ row, image, count: -more });
      for (let each = 0; each < more; each += 1) inserts.push(image);
    }
    return { deletes, inserts };
  }

  #count(image: RowImage, by: 1 | -1): void {
    const row = this.#literals.read(image);
    // Generated columns follow from the others. No literal holds a zero byte.
    const key = row.filter((_, position) => this.#plan.columns[position]?.written === true).join("\0");
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { row, image, more: by });
    else known.more += by;
  }
}
