import type { Literal } from "../apply/sql/literal.ts";
import { type ByteText, identifier, literal } from "../mysql/quote.ts";
import type { ColumnDefinition } from "../mysql/table-definition.ts";

/** How the values of a column are asked for, and how what the server sends is written again. */
export interface ColumnTransfer {
  readonly name: string;
  readonly select: ByteText;
  /** As a literal of a statement. */
  readonly literal: (bytes: Buffer) => Literal;
  /** Whether the text may hold bytes that mean something in a LOAD DATA file. */
  readonly escaped: boolean;
  /** Whether it is an ENUM, which may hold what no strict session can write. */
  readonly isEnum: boolean;
  /** What LOAD DATA makes of the text, when the column does not take it as it is. */
  readonly assign: ((text: ByteText) => ByteText) | null;
}

/** A column of the table that is read, `t`: never the name of a result. */
export const pathOf = (column: string): ByteText => `t.${identifier(column)}`;

/** A key value as a bound in the column's own type and collation, so that the index gives the range. */
export function boundOf(column: ColumnDefinition, value: Literal): ByteText {
  if (column.characterSet === null || column.collation === null) return value;
  if (column.dataType === "enum" || column.dataType === "set") return value;
  return `CONVERT(${value} USING ${column.characterSet}) COLLATE ${column.collation}`;
}

const plain = (bytes: Buffer): Literal => bytes.toString("latin1");
const quoted = (bytes: Buffer): Literal => literal(bytes.toString("latin1"));

/** An exponent makes a literal a DOUBLE. */
const double = (bytes: Buffer): Literal => {
  const text = bytes.toString("latin1");
  return text.includes("e") ? text : `${text}e0`;
};

const asNumber = (text: ByteText): ByteText => `CAST(${text} AS UNSIGNED)`;

/** How a stored column is carried from one server to the other. */
export function transferOf(column: ColumnDefinition): ColumnTransfer {
  const path = pathOf(column.name);
  const base = {
    name: column.name,
    select: path,
    escaped: false,
    isEnum: column.dataType === "enum",
    assign: null,
  };
  switch (column.dataType) {
    case "tinyint":
    case "smallint":
    case "mediumint":
    case "int":
    case "bigint":
    case "decimal":
      return { ...base, literal: plain };
    case "year":
      // As a number 0 stays the year 0000.
      return { ...base, select: `${path}+0`, literal: plain, assign: asNumber };
    case "float":
    case "double":
      // A FLOAT alone is printed with six digits; a sum would take the sign of -0 away.
      return { ...base, select: `${path}*1e0`, literal: double };
    case "enum":
    case "set":
    case "bit":
      // Not a sum: that of a SET with its 64th member is negative.
      return { ...base, select: `CAST(${path} AS UNSIGNED)`, literal: plain, assign: asNumber };
    case "json":
      return {
        ...base,
        literal: (bytes) => `CAST(_utf8mb4${quoted(bytes)} AS JSON)`,
        escaped: true,
        assign: (text) => `CAST(CONVERT(${text} USING utf8mb4) AS JSON)`,
      };
    case "date":
    case "time":
    case "datetime":
    case "timestamp":
      return { ...base, literal: quoted };
    default:
      return { ...base, literal: quoted, escaped: true };
  }
}
