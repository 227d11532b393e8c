import { createHash } from "node:crypto";
import { jsonLiteral, SIGNED_TEXT_MAX } from "../apply/sql/json-literal.ts";
import type { Literal } from "../apply/sql/literal.ts";
import { AgentError } from "../error.ts";
import { type ByteText, identifier, literal, qualified, utf8 } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { type Doubtful, doubtfulValues, isInexact, PLAIN_TYPES, withTypes } from "./exact-json-leaves.ts";
import { type PrintedJson, parsePrintedJson } from "./exact-json-text.ts";

/** A document of a row that holds SQL values, as text, which does not say which. */
export interface InexactDocument {
  readonly column: string;
  /** Selects the row, of table `t`, by its primary key. */
  readonly where: ByteText;
  /** As the server printed it, in utf8mb4. */
  readonly text: Buffer;
}

/** Types asked for by one statement: each is an expression that the server parses, so many take a few milliseconds. */
const TYPES_PER_STATEMENT = 2_000;

/** Whether JSON text cannot carry a value: see isInexact. */
function isInexactSql(value: ByteText): ByteText {
  const type = `JSON_TYPE(${value})`;
  const plain = PLAIN_TYPES.map((one) => `'${one}'`).join(",");
  return (
    `(${type} NOT IN (${plain}) OR (${type} = 'INTEGER' AND ${value} > ${SIGNED_TEXT_MAX}) ` +
    `OR (${type} = 'UNSIGNED INTEGER' AND ${value} <= ${SIGNED_TEXT_MAX}))`
  );
}

/**
 * An expression that counts the values of a document which JSON text cannot carry; NULL for NULL. A member or an element of
 * any container is met once, and the root by itself.
 */
export function inexactValues(column: ByteText): ByteText {
  return (
    `${isInexactSql(column)} + (SELECT COUNT(*) FROM JSON_TABLE(${column}, ${path("$")} COLUMNS (` +
    `NESTED PATH ${path("$**.*")} COLUMNS (m JSON PATH ${path("$")}), ` +
    `NESTED PATH ${path("$**[*]")} COLUMNS (e JSON PATH ${path("$")}))) AS inside ` +
    `WHERE ${isInexactSql("inside.m")} OR ${isInexactSql("inside.e")})`
  );
}

/** In a session of character set binary a bare string is no path. */
function path(text: string): ByteText {
  return `_utf8mb4${literal(utf8(text))}`;
}

/**
 * Reads documents exactly: asks for the type of everything in them that is not certain.
 * @returns one literal each; null when the row is gone or holds another document by now
 * @throws AgentError EVENT_UNSUPPORTED for a value that has no literal
 */
export async function readExactDocuments(
  source: ReadingSession,
  table: { readonly database: string; readonly table: string },
  documents: readonly InexactDocument[],
): Promise<readonly (Literal | null)[]> {
  const readings = documents.map((document) => new Reading(document));
  for (const statement of statements(qualified(table.database, table.table), readings)) {
    for (const [index, same, inexact, types] of await source.text(statement)) {
      (readings[Number(index)] as Reading).add(same === "1", Number(inexact), types ?? "");
    }
  }
  const label = `${table.database}.${table.table}`;
  return readings.map((reading) => reading.literal(label));
}

/** One document, with what the server has said of it so far. */
class Reading {
  readonly document: InexactDocument;
  readonly doubtful: readonly Doubtful[];
  readonly #printed: PrintedJson;
  readonly #types: string[] = [];
  #inexact: number | null = null;
  #changed = false;

  constructor(document: InexactDocument) {
    this.document = document;
    this.#printed = parsePrintedJson(document.text.toString("utf8"));
    this.doubtful = doubtfulValues(this.#printed);
  }

  /** Notes the types at the next paths. */
  add(same: boolean, inexact: number, types: string): void {
    if (!same || (this.#inexact !== null && this.#inexact !== inexact)) this.#changed = true;
    this.#inexact = inexact;
    this.#types.push(...types.split(","));
  }

  literal(label: string): Literal | null {
    if (this.#changed || this.#inexact === null) return null;
    const found = this.doubtful.filter((value, index) => isInexact(value, this.#types[index] ?? "")).length;
    if (this.#types.length !== this.doubtful.length || found !== this.#inexact) {
      throw new AgentError(
        "EVENT_UNSUPPORTED",
        `${this.#inexact} SQL values are in a JSON document of ${label}, of which ${found} were found`,
        {
          table: label,
          hint: `Store the values in column ${this.document.column} as numbers or text, or exclude the table.`,
        },
      );
    }
    try {
      return jsonLiteral(withTypes(this.#printed, this.#types));
    } catch (error) {
      throw AgentError.from(error).about({ table: label });
    }
  }
}

/** Statements that ask for the types of all doubtful values, those of one document in order. */
function* statements(table: ByteText, readings: readonly Reading[]): Generator<ByteText> {
  let parts: ByteText[] = [];
  let asked = 0;
  for (const [index, reading] of readings.entries()) {
    let from = 0;
    do {
      const paths = reading.doubtful
        .slice(from, from + TYPES_PER_STATEMENT - asked)
        .map(({ path: one }) => one);
      parts.push(question(table, index, reading.document, paths));
      from += paths.length;
      // A document without a doubtful value counts too: the statement must not grow without end.
      asked += Math.max(1, paths.length);
      if (asked >= TYPES_PER_STATEMENT) {
        yield parts.join(" UNION ALL ");
        parts = [];
        asked = 0;
      }
    } while (from < reading.doubtful.length);
  }
  if (parts.length > 0) yield parts.join(" UNION ALL ");
}

function question(
  table: ByteText,
  index: number,
  document: InexactDocument,
  paths: readonly string[],
): ByteText {
  const column = `t.${identifier(document.column)}`;
  const hash = createHash("sha256").update(document.text).digest("hex");
  const types = paths.map((each) => `JSON_TYPE(JSON_EXTRACT(${column},${path(each)}))`);
  return (
    `SELECT ${index}, SHA2(CAST(${column} AS CHAR CHARACTER SET utf8mb4), 256) = '${hash}', ${inexactValues(column)}, ` +
    `CONCAT_WS(',',${types.length === 0 ? "''" : types.join(",")}) FROM ${table} AS t WHERE ${document.where}`
  );
}
