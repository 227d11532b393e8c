import { CHARSET_CASES } from "./charset-cases.ts";
import { COLLATION_CASES } from "./collation-cases.ts";
import type { GeneratedCase } from "./generated-case.ts";
import { TYPE_CASES } from "./type-cases.ts";

export const GENERATED_CASES: readonly GeneratedCase[] = [
  ...CHARSET_CASES,
  ...COLLATION_CASES,
  ...TYPE_CASES,
];

/** The files of a case's folder with their text. */
export function filesOf(each: GeneratedCase): readonly (readonly [name: string, text: string])[] {
  const { about, sources, session } = each;
  const declared = { about, sources, ...(session === undefined ? {} : { session }) };
  return [
    ["case.json", `${formatted(declared)}\n`],
    ["schema.sql", each.schema],
    ["load.sql", each.load],
    ["stream.sql", each.stream],
  ];
}

/** As the formatter of this repository writes it: a short list is one line. */
function formatted(declared: object): string {
  return JSON.stringify(declared, null, 2).replace(
    /\[\s+([^\]]*?)\s+\]/g,
    (_, items: string) => `[${items.replace(/\s*\n\s*/g, " ")}]`,
  );
}
