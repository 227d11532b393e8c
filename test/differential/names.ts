/** The databases that a differential run writes to. */
export const DATABASES = ["differ", "od'd 名"] as const;
export type Database = (typeof DATABASES)[number];

export const quote = (name: string): string => `\`${name.replaceAll("`", "``")}\``;

/** Names that quoting could stumble over, each with a number that makes it the only one of its kind. */
export const NAME_SHAPES: readonly ((number: number) => string)[] = [
  (number) => `x${number}`,
  (number) => `x${number}`,
  (number) => `select${number}`,
  (number) => `it's "${number}"`,
  (number) => `we\`ird ${number} 名`,
  (number) => `-- ${number} /*`,
];
