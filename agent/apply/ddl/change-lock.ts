import { createHash } from "node:crypto";
import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { textLiteral } from "../../mysql/quote.ts";

/** How long a session waits for the one before it to be gone, seconds. */
const WAIT_SECONDS = 5;

/**
 * Holds the link's lock for schema changes until the session ends. A session that was given up may still be running one, on a
 * server that has not noticed yet; until it is gone nobody can say what it does.
 * @throws AgentError TARGET_BUSY
 */
export async function holdChangeLock(session: Connection, link: string): Promise<void> {
  // Names of locks are short and know no case.
  const name = textLiteral(`towline/${createHash("sha256").update(link).digest("hex").slice(0, 40)}`);
  const [taken] = await session.text(`SELECT GET_LOCK(${name}, ${WAIT_SECONDS})`);
  if (taken?.[0] === "1") return;
  await killIdleHolder(session, name);
  throw new AgentError(
    "TARGET_BUSY",
    `a schema change of link "${link}" that was begun earlier still runs on the target`,
    { hint: "It is waited for. SHOW PROCESSLIST on the target shows it." },
  );
}

/** A holder that does nothing belongs to an agent that is gone or was taken over. */
async function killIdleHolder(session: Connection, name: string): Promise<void> {
  const [holder] = await session.text(
    `SELECT ID FROM information_schema.PROCESSLIST WHERE ID = IS_USED_LOCK(${name}) AND COMMAND = 'Sleep'`,
  );
  const id = holder?.[0];
  if (id === undefined || id === null) return;
  await session.execute(`KILL CONNECTION ${id}`).catch((error: unknown) => {
    // It may have ended between the two statements.
    if (!(error instanceof AgentError)) throw error;
  });
}
