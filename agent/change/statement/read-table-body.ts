import type { Cursor } from "./cursor.ts";
import type { ObjectName, Range } from "./statement.ts";
import { unreadable } from "./token.ts";

/** What stands behind the name in CREATE TABLE and ALTER TABLE, as far as it names tables or brings rows. */
export interface TableBody {
  readonly startTransaction: Range | null;
  readonly like: ObjectName | null;
  readonly renamedTo: ObjectName | null;
  readonly exchanged: ObjectName | null;
  /** Rows come from a query that would have to be run anew. */
  readonly selects: boolean;
}

/** Statements whose data are files beside the server's own. */
const FILES = new Set(["DISCARD", "IMPORT"]);

/**
 * Walks through the body of CREATE TABLE or ALTER TABLE. Only reserved words are looked for, which are never names unless
 * they are quoted or follow a point, so that no expression or comment can look like them.
 * @param references tables that are named without being changed are added here
 */
export function readTableBody(cursor: Cursor, table: ObjectName, references: ObjectName[]): TableBody {
  let startTransaction: Range | null = null;
  let like: ObjectName | null = null;
  let renamedTo: ObjectName | null = null;
  let exchanged: ObjectName | null = null;
  let selects = false;
  let depth = 0;
  let afterPoint = false;
  for (let token = cursor.peek(); token !== null; token = cursor.peek()) {
    const keyword = token.kind === "word" && !afterPoint ? token.text : "";
    afterPoint = token.kind === "symbol" && token.text === ".";
    cursor.take();
    if (token.kind === "symbol" && token.text === "(") depth += 1;
    if (token.kind === "symbol" && token.text === ")") depth -= 1;
    if (keyword === "REFERENCES") {
      // Without a database it is the one of the table that refers to it, not the session's.
      references.push(cursor.objectName(table.database));
    } else if (keyword === "LIKE") {
      if (!isTableLike(cursor, depth)) continue;
      like = cursor.objectName();
      references.push(like);
    } else if (keyword === "SELECT" || (keyword === "VALUES" && cursor.word() === "ROW")) selects = true;
    else if (keyword === "TABLE" && depth === 0 && cursor.peek()?.kind !== "symbol") {
      // CREATE TABLE … TABLE other: a query in short.
      selects = true;
    } else if (keyword === "START" && depth === 0 && cursor.word() === "TRANSACTION") {
      cursor.take();
      startTransaction = { start: token.start, end: cursor.end };
    } else if (keyword === "RENAME" && depth === 0) {
      if (["COLUMN", "INDEX", "KEY"].includes(cursor.word())) continue;
      if (cursor.acceptAny(["TO", "AS"]) === "") cursor.acceptSymbol("=");
      renamedTo = cursor.objectName();
    } else if (keyword === "EXCHANGE" && depth === 0 && cursor.word() === "PARTITION") {
      cursor.take();
      cursor.take();
      cursor.expect("WITH", "TABLE");
      exchanged = cursor.objectName();
    } else if (FILES.has(keyword) && depth === 0 && isTablespace(cursor)) {
      throw unreadable(`${keyword} TABLESPACE takes files that only the source has`);
    }
  }
  return { startTransaction, like, renamedTo, exchanged, selects };
}

/** LIKE names a table right behind the new one's name, with or without parentheses; elsewhere it compares texts. */
function isTableLike(cursor: Cursor, depth: number): boolean {
  const next = cursor.peek();
  if (next?.kind !== "word" && next?.kind !== "name") return false;
  const after = cursor.peek(1);
  const closes = depth === 1 && after?.kind === "symbol" && after.text === ")";
  const qualified = after?.kind === "symbol" && after.text === ".";
  return depth <= 1 && (after === null || closes || qualified);
}

/** DISCARD TABLESPACE, DISCARD PARTITION p TABLESPACE. */
function isTablespace(cursor: Cursor): boolean {
  return cursor.word() === "TABLESPACE" || cursor.word() === "PARTITION";
}
