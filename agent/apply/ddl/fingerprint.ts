import { createHash } from "node:crypto";
import type { Connection } from "../../mysql/connection.ts";
import { qualified, textLiteral } from "../../mysql/quote.ts";
import { serverErrorNumber } from "../../mysql/server-error.ts";
import type { TargetObject } from "./changed-objects.ts";

/** Digests of objects as they are on the target, by object; null for one that is not there. */
export type Fingerprint = ReadonlyMap<string, string | null>;

/** ER_NO_SUCH_TABLE, ER_BAD_DB_ERROR. */
const ABSENT = new Set([1146, 1049]);

export const objectKey = ({ kind, database, name }: TargetObject): string =>
  name === "" ? `${kind} ${database}` : `${kind} ${database}.${name}`;

export async function fingerprint(
  target: Connection,
  objects: readonly TargetObject[],
): Promise<Fingerprint> {
  const found = new Map<string, string | null>();
  for (const object of objects) {
    const rows = await describe(target, object);
    found.set(objectKey(object), rows.length === 0 ? null : digest(rows));
  }
  return found;
}

type Rows = readonly (readonly (string | null)[])[];

async function describe(target: Connection, { kind, database, name }: TargetObject): Promise<Rows> {
  const from = (table: string, prefix: string): string =>
    `SELECT * FROM information_schema.${table} WHERE ${prefix}_SCHEMA = ${textLiteral(database)} ` +
    `AND ${prefix}_NAME = ${textLiteral(name)}`;
  switch (kind) {
    case "table":
      try {
        return await target.text(`SHOW CREATE TABLE ${qualified(database, name)}`);
      } catch (error) {
        if (ABSENT.has(serverErrorNumber(error))) return [];
        throw error;
      }
    case "view":
      return target.text(from("VIEWS", "TABLE"));
    case "function":
    case "procedure":
      return target.text(`${from("ROUTINES", "ROUTINE")} AND ROUTINE_TYPE = '${kind.toUpperCase()}'`);
    case "library":
      return target.text(from("LIBRARIES", "LIBRARY"));
    case "event":
      return target.text(
        "SELECT EVENT_DEFINITION, DEFINER, TIME_ZONE, EVENT_TYPE, EXECUTE_AT, INTERVAL_VALUE, INTERVAL_FIELD, SQL_MODE, STARTS, " +
          "ENDS, STATUS, ON_COMPLETION, CREATED, LAST_ALTERED, EVENT_COMMENT FROM information_schema.EVENTS " +
          `WHERE EVENT_SCHEMA = ${textLiteral(database)} AND EVENT_NAME = ${textLiteral(name)}`,
      );
    case "database":
      return target.text(
        `SELECT * FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ${textLiteral(database)}`,
      );
    default:
      return kind satisfies never;
  }
}

function digest(rows: Rows): string {
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}

export function formatFingerprint(fingerprint: Fingerprint): string {
  return JSON.stringify([...fingerprint]);
}

export function parseFingerprint(text: string): Fingerprint {
  return new Map(JSON.parse(text) as [string, string | null][]);
}
