import type { Connection } from "../mysql/connection.ts";
import { memberOf, otherName, type PairContext } from "./pair-context.ts";

const CARRIED = "NOT IN ('mysql','sys','information_schema','performance_schema','towline_local')";

/** What a link that preserves GTIDs does not bring: accounts at all, the rest when it was there before the standby was seeded. */
const OBJECTS = [
  `SELECT CONCAT('view ', TABLE_SCHEMA, '.', TABLE_NAME) AS object FROM information_schema.VIEWS WHERE TABLE_SCHEMA ${CARRIED}`,
  `SELECT CONCAT(LOWER(ROUTINE_TYPE), ' ', ROUTINE_SCHEMA, '.', ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA ${CARRIED}`,
  `SELECT CONCAT('trigger ', TRIGGER_SCHEMA, '.', TRIGGER_NAME) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA ${CARRIED}`,
  `SELECT CONCAT('event ', EVENT_SCHEMA, '.', EVENT_NAME) FROM information_schema.EVENTS WHERE EVENT_SCHEMA ${CARRIED}`,
  "SELECT CONCAT('account ', QUOTE(User), '@', QUOTE(Host)) FROM mysql.user WHERE User NOT LIKE 'mysql.%'",
].join(" UNION ALL ");

/**
 * What is on the primary and not on the standby, by name: whoever is to be promoted will lack it. What both have under one name is not
 * compared, neither are privileges.
 */
export async function notOnStandby(
  context: PairContext,
  writer: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const list = async (session: Connection): Promise<readonly string[]> =>
    (await session.text(OBJECTS)).map(([object]) => object ?? "");
  const there = await memberOf(context, writer).ask(list, signal);
  const here = new Set(await memberOf(context, otherName(context, writer)).ask(list, signal));
  return there.filter((object) => !here.has(object)).toSorted();
}
