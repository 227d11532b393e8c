import type { Gtid } from "../gtid-set.ts";

/** A table of the source. */
export interface SourceTable {
  readonly database: string;
  readonly table: string;
}

/**
 * A schema change fell between the beginning and the end of the copy of these tables, or joins them with ones that were copied
 * after it: they are to be copied again. Thrown through the stream to whoever can.
 */
export class ReloadTables extends Error {
  /** The transaction of the schema change; null when it was the copy that met it. */
  readonly gtid: Gtid | null;
  readonly tables: readonly SourceTable[];

  constructor(gtid: Gtid | null, tables: readonly SourceTable[]) {
    super(
      `tables are to be copied again: ${tables.map(({ database, table }) => `${database}.${table}`).join(", ")}`,
    );
    this.name = "ReloadTables";
    this.gtid = gtid;
    this.tables = tables;
  }
}
