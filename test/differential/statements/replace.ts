import { isReplaced } from "../key-moves.ts";
import { pathOf } from "../schema.ts";
import { type Maker, pickTable } from "../values.ts";
import { rowsFor } from "./insert.ts";

/**
 * Takes out every row that holds the key or a unique value. Not where rows refer to it: the source puts a row in place of
 * another without touching those, and logs a delete and an insert; the delete takes them along on a native replica (9.7.4), or
 * stops it. A link is right there, which test/e2e/link-foreign-keys shows.
 */
export const replace: Maker = (making) => {
  const table = pickTable(making, (each) => !making.schema.wasReferred(each) && isReplaced(each));
  return table && `REPLACE INTO ${pathOf(table)} ${rowsFor(making, table)}`;
};
