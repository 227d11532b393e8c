import type { ImageReader, RowImage } from "../../change/row-image.ts";
import type { TableMap } from "../../change/table-map.ts";
import { AgentError } from "../../error.ts";
import { type Literal, type LiteralReader, literalReader, NULL } from "./literal.ts";

/** A row as literals, one a column of the source. */
export type Row = readonly Literal[];

/** A row that is changed, without touching a unique key. */
export interface RowUpdate {
  readonly before: Row;
  readonly after: Row;
}

/** Reads row images of one table as literals. */
export class RowLiterals {
  readonly #images: ImageReader;
  readonly #readers: readonly LiteralReader[];
  readonly #all: readonly number[];
  readonly #key: readonly number[];
  readonly #label: string;

  constructor(table: TableMap, images: ImageReader) {
    this.#images = images;
    this.#readers = table.columns.map(literalReader);
    this.#all = [...table.columns.keys()];
    this.#key = table.primaryKey;
    this.#label = `${table.database}.${table.table}`;
  }

  /**
   * @param columns those that are read, the others are left out; all when not given
   * @throws AgentError EVENT_UNSUPPORTED, EVENT_CORRUPT, for a value that has no literal
   */
  read(image: RowImage, columns: readonly number[] = this.#all): Row {
    return this.#fill(new Array<Literal>(this.#readers.length), image, columns);
  }

  /**
   * The images of an update; most of their values are the same.
   * @throws AgentError as `read`
   */
  readUpdate({ before, after }: { readonly before: RowImage; readonly after: RowImage }): RowUpdate {
    const was = this.read(before);
    const changed = this.#images.differing(before, after, this.#all);
    return { before: was, after: this.#fill([...was], after, changed) };
  }

  /** Its primary key, for people. */
  key(image: RowImage): string {
    const row = this.#fill([], image, this.#key);
    return this.#key.map((column) => row[column]).join(", ");
  }

  #fill(row: Literal[], image: RowImage, columns: readonly number[]): Row {
    const { bytes } = image;
    const readers = this.#readers;
    try {
      const read = (column: number, start: number, end: number): void => {
        row[column] = start < 0 ? NULL : (readers[column] as LiteralReader)(bytes, start, end);
      };
      this.#images.visit(image, read, columns);
    } catch (error) {
      throw AgentError.from(error).about({ table: this.#label });
    }
    return row;
  }
}
