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
const DIGITS = 10;

/** What stands for a byte in a number, in the order in which the server has them. */
interface Alphabet {
  readonly size: number;
  readonly digitOf: (byte: number) => number;
  readonly byteOf: (digit: number) => number;
  /** Bytes that are characters by themselves, and may be what all values begin with. */
  readonly single: (byte: number) => boolean;
}

const BYTES: Alphabet = {
  size: 256,
  digitOf: (byte) => byte,
  byteOf: (digit) => digit,
  single: () => true,
};

const ALPHANUMERIC = "0123456789abcdefghijklmnopqrstuvwxyz";
const NOT_ASCII = 0x80;

/** Digits come before letters in every collation; where other characters and the case stand differs. */
const TEXT: Alphabet = {
  size: ALPHANUMERIC.length,
  digitOf: (byte) => {
    const found = ALPHANUMERIC.indexOf(String.fromCharCode(byte).toLowerCase());
    if (found >= 0) return found;
    return byte < "a".charCodeAt(0) ? 0 : ALPHANUMERIC.length - 1;
  },
  byteOf: (digit) => ALPHANUMERIC.charCodeAt(digit),
  // A character of several bytes must not be cut in two.
  single: (byte) => byte < NOT_ASCII,
};

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
      return digits(least, greatest, BYTES, true);
    case "char":
    case "varchar":
      return column.characterSet !== null && ASCII_SETS.test(column.characterSet)
        ? digits(least, greatest, TEXT, false)
        : null;
    default:
      return null;
  }
}

/** Strings as numbers whose digits are the bytes behind what all values begin with. */
function digits(least: Buffer, greatest: Buffer, alphabet: Alphabet, ordered: boolean): KeySpace {
  let common = 0;
  const shared = (byte: number | undefined): boolean =>
    byte !== undefined && byte === greatest[common] && alphabet.single(byte);
  while (shared(least[common])) common += 1;
  const prefix = Buffer.from(least.subarray(0, common));
  const size = BigInt(alphabet.size);
  return {
    numberOf: (value) => {
      let number = 0n;
      for (let at = common; at < common + DIGITS; at += 1) {
        const byte = value[at];
        number = number * size + BigInt(byte === undefined ? 0 : alphabet.digitOf(byte));
      }
      return number;
    },
    valueOf: (number) => {
      const bytes: number[] = [];
      for (let left = number; bytes.length < DIGITS; left /= size)
        bytes.unshift(alphabet.byteOf(Number(left % size)));
      return Buffer.concat([prefix, Buffer.from(bytes)]);
    },
    ordered,
  };
}
