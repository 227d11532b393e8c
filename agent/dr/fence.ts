import { AgentError } from "../error.ts";
import { sleep } from "../lib/abort.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/**
 * Who may write to a member of a pair:
 * - `open`: everybody with the privilege. The primary, and nobody else.
 * - `held`: the agent (CONNECTION_ADMIN) alone. A standby that is being applied to.
 * - `closed`: nobody. How every member starts, and what a primary becomes before another is opened.
 */
export type Fence = "open" | "held" | "closed";

/** What two variables of a server make. */
export function fenceOf(readOnly: boolean, superReadOnly: boolean): Fence {
  if (superReadOnly) return "closed";
  return readOnly ? "held" : "open";
}

/** Between two tries to close a server, milliseconds: whom a try held up gets through. */
const PAUSE_MS = 50;

/**
 * A lock that is not granted within a second is given up: SET GLOBAL super_read_only waits for statements under way, and while it
 * waits nobody else can begin to write.
 */
const BRIEF_LOCKS = "SET SESSION lock_wait_timeout = 1";

/** From its next start on the server is closed until somebody opens it, whatever happens to agents meanwhile. */
const BOOTS_CLOSED = [
  "SET PERSIST_ONLY super_read_only = ON",
  "SET PERSIST_ONLY read_only = ON",
  "SET PERSIST_ONLY event_scheduler = 'OFF'",
].join("; ");

/** Makes a server one that boots closed; what it is now stays. */
export async function bootClosed(session: Connection): Promise<void> {
  await session.execute(BOOTS_CLOSED);
}

/** How a server is closed. */
export interface Closing {
  /** Tries of a second each. */
  readonly tries: number;
  /** Called after a try that others held up. */
  readonly onHeldUp: () => Promise<void>;
}

/**
 * Closes a server to everybody. When this returns no transaction can commit there any more, and none is committing.
 * @throws AgentError DR_FENCE_FAILED when statements under way held it up in every try; the server is as it was then
 */
export async function closeServer(
  session: Connection,
  { tries, onHeldUp }: Closing,
  signal: AbortSignal,
): Promise<void> {
  await session.execute(`${BRIEF_LOCKS}; ${BOOTS_CLOSED}`);
  for (let left = tries; ; left -= 1) {
    signal.throwIfAborted();
    if (await tryToClose(session)) break;
    await onHeldUp();
    if (left <= 1)
      throw new AgentError(
        "DR_FENCE_FAILED",
        `instance "${session.instance}" could not be closed in ${tries} tries of a second: statements under way held it up`,
        { hint: "SHOW PROCESSLIST there shows them. Wait for them, or switch with --kill-statements." },
      );
    await sleep(PAUSE_MS, signal);
  }
  await stopEvents(session);
  if ((await readFence(session)) === "closed") return;
  throw new AgentError(
    "DR_FENCE_FAILED",
    `instance "${session.instance}" was opened again by somebody else`,
    {
      hint: "Find out who sets super_read_only there.",
    },
  );
}

/**
 * Makes a server one that the agent alone writes to. One that is open is closed first, so that nothing is under way.
 * @throws AgentError DR_FENCE_FAILED
 */
export async function holdServer(session: Connection, tries: number, signal: AbortSignal): Promise<void> {
  if ((await readFence(session)) === "open")
    await closeServer(session, { tries, onHeldUp: async () => {} }, signal);
  else await session.execute(BOOTS_CLOSED);
  await stopEvents(session);
  // What is left is read_only: it was set by super_read_only, or at the start of the server.
  await session.execute("SET GLOBAL read_only = ON; SET GLOBAL super_read_only = OFF");
}

/** Opens the primary. It boots closed all the same. */
export async function openServer(session: Connection, eventScheduler: string): Promise<void> {
  await session.execute(`${BOOTS_CLOSED}; SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF`);
  if (eventScheduler === "ON" || eventScheduler === "OFF")
    await session.execute(`SET GLOBAL event_scheduler = ${textLiteral(eventScheduler)}`);
  if ((await readFence(session)) === "open") return;
  throw new AgentError(
    "DR_FENCE_FAILED",
    `instance "${session.instance}" was closed again by somebody else`,
    {
      hint: "Find out who sets read_only there.",
    },
  );
}

/** Takes back that a server boots closed: it is no member of a pair any more. What it is now stays. */
export async function releaseServer(session: Connection): Promise<void> {
  await session.execute(
    "RESET PERSIST IF EXISTS super_read_only; RESET PERSIST IF EXISTS read_only; RESET PERSIST IF EXISTS event_scheduler",
  );
}

async function readFence(session: Connection): Promise<Fence> {
  const [row] = await session.text("SELECT @@global.read_only, @@global.super_read_only");
  return fenceOf(row?.[0] === "1", row?.[1] === "1");
}

async function tryToClose(session: Connection): Promise<boolean> {
  try {
    await session.execute("SET GLOBAL super_read_only = ON");
    return true;
  } catch (thrown) {
    if (thrown instanceof AgentError && thrown.code === "TARGET_BUSY") return false;
    throw thrown;
  }
}

/** A server that was started with it disabled has none, and does not take the statement. */
async function stopEvents(session: Connection): Promise<void> {
  const [row] = await session.text("SELECT @@global.event_scheduler");
  if (row?.[0] === "ON") await session.execute("SET GLOBAL event_scheduler = OFF");
}
