import type { ColumnDefinition } from "../mysql/table-definition.ts";

/** Values of a key column as numbers, so that one halfway between two can be named. It need not be a value of any row. */
export interface KeySpace {
  readonly numberOf: (value: Buffer) => bigint;
  readonly valueOf: (number: bigint) => Buffer;
  /** Whether the numbers lie in the order in which the server has the values. */
  readonly ordered: boolean;
}

/** Character sets in which printable ASCII is what it is in ASCII. */
const ASCII_SETS = /^(?:ascii|utf8(?:mb3|mb4)?|latin\d|cp\d+|koi8.|gb\w+|greek|hebrew|tis620)$/;

/** Bytes of a value that count: what lies behind them is nearer together than any cut needs. */
const DIGITS = 8;
const FIRST_PRINTABLE = 0x20;
const FIRST_NOT_ASCII = 0x80;
const PRINTABLE = 95;
const BYTES = 256;

/** How values of a column between two are named; null when that is not known, and the table stays in one piece. */
export function keySpaceOf(column: ColumnDefinition, least: Buffer, greatest: Buffer): KeySpace | null {
  switch (column.dataType) {
    case "tinyint":
    case "smallint":
    case "mediumint":
    case "int":
    case "bigint":
      return {
        numberOf: (value) => BigInt(value.toString("latin1")),
        valueOf: (number) => Buffer.from(String(number), "latin1"),
        ordered: true,
      };
    case "binary":
    case "varbinary":
      return digits(least, greatest, 0, BYTES, true);
    case "char":
    case "varchar":
      return column.characterSet !== null && ASCII_SETS.test(column.characterSet)
        ? digits(least, greatest, FIRST_PRINTABLE, PRINTABLE, false)
        : null;
    default:
      return null;
  }
}

/** Strings as numbers whose digits are the bytes behind what all values begin with. */
function digits(least: Buffer, greatest: Buffer, zero: number, base: number, ordered: boolean): KeySpace {
  let common = 0;
  const shared = (byte: number | undefined): boolean =>
    // A character of several bytes must not be cut in two.
    byte !== undefined && byte === greatest[common] && (base === BYTES || byte < FIRST_NOT_ASCII);
  while (shared(least[common])) common += 1;
  const prefix = Buffer.from(least.subarray(0, common));
  const digit = (byte: number | undefined): number => Math.max(0, Math.min(base - 1, (byte ?? zero) - zero));
  return {
    numberOf: (value) => {
      let number = 0n;
      for (let at = common; at < common + DIGITS; at += 1)
        number = number * BigInt(base) + BigInt(digit(value[at]));
      return number;
    },
    valueOf: (number) => {
      const bytes: number[] = [];
      for (let left = number; bytes.length < DIGITS; left /= BigInt(base))
        bytes.unshift(Number(left % BigInt(base)) + zero);
      return Buffer.concat([prefix, Buffer.from(bytes)]);
    },
    ordered,
  };
}
