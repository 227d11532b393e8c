import type { ByteText } from "../mysql/quote.ts";
import type { ColumnDefinition } from "../mysql/table-definition.ts";
import { boundOf, type ColumnTransfer, pathOf } from "./column-transfer.ts";

/** A column of a primary key. */
export interface KeyColumn {
  readonly column: ColumnDefinition;
  readonly transfer: ColumnTransfer;
}

/** Conditions on the primary key of the table that is read, `t`, in the order of its index. */
export class KeyOrder {
  readonly #columns: readonly KeyColumn[];

  constructor(columns: readonly KeyColumn[]) {
    this.#columns = columns;
  }

  /** For ORDER BY. */
  get names(): ByteText {
    return this.#columns.map(({ column }) => pathOf(column.name)).join(",");
  }

  /** Rows behind a key, spelled out column by column: the server does not use an index for (a, b) > (x, y). */
  after(key: readonly Buffer[]): ByteText {
    return this.#beyond(key, ">", "");
  }

  /** Rows up to a key, and the row of it. */
  upTo(key: readonly Buffer[]): ByteText {
    return this.#beyond(key, "<", this.is(key));
  }

  /** The row of a key. */
  is(key: readonly Buffer[]): ByteText {
    return this.#bounds(key)
      .map(({ name, value }) => `${name} = ${value}`)
      .join(" AND ");
  }

  #bounds(key: readonly Buffer[]): readonly { readonly name: ByteText; readonly value: ByteText }[] {
    return this.#columns.map(({ column, transfer }, index) => ({
      name: pathOf(column.name),
      value: boundOf(column, transfer.literal(key[index] as Buffer)),
    }));
  }

  /** @param beside another condition that does as well; empty for none */
  #beyond(key: readonly Buffer[], than: "<" | ">", beside: ByteText): ByteText {
    const bounds = this.#bounds(key);
    const [first] = bounds;
    const beyond = bounds.map(({ name, value }, index) => {
      const equal = bounds.slice(0, index).map((bound) => `${bound.name} = ${bound.value}`);
      return `(${[...equal, `${name} ${than} ${value}`].join(" AND ")})`;
    });
    const any = [...beyond, ...(beside === "" ? [] : [`(${beside})`])];
    if (first === undefined || any.length === 1) return any.join("");
    // Said for the index: the range begins, or ends, here.
    return `${first.name} ${than}= ${first.value} AND (${any.join(" OR ")})`;
  }
}
