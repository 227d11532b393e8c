import type { SourceKind } from "../source-kind.ts";
import { COLLATIONS, collationsOf56 } from "./collations.ts";
import { EVERY_SOURCE, type GeneratedCase, NEW_SOURCES } from "./generated-case.ts";

/** What collations take for equal or different. Which of them are one key is for the source to say: it inserts with IGNORE. */
const KEYS = [
  ...["", "a", "A", "a ", " a", "á", "ä", "ae", "æ", "ß", "ss", "B", "c", "ç", "z", "ž", "i", "I", "ı", "İ"],
  ...[
    "ж",
    "Ж",
    "д",
    "я",
    "ё",
    "ω",
    "Ω",
    "ש",
    "س",
    "ก",
    "中",
    "文",
    "表",
    "功",
    "あ",
    "ア",
    "ｱ",
    "ガ",
    "ｶﾞ",
    "가",
  ],
  ...["1", "１", "²", "2", "a\\t", "\\t", "a-b", "ab", "A_b", "\\\\", "\\'", "é", "é", "ÿ", "Ÿ"],
];

const STREAMED_KEYS = ["b", "C", "ǆ", "n", "ñ", "N", "Å", "aa", "ll", "ch", "ø", "o", "Ö", "oe"];

const insert = (table: string, keys: readonly string[], payload: number): string =>
  `INSERT IGNORE INTO ${table} (k, u, payload) VALUES ${keys
    .map((key, index) => `('${key}', '${key}', ${payload + index})`)
    .join(", ")};`;

/** One table for each collation, whose primary key and a unique index are of it. */
function collationCase(
  name: string,
  characterSet: string,
  collations: readonly string[],
  sources: readonly SourceKind[],
): GeneratedCase {
  const tables = collations.map((collation) => ({ table: `k_${collation}`, collation }));
  return {
    name,
    about: `keys in every collation of ${characterSet}: equal, different and ignorable characters, changes of case and accent`,
    sources,
    schema: tables
      .map(
        ({ table, collation }) =>
          `CREATE TABLE ${table} (k VARCHAR(20) CHARACTER SET ${characterSet} COLLATE ${collation} NOT NULL PRIMARY KEY, ` +
          `u CHAR(10) CHARACTER SET ${characterSet} COLLATE ${collation}, payload INT, UNIQUE KEY by_u (u)) ENGINE=InnoDB;\n`,
      )
      .join(""),
    load: tables.map(({ table }) => `${insert(table, KEYS, 0)}\n`).join(""),
    stream: tables
      .map(({ table }) =>
        [
          insert(table, STREAMED_KEYS, 100),
          `UPDATE ${table} SET payload = payload + 1000;`,
          // The same key for a collation that ignores case, with other bytes.
          `UPDATE IGNORE ${table} SET k = UPPER(k) WHERE payload % 2 = 0;`,
          `UPDATE IGNORE ${table} SET k = LOWER(k), u = UPPER(u);`,
          `UPDATE IGNORE ${table} SET k = CONCAT(k, 'x') WHERE payload % 3 = 0;`,
          `DELETE FROM ${table} WHERE payload % 5 = 0;`,
          "",
        ].join("\n"),
      )
      .join(""),
  };
}

/** Collations of utf8mb4 are many: those of Unicode 9 are a case of their own. */
function casesOf(characterSet: string): readonly GeneratedCase[] {
  const all = COLLATIONS[characterSet] as readonly string[];
  const old = collationsOf56(characterSet);
  if (characterSet === "utf8mb4") {
    const newer = all.filter((collation) => !old.includes(collation));
    return [
      collationCase("keys-utf8mb4", characterSet, old, EVERY_SOURCE),
      collationCase("keys-utf8mb4-0900", characterSet, newer, NEW_SOURCES),
    ];
  }
  if (characterSet === "utf8mb3") {
    return [
      collationCase("keys-utf8mb3", characterSet, all, NEW_SOURCES),
      collationCase("keys-utf8-old-name", "utf8", old, ["5.6"]),
    ];
  }
  return [
    collationCase(`keys-${characterSet}`, characterSet, all, old.length > 0 ? EVERY_SOURCE : NEW_SOURCES),
  ];
}

export const COLLATION_CASES: readonly GeneratedCase[] = Object.keys(COLLATIONS)
  .filter((characterSet) => characterSet !== "binary")
  .flatMap(casesOf);
