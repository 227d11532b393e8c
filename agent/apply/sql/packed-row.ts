import type { ImageReader, RowImage } from "../../change/row-image.ts";
import type { MappedColumn, TableMap } from "../../change/table-map.ts";
import { type ByteText, identifier } from "../../mysql/quote.ts";
import type { ColumnDefinition, TableDefinition } from "../../mysql/table-definition.ts";
import { literalReader } from "./literal.ts";
import type { WritePlan } from "./write-plan.ts";

/** Collation number of columns that hold bytes. */
const BINARY_COLLATION = 63;

/** In place of a value that is NULL. No number begins with it, and no length. */
const NULL_MARK = "N";

/** Between the parts. */
const SEPARATOR = ",";

/** What a column adds to a row's text: on the target as expressions, here from the bytes of an image. */
interface Part {
  readonly expressions: readonly ByteText[];
  readonly text: (bytes: Buffer, start: number, end: number) => ByteText;
  readonly absent: ByteText;
}

/**
 * Many columns of a row as one text, which the server can make of a row of the target: one long value is read, sent and compared
 * several times as fast as forty short ones. Two rows have the same text only if each of these columns has the same bytes: numbers
 * and times are written out and end at the separator, strings have their length in front, and NULL is like neither.
 */
export class PackedRow {
  /** The text of the target's row. Binary, since its separator is: the parts keep the bytes that they have. */
  readonly expression: ByteText;
  /** Columns that are not in it, for they compare as equal with different texts, or have none: each is compared by itself. */
  readonly others: readonly number[];
  readonly #columns: readonly number[];
  readonly #parts: readonly (Part | null)[];
  readonly #images: ImageReader;

  /** @param target has the columns of the source, in their order and of their types */
  constructor(source: TableMap, target: TableDefinition, plan: WritePlan, images: ImageReader) {
    this.#images = images;
    this.#parts = source.columns.map((column, position) =>
      partOf(column, target.columns[position] as ColumnDefinition, plan.table),
    );
    const positions = [...source.columns.keys()];
    this.#columns = positions.filter((position) => this.#parts[position] !== null);
    this.others = positions.filter((position) => this.#parts[position] === null);
    const expressions = this.#parts.flatMap((part) => part?.expressions ?? []);
    this.expression = `CONCAT_WS(CAST('${SEPARATOR}' AS BINARY),${expressions.join(",")})`;
  }

  /** How many columns are in it. */
  get columns(): number {
    return this.#columns.length;
  }

  /** The text of an image. */
  text(image: RowImage): ByteText {
    const { bytes } = image;
    const parts = this.#parts;
    let text = "";
    const add = (column: number, start: number, end: number): void => {
      const part = parts[column] as Part;
      if (text !== "") text += SEPARATOR;
      text += start < 0 ? part.absent : part.text(bytes, start, end);
    };
    this.#images.visit(image, add, this.#columns);
    return text;
  }
}

/** Null for a column that is better compared by itself. */
function partOf(column: MappedColumn, target: ColumnDefinition, table: ByteText): Part | null {
  const { type } = column;
  const path = `${table}.${identifier(target.name)}`;
  const orMark = (expression: ByteText): ByteText =>
    target.nullable ? `IFNULL(${expression},'${NULL_MARK}')` : expression;
  switch (type.kind) {
    case "integer":
    case "year":
      // As text a column with ZEROFILL, or a year, would have digits that its number has not.
      return {
        expressions: [
          orMark(type.kind === "year" || /zerofill/i.test(target.columnType) ? `${path}+0` : path),
        ],
        text: literalReader(column),
        absent: NULL_MARK,
      };
    case "enum":
    case "set":
    case "bit":
      return {
        expressions: [orMark(`CAST(${path} AS UNSIGNED)`)],
        text: literalReader(column),
        absent: NULL_MARK,
      };
    case "date":
    case "time":
    case "datetime":
    case "timestamp": {
      const quoted = literalReader(column);
      return {
        expressions: [orMark(`CAST(${path} AS BINARY)`)],
        text: (bytes, start, end) => quoted(bytes, start, end).slice(1, -1),
        absent: NULL_MARK,
      };
    }
    case "char":
    case "varchar":
    case "blob": {
      // The binlog cuts a BINARY(n) at its trailing zero bytes; the row has them.
      const least = type.kind === "char" && column.collation === BINARY_COLLATION ? type.maxBytes : 0;
      return {
        expressions: [orMark(`LENGTH(${path})`), target.nullable ? `IFNULL(${path},'')` : path],
        text: (bytes, start, end) => {
          const value = bytes.toString("latin1", start, end).padEnd(least, "\0");
          return `${value.length}${SEPARATOR}${value}`;
        },
        absent: `${NULL_MARK}${SEPARATOR}`,
      };
    }
    case "decimal":
    case "float":
    case "double":
    case "json":
    case "geometry":
    case "vector":
      return null;
    default:
      return type satisfies never;
  }
}
