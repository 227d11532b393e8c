import { createHash } from "node:crypto";
import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/** The most sessions that write for a link at a time: of its full load, and of the stream. */
export const MOST_WRITERS = { load: 64, apply: 16 } as const;

/** What a session writes, and which of those that do it is. */
export interface WriterPlace {
  readonly role: keyof typeof MOST_WRITERS;
  /** From 0. */
  readonly number: number;
}

/** A session that was ended is waited for so long, seconds. */
const WAIT_SECONDS = 10;

/**
 * Marks a session as one that writes for a link, before it writes anything: whoever takes the link over ends it, so that no
 * transaction of its keeps anybody waiting. The mark is a user lock, which lives as long as the session: the number of a session
 * may be somebody else's after a restart of the server.
 * @throws AgentError TARGET_BUSY when a session that was ended is still there
 */
export async function markWriter(session: Connection, link: string, place: WriterPlace): Promise<void> {
  const [taken] = await session.text(`SELECT GET_LOCK(${mark(link, place)}, ${WAIT_SECONDS})`);
  if (taken?.[0] === "1") return;
  throw new AgentError("TARGET_BUSY", `a session that wrote for link "${link}" before has not ended yet`, {
    hint: "It is waited for. SHOW PROCESSLIST on the target shows it.",
  });
}

/** Ends the sessions that still are marked as writing for a link. */
export async function endWriters(local: Connection, link: string): Promise<void> {
  const places = (Object.keys(MOST_WRITERS) as WriterPlace["role"][]).flatMap((role) =>
    Array.from({ length: MOST_WRITERS[role] }, (_, number) => ({ role, number })),
  );
  const [holders = []] = await local.text(
    `SELECT ${places.map((place) => `IS_USED_LOCK(${mark(link, place)})`).join(", ")}`,
  );
  for (const id of holders) {
    if (id === null) continue;
    await local.execute(`KILL CONNECTION ${id}`).catch((error: unknown) => {
      // It may have ended between the two statements; taking the owner row waits for its transaction in any case.
      if (!(error instanceof AgentError)) throw error;
    });
  }
}

/** Names of locks are short and know no case. */
function mark(link: string, { role, number }: WriterPlace): string {
  const digest = createHash("sha256").update(link).digest("hex").slice(0, 32);
  return textLiteral(`towline/${digest}/${role}${number}`);
}
