import { KEY_TABLES, type KeyTable } from "../../key-corpus.ts";
import { type CorpusColumn, type CorpusTable, typeCorpus } from "../../type-corpus.ts";
import { churn, EVERY_SOURCE, type GeneratedCase, NEW_SOURCES } from "./generated-case.ts";

/** The corpus has values by chance beside those at the boundaries; in a folder they stay what they are. */
const SEED = 20_260_101;

interface Group {
  /** Name of the case. */
  readonly name: string;
  readonly about: string;
  /** Table of the corpus. */
  readonly table: string;
  /** Which of its columns. */
  readonly columns: RegExp;
  /** Types that 5.6 does not have, or functions that make their values. */
  readonly onlyNew?: true;
}

const GROUPS: readonly Group[] = [
  ...["8", "16", "24", "32", "64"].map((bits) => ({
    name: `integer-${bits}`,
    about: `integers of ${bits} bits, signed and unsigned: least, greatest, zero, the sign's edge`,
    table: "integers",
    columns: new RegExp(`^[su]${bits}$`),
  })),
  {
    name: "decimal-widest",
    about: "DECIMAL of 65 digits: all nines, the least fraction, zero",
    table: "decimals",
    columns: /^d65_/,
  },
  {
    name: "decimal-fraction",
    about: "DECIMAL of digits behind the point only, and of whole words of nine digits",
    table: "decimals",
    columns: /^d(30_30|9_9|18_9)$/,
  },
  {
    name: "decimal-small",
    about: "DECIMAL whose groups of digits are not whole words",
    table: "decimals",
    columns: /^d(38_10|10_2|1_0)$/,
  },
  {
    name: "float",
    about: "FLOAT that six digits do not show: 16777217, denormal numbers, -0, the greatest",
    table: "floats",
    columns: /^f$/,
  },
  {
    name: "double",
    about: "DOUBLE: denormal numbers, -0, the greatest, what needs 17 digits",
    table: "floats",
    columns: /^d$/,
  },
  {
    name: "float-fixed",
    about: "FLOAT and DOUBLE with a declared number of digits",
    table: "floats",
    columns: /_fixed$/,
  },
  {
    name: "bit-narrow",
    about: "BIT of one byte and less, and one more",
    table: "bits",
    columns: /^b(1|7|8|9|16)$/,
  },
  {
    name: "bit-wide",
    about: "BIT up to 64, whose value is above what JavaScript counts",
    table: "bits",
    columns: /^b(31|33|48|49|63|64)$/,
  },
  {
    name: "date",
    about: "DATE: zero, zero parts, days that are not in the calendar, first and last",
    table: "temporals",
    columns: /^day$/,
  },
  { name: "year", about: "YEAR: 0000, first and last", table: "temporals", columns: /^yr$/ },
  {
    name: "time",
    about: "TIME with 0 to 6 digits: negative with and without a fraction, 838 hours either way",
    table: "temporals",
    columns: /^t\d$/,
  },
  {
    name: "datetime",
    about: "DATETIME with 0 to 6 digits: zero, zero parts, invalid days, first and last",
    table: "temporals",
    columns: /^dt\d$/,
  },
  {
    name: "timestamp",
    about: "TIMESTAMP with 0 to 6 digits: zero, first and last second, an hour that occurs twice",
    table: "temporals",
    columns: /^ts\d$/,
  },
  {
    name: "timestamp-on-update",
    about: "a TIMESTAMP that the server sets is not set anew on the target",
    table: "temporals",
    columns: /^(touched|day)$/,
  },
  {
    name: "binary",
    about: "BINARY: trailing zero bytes and spaces, all zero, longest",
    table: "bytes",
    columns: /^(b8|b255)$/,
  },
  {
    name: "varbinary",
    about: "VARBINARY: trailing zero bytes and spaces, on both sides of a two-byte length",
    table: "bytes",
    columns: /^vb/,
  },
  {
    name: "blob",
    about: "BLOBs of each length of length, with bytes that quoting could lose",
    table: "bytes",
    columns: /^(tiny|medium|large)$/,
  },
  {
    name: "char-padding",
    about: "CHAR and VARCHAR with spaces before and behind",
    table: "bytes",
    columns: /^(c_utf|v_utf|c_pad)$/,
  },
  {
    name: "text-large",
    about: "LONGTEXT of more than a packet's usual size, with quotes and backslashes",
    table: "bytes",
    columns: /^large_text$/,
  },
  {
    name: "types-before-text",
    about: "types that may or may not count among character columns, before columns whose set matters",
    table: "bytes",
    columns: /^(place|doc|choice|c_utf|vec|v_utf|c_pad)$/,
    onlyNew: true,
  },
  {
    name: "vector",
    about: "VECTOR: -0, denormal and greatest floats, 2000 dimensions",
    table: "bytes",
    columns: /^vec/,
    onlyNew: true,
  },
  {
    name: "enum",
    about: "ENUM of one and of two bytes, with an empty member, quotes and backslashes in members",
    table: "choices",
    columns: /^(small|big|latin)$/,
  },
  {
    name: "set",
    about: "SET of 1, 2 and 8 bytes up to its 64th member",
    table: "choices",
    columns: /^(several|most|nine)$/,
  },
  {
    name: "json",
    about: "JSON: numbers that text does not tell apart, SQL values inside, depth, length, names of members",
    table: "json",
    columns: /^(doc|second|doc_n|doc_kind)$/,
    onlyNew: true,
  },
  {
    name: "geometry",
    about: "geometries with and without an SRID, empty ones, coordinates at the edges of a double",
    table: "shapes",
    columns: /./,
    onlyNew: true,
  },
];

