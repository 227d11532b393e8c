import { clientCharset } from "../../change/statement/client-charset.ts";
import { type DefinerPolicy, redefine, switchOff } from "../../change/statement/on-target.ts";
import { readStatement } from "../../change/statement/read-statement.ts";
import { type Edit, splice } from "../../change/statement/splice.ts";
import type { Statement } from "../../change/statement/statement.ts";
import { AgentError } from "../../error.ts";
import { type ByteText, literal } from "../../mysql/quote.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import { labelOf } from "../../mysql/stored-objects.ts";
import type { StoredDefinition } from "./stored-definition.ts";

/** What a server's text is read and rewritten by. */
export interface CreateContext {
  /** The server that showed the definition. */
  readonly source: ReadingSession;
  /** For example 80036. */
  readonly sourceVersion: number;
  readonly targetVersion: number;
  readonly definer: DefinerPolicy;
}

/** Sets in which text of ours, and names, are what they are in UTF-8. */
const UTF8 = /^(?:utf8(?:mb3|mb4)?|binary)$/;

/**
 * The CREATE statement that is run on the target: an event that does not run there, and the definer by the link's policy. Nothing
 * else of it is changed.
 * @throws AgentError OBJECT_REFUSED for text that cannot be read to the end
 */
export async function createStatement(
  context: CreateContext,
  definition: StoredDefinition,
): Promise<ByteText> {
  const text = await inOneCharset(context.source, definition);
  // A view needs no change then, and its text may be long.
  if (context.definer === "keep" && definition.kind !== "event") return text;
  const { change, definer } = await read(context, definition, text);
  const edits: Edit[] = redefine(definer, context.definer);
  if (change.what === "create-event")
    edits.push(...switchOff(change.activation, "always", context.targetVersion));
  return splice(text, edits);
}

async function read(
  context: CreateContext,
  definition: StoredDefinition,
  text: ByteText,
): Promise<Extract<Statement, { kind: "change" }>> {
  let why = "it is no CREATE of a database's object";
  try {
    const statement = readStatement(text, await modeOf(context, definition), definition.database);
    if (statement.kind === "change") return statement;
  } catch (thrown) {
    const error = AgentError.from(thrown);
    if (error.code !== "STATEMENT_UNSUPPORTED") throw error;
    why = error.message;
  }
  throw new AgentError(
    "OBJECT_REFUSED",
    `what the source shows of ${labelOf(definition)} is not understood: ${why}`,
    { hint: "Make it anew on the source, from a session with utf8mb4, or drop it there." },
  );
}

async function modeOf({ source, sourceVersion }: CreateContext, { client, sqlMode }: StoredDefinition) {
  const [row] = await source.text(
    `SELECT ID FROM information_schema.COLLATIONS WHERE CHARACTER_SET_NAME = ${literal(client)} AND IS_DEFAULT = 'Yes'`,
  );
  const modes = (sqlMode ?? "").split(",");
  return {
    charset: clientCharset(Number(row?.[0])),
    ansiQuotes: modes.includes("ANSI_QUOTES"),
    backslashEscapes: !modes.includes("NO_BACKSLASH_ESCAPES"),
    serverVersion: sourceVersion,
    fold: (name: string) => name,
  };
}

/**
 * SHOW CREATE EVENT puts the maker's text, in the character set that it came in, behind a head in UTF-8: names and the
 * comment. The head is brought into the set of the rest.
 */
async function inOneCharset(source: ReadingSession, definition: StoredDefinition): Promise<ByteText> {
  const { kind, create, client } = definition;
  if (kind !== "event" || UTF8.test(client)) return create;
  const body = create.indexOf(" DO ", endOfComment(create));
  const head = create.slice(0, body);
  if (body < 0 || !/[\x80-\xff]/.test(head)) return create;
  const [row] = await source.raw(
    `SELECT CONVERT(_utf8mb4${literal(head)} USING ${client}), ` +
      `CONVERT(CONVERT(CONVERT(_utf8mb4${literal(head)} USING ${client}) USING utf8mb4) USING binary) = CONVERT(_utf8mb4${literal(head)} USING binary)`,
  );
  if (row?.[1]?.toString("latin1") !== "1") {
    throw new AgentError(
      "OBJECT_REFUSED",
      `the name or comment of ${labelOf(definition)} has no form in its character set ${client}`,
      { hint: "Create it anew on the source from a session with utf8mb4." },
    );
  }
  return (row[0]?.toString("latin1") ?? "") + create.slice(body);
}

/** Behind the comment, which may hold ` DO ` itself; in front of it nothing does but a name. */
function endOfComment(create: ByteText): number {
  const comment = / COMMENT '((?:[^'\\]|''|\\.)*)' DO /s.exec(create);
  return comment === null ? 0 : comment.index + comment[0].length - " DO ".length;
}
