import type { ImageReader, RowImage } from "../../change/row-image.ts";
import type { TableMap } from "../../change/table-map.ts";
import { AgentError } from "../../error.ts";
import { type Literal, type LiteralReader, literalReader, NULL } from "./literal.ts";

/** A row as literals, one a column of the source. */
export type Row = readonly Literal[];

/** Reads row images of one table as literals. */
export class RowLiterals {
  readonly #images: ImageReader;
  readonly #readers: readonly LiteralReader[];
  readonly #label: string;

  constructor(table: TableMap, images: ImageReader) {
    this.#images = images;
    this.#readers = table.columns.map(literalReader);
    this.#label = `${table.database}.${table.table}`;
  }

  /** @throws AgentError EVENT_UNSUPPORTED, EVENT_CORRUPT, for a value that has no literal */
  read(image: RowImage): Row {
    const row = new Array<Literal>(this.#readers.length);
    const { bytes } = image;
    try {
      this.#images.visit(image, (column, start, end) => {
        row[column] = start < 0 ? NULL : (this.#readers[column] as LiteralReader)(bytes, start, end);
      });
    } catch (error) {
      throw AgentError.from(error).about({ table: this.#label });
    }
    return row;
  }
}
