import type { Random } from "./random.ts";

/** One table with the common column types, and what is special about columns: generated, invisible, counted. */
export const TYPES_SCHEMA: readonly string[] = [
  "CREATE DATABASE types CHARACTER SET utf8mb4",
  `CREATE TABLE types.samples (
    id BIGINT NOT NULL AUTO_INCREMENT,
    i8 TINYINT, u8 TINYINT UNSIGNED, i16 SMALLINT, u16 SMALLINT UNSIGNED, i24 MEDIUMINT, u24 MEDIUMINT UNSIGNED,
    i32 INT, u32 INT UNSIGNED, i64 BIGINT, u64 BIGINT UNSIGNED,
    dec_small DECIMAL(5,2), dec_large DECIMAL(40,18), flt FLOAT, dbl DOUBLE,
    b1 BIT(1), b13 BIT(13), b64 BIT(64),
    day DATE, clock TIME, clock6 TIME(6), moment DATETIME, moment3 DATETIME(3), moment6 DATETIME(6),
    stamp TIMESTAMP NULL, stamp6 TIMESTAMP(6) NULL, yr YEAR,
    c_utf CHAR(20), c_latin CHAR(20) CHARACTER SET latin1, v_utf VARCHAR(200), v_latin VARCHAR(200) CHARACTER SET latin1,
    v_ci VARCHAR(40) COLLATE utf8mb4_general_ci, c_bin BINARY(8), v_bin VARBINARY(300),
    txt TEXT, long_txt MEDIUMTEXT CHARACTER SET latin1, tiny_bin TINYBLOB, bin BLOB, long_bin LONGBLOB,
    choice ENUM('a','b','ü',''), several SET('x','y','z','ä'),
    doc JSON, place POINT SRID 4326, shape GEOMETRY,
    sum_virtual BIGINT GENERATED ALWAYS AS (i32 + i16) VIRTUAL,
    sum_stored DECIMAL(20,2) GENERATED ALWAYS AS (dec_small * 2) STORED,
    doc_n INT GENERATED ALWAYS AS (JSON_LENGTH(doc)) STORED,
    hidden INT INVISIBLE DEFAULT 7,
    PRIMARY KEY (id),
    UNIQUE KEY by_ci (v_ci),
    KEY by_sum (sum_virtual)
  )`,
];

type Literal = (random: Random) => string;

/** Share of the values of a long type that may be as long as a test wants it; the others are short, for every byte is compared. */
const LONG_SHARE = 0.1;
const SHORT = 200;

const lengthUpTo = (longest: number, random: Random): number =>
  random.int(0, random.chance(LONG_SHARE) ? longest : Math.min(longest, SHORT));

const CHARACTERS = [
  "a",
  "Z",
  "9",
  " ",
  "'",
  '"',
  "\\",
  "%",
  "\n",
  "\t",
  "\u0000",
  "é",
  "ß",
  "鉄",
  "😀",
  "\u001a",
];
const LATIN = ["a", "é", "ÿ", "ß", "'", "\\", " "];

const integer =
  (low: bigint, high: bigint): Literal =>
  (random) => {
    const within = () => low + (BigInt(Math.floor(random.next() * 2 ** 32)) * (high - low)) / BigInt(2 ** 32);
    return String(random.pick([low, high, 0n < low ? low : 0n, within(), within()]));
  };

const hex = (bytes: Buffer): string => (bytes.length === 0 ? "_binary ''" : `0x${bytes.toString("hex")}`);

/** As hex, so that no session setting has a say in what arrives. */
const text =
  (characters: readonly string[], longest: number): Literal =>
  (random) => {
    const value = Array.from({ length: lengthUpTo(longest, random) }, () => random.pick(characters)).join("");
    return `_utf8mb4 ${hex(Buffer.from(value)).replace("_binary ", "")}`;
  };

/** Ends with zero bytes now and then: those must not be taken for padding. */
const binary =
  (longest: number): Literal =>
  (random) => {
    const bytes = random.bytes(lengthUpTo(longest, random));
    if (random.chance(0.3) && bytes.length > 2) bytes.fill(0, bytes.length - 2);
    return hex(bytes);
  };

const decimal =
  (whole: number, fraction: number): Literal =>
  (random) => {
    const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join("");
    return `${random.pick(["", "-"])}${digits(random.int(1, whole))}.${digits(fraction)}`;
  };

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");
const day: Literal = (random) =>
  `${pad(random.int(1971, 2037), 4)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`;
const clock: Literal = (random) =>
  `${pad(random.int(0, 23))}:${pad(random.int(0, 59))}:${pad(random.int(0, 59))}`;
const fraction = (random: Random, digits: number): string =>
  digits === 0 ? "" : `.${pad(random.int(0, 10 ** digits - 1), digits)}`;

const moment =
  (digits: number): Literal =>
  (random) =>
    `'${day(random)} ${clock(random)}${fraction(random, digits)}'`;

/** Up to 838 hours either way: a TIME is a duration. */
const duration =
  (digits: number): Literal =>
  (random) =>
    `'${random.pick(["", "-"])}${random.int(0, 837)}:${pad(random.int(0, 59))}:${pad(random.int(0, 59))}${fraction(random, digits)}'`;

