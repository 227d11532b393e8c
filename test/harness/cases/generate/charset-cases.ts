import { CHARACTER_SETS, type CharacterSet } from "./charset-bytes.ts";
import { churn, EVERY_SOURCE, type GeneratedCase, NEW_SOURCES } from "./generated-case.ts";

/** Characters of a value: they fit CHAR(16), and the widest ones TINYTEXT. */
const CHARACTERS = 16;

/** 5.6 and 9.7 both know this name. */
const nameOf = (set: CharacterSet): string => (set.name === "utf8mb3" ? "utf8" : set.name);

function groups<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

const COLUMNS = ["c", "wide", "v", "long_v", "tiny", "x", "medium", "large", "choice", "several"];

/** Every type of text in one character set, with every character that was chosen for it. */
function charsetCase(set: CharacterSet): GeneratedCase {
  const name = nameOf(set);
  const text = (bytes: string): string => (bytes === "" ? "''" : `_${name} X'${bytes}'`);
  const written = groups(set.characters, CHARACTERS).map((group) => text(group.join("")));
  const last = set.characters.at(-1) as string;
  const special = [
    ...[
      "",
      " ",
      "a",
      "a ",
      " a",
      "\\",
      "'",
      "\\'",
      '"',
      "%_",
      "\0",
      "a\0",
      "\n\r\t\x1a",
      "-- ",
      "/*",
      "`",
    ].map((each) => text(set.ascii(each))),
  ];
  const members = `'a', 'it''s', '${set.letter}', ''`;
  const rows = [...written, ...special];
  const full = (length: number): string => `REPEAT(${text(last)}, ${length})`;
  const schema = `CREATE TABLE t (
  id INT NOT NULL PRIMARY KEY,
  c CHAR(16),
  wide CHAR(255),
  v VARCHAR(16),
  long_v VARCHAR(3000),
  tiny TINYTEXT,
  x TEXT,
  medium MEDIUMTEXT,
  large LONGTEXT,
  choice ENUM(${members}),
  several SET(${members.replace(", ''", "")})
) ENGINE=InnoDB CHARACTER SET ${name};
`;
  const load = `INSERT INTO t (id, c, v) VALUES
${rows.map((row, id) => `  (${id}, ${row}, ${row})`).join(",\n")};
UPDATE t SET wide = v, long_v = CONCAT(v, v, v), tiny = LEFT(v, 63), x = CONCAT(v, c, v), medium = REPEAT(v, 5),
  large = REPEAT(v, 9), choice = id % 4 + 1, several = id % 8;
UPDATE t SET choice = NULL, several = NULL, x = NULL, v = NULL WHERE id = 1;
INSERT INTO t (id) VALUES (${rows.length});
INSERT INTO t (id, wide, v, long_v, tiny, x, medium, large) VALUES
  (${rows.length + 1}, ${full(255)}, ${full(16)}, ${full(3_000)}, ${full(63)}, ${full(16_000)}, ${full(70_000)}, ${full(20_000)}),
  (${rows.length + 2}, ${full(63)}, '', ${full(127)}, '', ${full(64)}, ${full(256)}, '');
`;
  return {
    name: `charset-${set.name}`,
    about: `${set.name}: every type of text, with ${set.characters.length === 256 ? "all 256 bytes" : "characters at every edge of the set"}, and what quoting could lose`,
    sources: set.name === "gb18030" ? NEW_SOURCES : EVERY_SOURCE,
    schema,
    load,
    stream: churn("t", COLUMNS, rows.length + 3),
  };
}

export const CHARSET_CASES: readonly GeneratedCase[] = CHARACTER_SETS.map(charsetCase);
