import { KEY_TABLES } from "../harness/key-corpus.ts";
import { typeCorpus } from "../harness/type-corpus.ts";
import { quote } from "./names.ts";
import type { Column, Domain, KeyPart } from "./schema.ts";

/** Values whose text is longer, or that repeat something so often, are drawn seldom. */
const HEAVY = /REPEAT\([^)]*,\s*\d{4,}\)|.{2000}/s;
/** Columns that would take most of a row by themselves. */
const WIDE = new Set(["vec_long", "b255"]);

/** A column without its name. */
export type ColumnKind = Omit<Column, "name">;

/** Every column type of the corpus, with its values. */
export function columnKinds(seed: number): readonly ColumnKind[] {
  return typeCorpus(seed)
    .filter(({ head }) => head === "id INT NOT NULL PRIMARY KEY")
    .flatMap(({ columns }) => columns)
    .filter(({ name, values }) => values.length > 0 && !WIDE.has(name))
    .map(({ type, values }) => ({ type, nullable: true, domain: listOf(values) }));
}

export const documentKind = (kinds: readonly ColumnKind[]): ColumnKind =>
  kinds.find(
    ({ type, domain }) => type === "JSON" && domain.from === "list" && domain.heavy.length > 0,
  ) as ColumnKind;

/** A primary key that is hard to compare, with the columns it is made of. */
export interface KeyKind {
  readonly columns: readonly Column[];
  readonly key: readonly KeyPart[];
}

/** The keys of the corpus; a number beside each lets it have more than a handful of rows. */
export const KEY_KINDS: readonly KeyKind[] = KEY_TABLES.map((table) => {
  const counter: Column = { name: "beside", type: "SMALLINT NOT NULL", nullable: false, domain: upTo(25) };
  const parts = table.key.map((part): KeyPart => {
    const [, column = "", prefix] = /^(\w+)(?:\((\d+)\))?$/.exec(part) ?? [];
    return { column, prefix: prefix === undefined ? null : Number(prefix) };
  });
  const columns = table.columns.map((definition): Column => {
    const [name = "", ...type] = definition.split(" ");
    const at = parts.findIndex((part) => part.column === name);
    const domain = at === -1 ? upTo(25) : listOf(table.keys.map((values) => values[at] as string));
    return { name, type: type.join(" "), nullable: at === -1, domain };
  });
  return { columns: [...columns, counter], key: [...parts, { column: counter.name, prefix: null }] };
});

export function upTo(high: number, as: "number" | "text" = "number"): Domain {
  return { from: "numbers", low: 1, high, as };
}

function listOf(values: readonly string[]): Domain {
  return {
    from: "list",
    light: values.filter((value) => !HEAVY.test(value)),
    heavy: values.filter((value) => HEAVY.test(value)),
  };
}

export const definitionOf = ({ name, type }: Column): string => `${quote(name)} ${type}`;
