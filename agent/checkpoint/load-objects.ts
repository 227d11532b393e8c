import { GtidSet } from "../change/gtid-set.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { StoredObject, StoredObjectKind } from "../mysql/stored-objects.ts";
import type { LinkRecords } from "./records.ts";

/** How far the copy of views, routines and events has come, as the target says. */
export interface ObjectProgress {
  /** Databases of which all objects are on the target, with what the source had executed when they were as copied. */
  readonly copied: ReadonlyMap<string, GtidSet>;
  /** Objects of databases that are not complete, which the link may have made. */
  readonly begun: readonly StoredObject[];
}

/** The row that stands for a database as a whole. */
const WHOLE = "database";

export async function readObjectProgress(target: Connection, records: LinkRecords): Promise<ObjectProgress> {
  const rows = await target.text(
    `SELECT database_name, kind, object_name, copied_at FROM ${records.schema}.load_object ` +
      `WHERE link = ${textLiteral(records.link)} ORDER BY database_name, kind, object_name`,
  );
  const copied = new Map<string, GtidSet>();
  const begun: StoredObject[] = [];
  for (const [database, kind, name, copiedAt] of rows) {
    if (kind === WHOLE) copied.set(database ?? "", GtidSet.parse(copiedAt ?? ""));
    else begun.push({ kind: kind as StoredObjectKind, database: database ?? "", name: name ?? "" });
  }
  return { copied, begun };
}

/** Notes objects that are about to be made: from then on they count as the link's own. */
export function beginObjects(records: LinkRecords, objects: readonly StoredObject[]): string {
  const values = objects.map(
    ({ kind, database, name }) =>
      `(${textLiteral(records.link)},${textLiteral(database)},${textLiteral(kind)},${textLiteral(name)})`,
  );
  return `INSERT INTO ${records.schema}.load_object (link, database_name, kind, object_name) VALUES ${values.join(",")}`;
}

/** The link's objects of a database are complete, as they were when the source had executed `at`. */
export function objectsCopied(records: LinkRecords, database: string, at: GtidSet): string {
  return (
    `${forgetObjects(records, database)};INSERT INTO ${records.schema}.load_object SET link = ${textLiteral(records.link)}, ` +
    `database_name = ${textLiteral(database)}, kind = '${WHOLE}', object_name = '', copied_at = ${textLiteral(at.toString())}`
  );
}

/** A database whose objects the link does not carry, or is to copy again. */
export function forgetObjects(records: LinkRecords, database: string): string {
  return (
    `DELETE FROM ${records.schema}.load_object WHERE link = ${textLiteral(records.link)} ` +
    `AND database_name = ${textLiteral(database)}`
  );
}
