import { EventType, HEADER_LENGTH } from "../../change/binlog-event.ts";
import { formatGtid } from "../../change/gtid-set.ts";
import { readTableName } from "../../change/table-map.ts";
import { AgentError } from "../../error.ts";
import { serverErrorNumber } from "../../mysql/server-error.ts";
import type { Unit } from "./unit.ts";

/** ER_DUP_ENTRY, ER_KEY_NOT_FOUND. */
const DUPLICATE_KEY = 1062;
const KEY_NOT_FOUND = 1032;

const REPAIR =
  "Something else has written to the target, or it was not seeded from this source. Repair the row there with " +
  "SET sql_log_bin = 0, or seed the target anew; then update the link to start it again.";

/** What kept a transaction from being applied, with what it was about. */
export function unitFailure(unit: Unit, thrown: unknown): AgentError {
  const error = AgentError.from(thrown);
  const tables = tablesOf(unit.events);
  const subject = {
    gtid: formatGtid(unit.gtid.gtid),
    ...(tables.length === 1 ? { table: tables[0] as string } : {}),
  };
  const where = tables.length === 0 ? "the target" : tables.join(" or ");
  switch (serverErrorNumber(error)) {
    case DUPLICATE_KEY:
      return new AgentError("TARGET_ROW_EXISTS", `a row event for ${where} met a row with the same key`, {
        ...subject,
        key: /Duplicate entry (.*) for key/s.exec(error.message)?.[1] ?? "",
        hint: REPAIR,
        cause: error,
      });
    case KEY_NOT_FOUND:
      return new AgentError("TARGET_ROW_MISSING", `an update or delete in ${where} met no row`, {
        ...subject,
        hint: REPAIR,
        cause: error,
      });
    default:
      return error.about(subject);
  }
}

function tablesOf(events: readonly Buffer[]): readonly string[] {
  const names = events
    .filter((bytes) => bytes.length > HEADER_LENGTH && bytes[4] === EventType.TABLE_MAP)
    .map((bytes) => readTableName({ bytes }))
    .map(({ database, table }) => `${database}.${table}`);
  return [...new Set(names)];
}
