import { AgentError } from "../error.ts";
import { EventType, FLAG_IGNORABLE, type RawEvent } from "./binlog-event.ts";

/** What an event is to whoever reads transactions. */
export type EventRole =
  | "gtid"
  | "query"
  | "table-map"
  | "rows"
  | "commit"
  | "xa-prepare"
  | "format"
  /** Values for the statement that follows, which is judged: by themselves they do nothing. */
  | "values"
  /** About the log itself, or a comment. */
  | "remark";

/**
 * Tells events apart. Nothing is passed over in silence: what may change something and cannot be followed, and what is not
 * known, throws.
 * @throws AgentError STATEMENT_UNSUPPORTED, EVENT_UNSUPPORTED, EVENT_CORRUPT
 */
export function roleOf({ type, flags }: RawEvent): EventRole {
  switch (type) {
    case EventType.GTID:
    case EventType.GTID_TAGGED:
    case EventType.ANONYMOUS_GTID:
      return "gtid";
    case EventType.QUERY:
      return "query";
    case EventType.TABLE_MAP:
      return "table-map";
    case EventType.WRITE_ROWS:
    case EventType.UPDATE_ROWS:
    case EventType.DELETE_ROWS:
    case EventType.PARTIAL_UPDATE_ROWS:
      return "rows";
    case EventType.XID:
      return "commit";
    case EventType.XA_PREPARE:
      return "xa-prepare";
    case EventType.FORMAT_DESCRIPTION:
      return "format";
    case EventType.INTVAR:
    case EventType.RAND:
    case EventType.USER_VAR:
      return "values";
    case EventType.ROTATE:
    case EventType.STOP:
    case EventType.PREVIOUS_GTIDS:
    case EventType.ROWS_QUERY:
    case EventType.TRANSACTION_CONTEXT:
    case EventType.VIEW_CHANGE:
      return "remark";
    case EventType.BEGIN_LOAD_QUERY:
    case EventType.EXECUTE_LOAD_QUERY:
      throw new AgentError("STATEMENT_UNSUPPORTED", "LOAD DATA was logged as a statement with its file", {
        hint: "Set binlog_format=ROW in every session of the source; then load the tables that it changed anew.",
      });
    case EventType.TRANSACTION_PAYLOAD:
      throw new AgentError("EVENT_CORRUPT", "a compressed transaction within a compressed transaction");
    case EventType.INCIDENT:
      throw new AgentError("EVENT_UNSUPPORTED", "the source logged an incident: its binlog has lost events", {
        hint: "Verify the source, then load the link anew.",
      });
    default:
      if ((flags & FLAG_IGNORABLE) !== 0) return "remark";
      throw new AgentError(
        "EVENT_UNSUPPORTED",
        `the binlog holds an event of type ${type}, which is not known`,
      );
  }
}
