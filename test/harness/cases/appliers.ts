/** How rows of the stream are put in: as row events, or by statements alone. */
export const APPLIERS = ["raw", "sql"] as const;
export type ApplierName = (typeof APPLIERS)[number];
