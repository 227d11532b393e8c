/**
 * How rows are put in: `raw`, as row events, which hold every value as the source stored it and are what the server is fastest
 * with; `sql`, as statements. Rows are changed and taken out by statements only: those can be guarded by the before image.
 */
export type Inserts =
  | { readonly by: "raw"; readonly maxEventBytes: number }
  | { readonly by: "sql"; readonly reason: string };
