import type { RowImage } from "../change/row-image.ts";

/** Takes the row changes of one table, in the order of the source. */
export interface ChangeSink {
  insert(after: RowImage): void;
  update(before: RowImage, after: RowImage): void;
  delete(before: RowImage): void;
}
