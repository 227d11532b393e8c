import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { identifier, literal, textLiteral } from "../../mysql/quote.ts";
import { serverErrorNumber } from "../../mysql/server-error.ts";
import { labelOf, type StoredObject } from "../../mysql/stored-objects.ts";
import { currentModes, renamedCharset } from "./charset-names.ts";
import { type CreateContext, createStatement } from "./create-statement.ts";
import type { StoredDefinition } from "./stored-definition.ts";

/** The modes of the session that read a view's text. */
const VIEW_MODES = "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES";
/** Seconds that making an object waits for whoever uses one of its name. */
const LOCK_WAIT_SECONDS = 30;

interface Refusal {
  readonly object: StoredObject;
  readonly error: AgentError;
}

/**
 * Makes objects on the target. One that needs another which is not there yet is refused by the server, and tried again after the
 * others, as long as any of them comes to be.
 * @param target a session that is used for nothing else: its settings are those of the objects' makers
 * @param made called after each
 * @throws AgentError OBJECT_REFUSED, with the server's answer
 */
export async function createObjects(
  context: CreateContext,
  target: Connection,
  definitions: readonly StoredDefinition[],
  signal: AbortSignal,
  made: () => Promise<void>,
): Promise<void> {
  // Else the server would tell the driver of each character set, and that would encode statements by it.
  await target.execute(
    `SET SESSION session_track_system_variables = '', SESSION lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
  );
  const collations = new DatabaseCollations(target);
  try {
    let waiting = definitions;
    while (waiting.length > 0 && !signal.aborted) {
      const refused: (Refusal & { readonly definition: StoredDefinition })[] = [];
      for (const definition of waiting) {
        if (signal.aborted) return;
        try {
          await collations.become(definition);
          await target.execute(`${settings(definition)};${await createStatement(context, definition)}`);
          await made();
        } catch (thrown) {
          const error = AgentError.from(thrown);
          if (serverErrorNumber(thrown) === 0 || error.retryable) throw error;
          refused.push({ object: definition, error, definition });
        }
      }
      if (refused.length === waiting.length) throw refusedAll(refused);
      waiting = refused.map(({ definition }) => definition);
    }
  } finally {
    await collations.restore(signal);
  }
}

/** Each statement is read in the character set that the ones before it have set; all in one packet. */
function settings({
  kind,
  database,
  sqlMode,
  client,
  connection,
  timeZone,
  created,
}: StoredDefinition): string {
  return [
    "SET NAMES binary",
    "SET SESSION sql_mode = ''",
    `USE ${identifier(database)}`,
    `SET SESSION time_zone = ${literal(timeZone ?? "+00:00")}`,
    // An event whose time has come would not be made at all.
    `SET TIMESTAMP = ${kind === "event" && created !== null ? created : "DEFAULT"}`,
    `SET SESSION sql_mode = ${literal(sqlMode === null ? VIEW_MODES : currentModes(sqlMode))}`,
    `SET SESSION collation_connection = ${literal(renamedCharset(connection))}`,
    `SET SESSION character_set_client = ${literal(renamedCharset(client))}`,
  ].join(";");
}

function refusedAll(refused: readonly Refusal[]): AgentError {
  const [first] = refused as [Refusal, ...Refusal[]];
  const others = refused.slice(1).map(({ object }) => labelOf(object));
  const more = others.length === 0 ? "" : `; refused as well: ${others.join(", ")}`;
  return new AgentError(
    "OBJECT_REFUSED",
    `${labelOf(first.object)} cannot be made on the target: ${first.error.message}${more}`,
    {
      hint:
        "Put the source or the target right, then update the link; a view may be left out by exclude_tables. " +
        'Privileges are in docs/operations.md; definer = "target_account" needs the fewest.',
      cause: first.error,
    },
  );
}

/**
 * The default collation of databases while objects are made: parameters without a character set take it, and it may have been
 * another when the object was made on the source.
 */
class DatabaseCollations {
  readonly #target: Connection;
  readonly #original = new Map<string, string>();
  readonly #now = new Map<string, string>();

  constructor(target: Connection) {
    this.#target = target;
  }

  async become({ database, databaseCollation }: StoredDefinition): Promise<void> {
    if (databaseCollation === null) return;
    const wanted = renamedCharset(databaseCollation);
    if ((await this.#of(database)) !== wanted) await this.#set(database, wanted);
  }

  async restore(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    for (const [database, original] of this.#original)
      if (this.#now.get(database) !== original) await this.#set(database, original);
  }

  async #of(database: string): Promise<string> {
    const known = this.#now.get(database);
    if (known !== undefined) return known;
    await this.#target.execute("SET NAMES binary");
    const [row] = await this.#target.text(
      `SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ${textLiteral(database)}`,
    );
    const collation = row?.[0] ?? "";
    this.#original.set(database, collation);
    this.#now.set(database, collation);
    return collation;
  }

  async #set(database: string, collation: string): Promise<void> {
    await this.#target.execute(
      `SET NAMES binary;ALTER DATABASE ${identifier(database)} COLLATE ${collation}`,
    );
    this.#now.set(database, collation);
  }
}
