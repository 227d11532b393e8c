import { textLiteral } from "./quote.ts";
import type { ReadingSession } from "./reading-session.ts";

/** What a database holds beside tables and their triggers. */
export type StoredObjectKind = "function" | "procedure" | "library" | "view" | "event";

/** A view, routine, library or event by its name. */
export interface StoredObject {
  readonly kind: StoredObjectKind;
  readonly database: string;
  readonly name: string;
}

/** For people: `view shop.totals`. */
export const labelOf = ({ kind, database, name }: StoredObject): string => `${kind} ${database}.${name}`;

/**
 * Names of the views, routines, libraries and events of a database, in an order in which most can be made one after the other.
 */
export async function listObjects(
  server: ReadingSession,
  database: string,
): Promise<readonly StoredObject[]> {
  const name = textLiteral(database);
  const libraries = await server.text(
    "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'LIBRARIES'",
  );
  const parts = [
    ...(libraries.length === 0
      ? []
      : [
          `SELECT 1, 'library', LIBRARY_NAME FROM information_schema.LIBRARIES WHERE LIBRARY_SCHEMA = ${name}`,
        ]),
    `SELECT 2, LOWER(ROUTINE_TYPE), ROUTINE_NAME FROM information_schema.ROUTINES ` +
      `WHERE ROUTINE_SCHEMA = ${name} AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')`,
    `SELECT 3, 'view', TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${name} AND TABLE_TYPE = 'VIEW'`,
    `SELECT 4, 'event', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ${name}`,
  ];
  const rows = await server.text(`${parts.join(" UNION ALL ")} ORDER BY 1, 2, 3`);
  return rows.map(([, kind, object]) => ({ kind: kind as StoredObjectKind, database, name: object ?? "" }));
}