const given = (columns: readonly CorpusColumn[]): readonly CorpusColumn[] =>
  columns.filter(({ values }) => values.length > 0);

/** As many rows as the longest list of values, each column's list over again; and one row of NULLs. */
function rowsOf(columns: readonly CorpusColumn[]): readonly string[] {
  const count = Math.max(...columns.map(({ values }) => values.length));
  const rows = Array.from({ length: count }, (_, index) =>
    [index, ...columns.map(({ values }) => values[index % values.length])].join(", "),
  );
  return [...rows, [count, ...columns.map(() => "NULL")].join(", ")];
}

function groupCase(corpus: readonly CorpusTable[], group: Group): GeneratedCase {
  const table = corpus.find(({ name }) => name === group.table);
  if (table === undefined) throw new Error(`the corpus has no table ${group.table}`);
  const columns = table.columns.filter(({ name }) => group.columns.test(name));
  const written = given(columns);
  const names = written.map(({ name }) => name);
  const rows = rowsOf(written);
  const lines = [table.head, ...columns.map(({ name, type }) => `${name} ${type}`)];
  return {
    name: `type-${group.name}`,
    about: group.about,
    sources: group.onlyNew === true ? NEW_SOURCES : EVERY_SOURCE,
    schema: `CREATE TABLE t (\n  ${lines.join(",\n  ")}\n) ENGINE=InnoDB;\n`,
    load: `INSERT INTO t (id, ${names.join(", ")}) VALUES\n${rows.map((row) => `  (${row})`).join(",\n")};\n`,
    stream: churn("t", names, rows.length),
  };
}

/** 5.6 would set a first TIMESTAMP without a default by every update. */
const withDefault = (column: string): string =>
  column.replace(/(TIMESTAMP\(\d\)) NOT NULL/, "$1 NOT NULL DEFAULT '2000-01-01 00:00:00'");

/** Half of the keys are loaded, half are streamed; then the first move onto the second. */
function keyCase(table: KeyTable): GeneratedCase {
  const names = table.key.map((part) => part.replace(/\(\d+\)$/, ""));
  const insert = (half: 0 | 1): string =>
    table.keys
      .map((values, index) => ({ values, index }))
      .filter(({ index }) => index % 2 === half)
      .map(
        ({ values, index }) =>
          `INSERT INTO t (${names.join(", ")}, payload) VALUES (${values.join(", ")}, ${index});\n`,
      )
      .join("");
  const moves = table.keys.flatMap((_, index) => {
    const to = table.keys[index + 1];
    if (index % 2 === 1 || to === undefined) return [];
    const set = names.map((name, at) => `${name} = ${to[at]}`).join(", ");
    return [
      `DELETE FROM t WHERE payload = ${index + 101};`,
      `UPDATE t SET ${set} WHERE payload = ${index + 100};`,
    ];
  });
  const plain = table.name.replace(/^k_/, "").replaceAll("_", "-");
  return {
    name: `key-${plain}`,
    about: `a primary key of ${table.columns.join(", ")}: found, moved and deleted by it`,
    sources: table.columns.some((column) => column.includes("0900")) ? NEW_SOURCES : EVERY_SOURCE,
    schema: `CREATE TABLE t (\n  ${table.columns.map(withDefault).join(",\n  ")},\n  payload INT,\n  PRIMARY KEY (${table.key.join(", ")})\n) ENGINE=InnoDB;\n`,
    load: insert(0),
    stream: `${insert(1)}UPDATE t SET payload = payload + 100;\n${moves.join("\n")}\n`,
  };
}

const CORPUS = typeCorpus(SEED);

export const TYPE_CASES: readonly GeneratedCase[] = [
  ...GROUPS.map((group) => groupCase(CORPUS, group)),
  ...KEY_TABLES.map(keyCase),
];
