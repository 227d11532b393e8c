/**
 * How rows are put in: `raw`, as row events, which hold every value as the source stored it and are what the server is fastest
 * with; `sql`, as statements. Rows are changed and taken out by statements, which can be guarded by the before image; where `raw` is
 * chosen, rows of many columns are changed by events behind a statement that guards them (see guarded-updates.ts).
 */
export type Inserts =
  | { readonly by: "raw"; readonly maxEventBytes: number }
  | { readonly by: "sql"; readonly reason: string };