const json: Literal = (random) =>
  random.pick([
    `JSON_OBJECT('n', ${decimal(12, 6)(random)}, 'd', ${random.next()}e0, 'list', JSON_ARRAY(1, NULL, TRUE, 'ü'), 'in', JSON_OBJECT('', -0.0e0))`,
    `JSON_ARRAY(${integer(-(2n ** 63n), 2n ** 63n - 1n)(random)}, ${integer(0n, 2n ** 64n - 1n)(random)}, CAST(${moment(6)(random)} AS DATETIME(6)), CAST(${duration(3)(random)} AS TIME(3)))`,
    `JSON_OBJECT('long', REPEAT('x', ${lengthUpTo(70_000, random)}), '__proto__', ${random.int(0, 9)})`,
    "CAST('null' AS JSON)",
    "CAST('1.0' AS JSON)",
    "JSON_ARRAY()",
    `JSON_QUOTE(${text(CHARACTERS, 10)(random)})`,
  ]);

const coordinate = (random: Random, range: number): string => (random.next() * 2 * range - range).toFixed(6);

/** How a value of each column is made. The columns that are missing here are the server's to fill. */
const VALUES: Readonly<Record<string, Literal>> = {
  i8: integer(-128n, 127n),
  u8: integer(0n, 255n),
  i16: integer(-32_768n, 32_767n),
  u16: integer(0n, 65_535n),
  i24: integer(-8_388_608n, 8_388_607n),
  u24: integer(0n, 16_777_215n),
  i32: integer(-(2n ** 31n), 2n ** 31n - 1n),
  u32: integer(0n, 2n ** 32n - 1n),
  i64: integer(-(2n ** 63n), 2n ** 63n - 1n),
  u64: integer(0n, 2n ** 64n - 1n),
  dec_small: decimal(3, 2),
  dec_large: decimal(22, 18),
  flt: (random) =>
    random.pick(["16777217", "0", "-0.0e0", "1.17549435e-38", "3.4e38", String(random.next() * 1e6)]),
  dbl: (random) =>
    random.pick(["0.1", "-0.0e0", "1.7976931348623157e308", "5e-324", String(random.next() * 1e9)]),
  b1: (random) => random.pick(["b'0'", "b'1'"]),
  b13: (random) => String(random.int(0, 8_191)),
  b64: integer(0n, 2n ** 64n - 1n),
  day: (random) => `'${day(random)}'`,
  clock: duration(0),
  clock6: duration(6),
  moment: moment(0),
  moment3: moment(3),
  moment6: moment(6),
  stamp: moment(0),
  stamp6: moment(6),
  yr: (random) => random.pick(["0", "1901", "2155", "2024"]),
  c_utf: text(CHARACTERS, 20),
  c_latin: text(LATIN, 20),
  v_utf: text(CHARACTERS, 200),
  v_latin: text(LATIN, 200),
  v_ci: text(["a", "A", "b", "c", "d", "é", "e", "f", "g", "1", "2", "3"], 40),
  c_bin: binary(8),
  v_bin: binary(300),
  txt: text(CHARACTERS, 2_000),
  long_txt: text(LATIN, 20_000),
  tiny_bin: binary(255),
  bin: binary(3_000),
  long_bin: binary(20_000),
  choice: (random) => random.pick(["'a'", "'b'", "'ü'", "''"]),
  several: (random) => random.pick(["''", "'x'", "'x,z'", "'x,y,z,ä'"]),
  doc: json,
  place: (random) => `ST_SRID(POINT(${coordinate(random, 180)}, ${coordinate(random, 90)}), 4326)`,
  shape: (random) =>
    random.pick([
      `ST_GeomFromText('LINESTRING(0 0, ${coordinate(random, 100)} ${coordinate(random, 100)})')`,
      `POINT(${coordinate(random, 1e6)}, 2)`,
      "ST_GeomFromText('POLYGON((0 0, 0 5, 5 5, 0 0))')",
    ]),
  hidden: integer(-5n, 5n),
};

/** Share of values that are NULL: enough for null bitmaps of every shape. */
const NULL_SHARE = 0.12;

const value = (column: string, random: Random): string =>
  random.chance(NULL_SHARE) ? "NULL" : (VALUES[column] as Literal)(random);

/** An INSERT of some rows into every column that can be given. */
export function insertSamples(random: Random, rows: number): string {
  const columns = Object.keys(VALUES);
  const tuples = Array.from(
    { length: rows },
    () => `(${columns.map((column) => value(column, random)).join(", ")})`,
  );
  return `INSERT INTO types.samples (${columns.join(", ")}) VALUES ${tuples.join(", ")}`;
}

/** An UPDATE of a few columns of the rows that `where` selects. */
export function updateSamples(random: Random, where: string): string {
  const columns = Object.keys(VALUES).filter((column) => column !== "v_ci" && random.chance(0.2));
  const set = ["hidden", ...columns].map((column) => `${column} = ${value(column, random)}`);
  return `UPDATE types.samples SET ${set.join(", ")} WHERE ${where}`;
}
