/** One way in which SHOW CREATE TABLE of an old server and of a new one differ for tables that are the same. */
interface Rule {
  readonly name: string;
  /** Why a difference that the rule takes away is none. */
  readonly because: string;
  readonly apply: (create: string) => string;
}

const replaced =
  (pattern: RegExp, by: string): Rule["apply"] =>
  (create) =>
    create.replace(pattern, by);

/** Rules for any two servers. */
const ALWAYS: readonly Rule[] = [
  {
    name: "counter",
    because: "The counter of AUTO_INCREMENT is where inserts, also of rows deleted since, have left it.",
    apply: replaced(/ AUTO_INCREMENT=\d+/, ""),
  },
  {
    name: "character-set-of-collation",
    because:
      "A column that inherits a collation shows it alone, one that was declared with it shows its character set too; the collation implies the set.",
    apply: replaced(/ CHARACTER SET \w+(?= COLLATE )/g, ""),
  },
];

/** Rules for a source of 5.6 and a target of 8.0 or later. */
const FROM_5_6: readonly Rule[] = [
  {
    name: "display-width",
    because:
      "Integers have a display width before 8.0.19; it has no effect on values. With ZEROFILL it stays.",
    apply: replaced(
      /(`[^\n]* |^)(tinyint|smallint|mediumint|int|bigint)\(\d+\)(?! unsigned zerofill)/gm,
      "$1$2",
    ),
  },
  {
    name: "year-width",
    because: "YEAR(4) is YEAR.",
    apply: replaced(/\byear\(4\)/g, "year"),
  },
  {
    name: "geometry-collection",
    because: "GEOMETRYCOLLECTION has been called GEOMCOLLECTION since 8.0.11.",
    apply: replaced(/\bgeometrycollection\b/g, "geomcollection"),
  },
  {
    name: "utf8-name",
    because: "utf8 was the name of utf8mb3, in names of collations as well.",
    apply: (create) =>
      create
        .replace(/\b(CHARSET=|CHARACTER SET )utf8\b/g, "$1utf8mb3")
        .replace(/\b(COLLATE[ =])utf8_/g, "$1utf8mb3_"),
  },
  {
    name: "column-collation",
    because:
      "Newer servers name character set and collation of a column that has one explicitly; the collations are compared by name, beside this text.",
    apply: replaced(/ CHARACTER SET \w+(?: COLLATE \w+)?| COLLATE \w+/g, ""),
  },
  {
    name: "table-collation",
    because:
      "The default collation of utf8mb4 was another, so what is left out differs; compared by name, beside this text.",
    apply: replaced(/ COLLATE=\w+/g, ""),
  },
  {
    name: "using-btree",
    because: "An index of InnoDB is a B-tree whether or not USING BTREE is said.",
    apply: replaced(/ USING BTREE/g, ""),
  },
];

/** Names and reasons of all rules, for a report. */
export const NORMALISER_RULES: readonly Pick<Rule, "name" | "because">[] = [...ALWAYS, ...FROM_5_6];

/**
 * SHOW CREATE TABLE in the form that is compared.
 * @param old whether the source is a server of before 8.0; the rules for it apply to both sides then
 */
export function normaliseCreate(create: string, old: boolean): string {
  return [...ALWAYS, ...(old ? FROM_5_6 : [])].reduce((text, rule) => rule.apply(text), create);
}
