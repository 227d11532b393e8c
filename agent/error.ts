/**
 * Every way in which the agent can refuse or stop, with what it means and what an operator does about it.
 * A code never changes its meaning; `retryable` says whether the agent itself tries again.
 */
export const ERROR_CODES = {
  // ---- what was asked
  INVALID_ARGUMENT: { retryable: false, about: "A request or configuration value is not allowed." },
  NOT_FOUND: { retryable: false, about: "No object of that name is declared at this agent." },
  OBJECT_EXISTS: {
    retryable: false,
    about: "An object of that name is declared already; import it instead of creating it.",
  },
  UID_MISMATCH: {
    retryable: false,
    about: "The object was replaced by another of the same name since it was last read.",
  },
  IN_USE: { retryable: false, about: "The instance is the source or target of a link." },
  DELETION_PROTECTED: { retryable: false, about: "The object has deletion_protection set." },
  PERMISSION_DENIED: {
    retryable: false,
    about: "The client's certificate has no role at this agent, or one that does not take the call.",
  },
  AUDIT_FAILED: {
    retryable: false,
    about: "The audit log takes no record, so no change is made that it would not have.",
  },
  LIMIT_REACHED: {
    retryable: false,
    about:
      "A client has as many calls, watches or connections as the agent lets it have, or a request takes too long.",
  },
  VERSION_UNSUPPORTED: {
    retryable: false,
    about: "Client and agent speak different major versions of the control protocol.",
  },
  UNSUPPORTED: { retryable: false, about: "This version of the agent does not do what was asked." },
  // ---- the agent itself
  CONFIG_INVALID: { retryable: false, about: "The agent's configuration file cannot be used." },
  STATE_DIR_LOCKED: { retryable: false, about: "Another agent runs on this state directory." },
  STATE_FILE_DAMAGED: {
    retryable: false,
    about: "A declared spec could not be read back; its file was set aside.",
  },
  STATE_DIR_NEWER: { retryable: false, about: "The state directory was written by a newer agent." },
  SECRET_UNREADABLE: {
    retryable: false,
    about: "A password cannot be decrypted or its source cannot be read.",
  },
  INTERNAL: { retryable: false, about: "A fault in the agent." },
  // ---- reaching a server
  CONNECTION_LOST: { retryable: true, about: "A connection to a server was lost or could not be made." },
  ACCESS_DENIED: { retryable: false, about: "The server refused the account." },
  TLS_NOT_OFFERED: {
    retryable: false,
    about: "The instance's TLS mode asks for encryption, and the server offers none.",
  },
  TLS_DEMANDED: {
    retryable: false,
    about: "The server takes encrypted connections only, and the instance's TLS mode is disabled.",
  },
  TLS_CERTIFICATE_EXPIRED: {
    retryable: true,
    about: "The server's certificate is expired, or not valid yet.",
  },
  TLS_CERTIFICATE_UNTRUSTED: {
    retryable: false,
    about: "The server's certificate does not chain to an authority in the instance's tls.ca.",
  },
  TLS_NAME_MISMATCH: {
    retryable: false,
    about: "The server's certificate is not for the host that the instance is declared with.",
  },
  TLS_CLIENT_REFUSED: {
    retryable: false,
    about: "The server refused the client certificate of the instance's tls.",
  },
  TLS_FILE_UNREADABLE: {
    retryable: false,
    about: "A certificate or key that the instance's tls names on the agent's host cannot be read or used.",
  },
  TLS_FAILED: {
    retryable: false,
    about: "Agent and server could not agree upon TLS: its version or ciphers.",
  },
  TARGET_BUSY: {
    retryable: true,
    about: "A lock on the target was not granted in time, or a deadlock was broken.",
  },
  TARGET_UNAVAILABLE: {
    retryable: true,
    about: "The target is up but does not take writes now (shutting down, read only, disk full).",
  },
  PEER_INVALID: {
    retryable: false,
    about: "Another agent sent what the feed protocol does not allow, or what only a newer version knows.",
  },
  PEER_UNKNOWN: {
    retryable: false,
    about:
      "The agent that a link's source is declared with is not among this agent's peers, or answers under another name.",
  },
  // ---- before a link starts
  PRECHECK_FAILED: { retryable: false, about: "One or more checks failed; each names its remedy." },
  // ---- reading the source
  BINLOG_PURGED: {
    retryable: false,
    about: "The source no longer has the binlog from the link's position on.",
  },
  SOURCE_HISTORY_CHANGED: {
    retryable: false,
    about:
      "The source's gtid_executed no longer contains the link's position: it was reset, restored or replaced.",
  },
  EVENT_UNSUPPORTED: { retryable: false, about: "The binlog holds an event that this version cannot apply." },
  EVENT_CORRUPT: { retryable: false, about: "A binlog event failed its checksum or does not parse." },
  ROW_IMAGE_INCOMPLETE: {
    retryable: false,
    about: "A row event lacks columns: the session wrote with a partial row image.",
  },
  ROW_METADATA_MISSING: {
    retryable: false,
    about:
      "A table map lacks column names, and the schema history does not describe the table for the time of these rows.",
  },
  SOURCE_SCHEMA_DIFFERS: {
    retryable: false,
    about: "Rows without column names in the binlog are not of the table that the schema history describes.",
  },
  STATEMENT_UNSUPPORTED: {
    retryable: false,
    about: "A statement in the binlog concerns a selected database and cannot be applied by this version.",
  },
  STATEMENT_REFUSED: { retryable: false, about: "The target refused a schema change of the source." },
  STATEMENT_UNDECIDED: {
    retryable: false,
    about: "A schema change was cut off, and what is on the target does not tell whether it took effect.",
  },
  XA_BRANCH_OPEN: {
    retryable: true,
    about: "XA branches are prepared on the source that must end before its tables are copied.",
  },
  SPILL_FAILED: {
    retryable: true,
    about: "The agent's state directory did not take, or give back, what is too large for memory.",
  },
  SPOOL_FAILED: {
    retryable: true,
    about: "The agent's state directory did not keep, or give back, what a link has received.",
  },
  TRANSACTION_ANONYMOUS: { retryable: false, about: "A transaction without a GTID: gtid_mode was not ON." },
  SOURCE_BUSY: {
    retryable: true,
    about: "What is to be copied could not be held still on the source for a moment.",
  },
  // ---- writing the target
  TARGET_ROW_EXISTS: { retryable: false, about: "An insert met a row with the same key on the target." },
  TARGET_ROW_MISSING: { retryable: false, about: "An update or delete met no row on the target." },
  TARGET_ROW_DIFFERS: {
    retryable: false,
    about: "An update or delete met a row that differs from the source's before image.",
  },
  TARGET_SCHEMA_DIFFERS: {
    retryable: false,
    about: "A table on the target lacks a column or differs from the source's.",
  },
  PACKET_LIMIT: {
    retryable: false,
    about: "A row is larger than a server's max_allowed_packet lets through.",
  },
  TARGET_REFUSED: { retryable: false, about: "The target refused a statement." },
  OBJECT_REFUSED: {
    retryable: false,
    about: "A view, routine, library or event of the source could not be made on the target as it is.",
  },
  OWNERSHIP_LOST: {
    retryable: false,
    about: "Another agent took the link over; this one stops applying it.",
  },
  GTIDS_FOREIGN: {
    retryable: false,
    about: "The target of a link that preserves GTIDs holds transactions that the source does not have.",
  },
  // ---- pairs of a primary and a standby
  DR_EPOCH_MISMATCH: {
    retryable: false,
    about: "The roles of a DR pair were changed since whoever asks for a switch looked at it.",
  },
  DR_NOT_READY: { retryable: false, about: "A DR pair is not in a state in which its roles can be changed." },
  DR_PRIMARY_ALIVE: {
    retryable: false,
    about: "A failover was asked for while the primary answers: a planned switchover loses nothing.",
  },
  DR_TIMEOUT: { retryable: false, about: "A switch was not over in the time that it was given." },
  DR_SWITCH_UNDONE: {
    retryable: false,
    about: "A switch failed before it was decided; everything that it had done was taken back.",
  },
  DR_SWITCH_OPEN: {
    retryable: false,
    about: "A switch was cut off; the agent completes or undoes it when it has read both journals.",
  },
  DR_FENCE_FAILED: {
    retryable: false,
    about: "A server of a DR pair could not be closed, or opened, or somebody else did the opposite.",
  },
  DR_CLOSED: {
    retryable: false,
    about: "The primary of a DR pair is closed and stays so until the other server's journal was read.",
  },
  DR_ERRANT: {
    retryable: false,
    about: "The standby, or a former primary that is back, has transactions that the primary does not have.",
  },
  DR_HISTORY_SHRANK: {
    retryable: false,
    about: "A server of a DR pair lost transactions that it had: it was reset or restored.",
  },
  DR_JOURNAL_MOVED: {
    retryable: false,
    about: "Somebody else wrote to a server's journal of a DR pair: two agents declare it.",
  },
  DR_JOURNAL_DIVERGED: {
    retryable: false,
    about: "Both servers of a DR pair were promoted in one epoch, each while the other was not seen.",
  },
  DR_JOURNAL_LOST: {
    retryable: false,
    about: "The primary of a DR pair is not there with the journal that says so.",
  },
  DR_MEMBER_UNFIT: { retryable: false, about: "A server cannot be in a DR pair as it is." },
  DR_STANDBY_REFUSED: {
    retryable: false,
    about: "A server holds what may be somebody's data, and is not taken for a standby.",
  },
  CHECKPOINT_MISSING: {
    retryable: false,
    about: "The target lost the link's checkpoint: it was restored or reset.",
  },
} as const satisfies Record<string, { readonly retryable: boolean; readonly about: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What an error is about, as far as it is known where it is raised. */
export interface ErrorSubject {
  /** What the operator does about it. */
  readonly hint?: string;
  /** Path of the spec field at fault, dots between names. */
  readonly field?: string;
  /** The transaction on the source at which a link stopped. */
  readonly gtid?: string;
  /** The table concerned, as `database`.`table`. */
  readonly table?: string;
  /** The row concerned, by its primary key. Data: it is shown by the agent and its log, and never enters Terraform state. */
  readonly key?: string;
  readonly cause?: unknown;
}

/**
 * The one error class of the agent: a closed code, the operator's words and the cause. Secrets never enter a message:
 * what may hold one is a `Secret`, which prints as asterisks.
 */
export class AgentError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly field: string;
  readonly gtid: string;
  readonly table: string;
  readonly key: string;

  constructor(code: ErrorCode, message: string, subject: ErrorSubject = {}) {
    super(message, subject.cause === undefined ? undefined : { cause: subject.cause });
    this.name = "AgentError";
    this.code = code;
    this.hint = subject.hint ?? "";
    this.field = subject.field ?? "";
    this.gtid = subject.gtid ?? "";
    this.table = subject.table ?? "";
    this.key = subject.key ?? "";
  }

  /** Whether the agent tries again by itself. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }

  /** The same error with what a caller higher up knows about it; what is already there stays. */
  about(subject: ErrorSubject): AgentError {
    return new AgentError(this.code, this.message, {
      hint: this.hint || (subject.hint ?? ""),
      field: this.field || (subject.field ?? ""),
      gtid: this.gtid || (subject.gtid ?? ""),
      table: this.table || (subject.table ?? ""),
      key: this.key || (subject.key ?? ""),
      cause: this.cause ?? subject.cause,
    });
  }

  /** Anything that was thrown, as an AgentError; what is not one is a fault of ours and says so. */
  static from(thrown: unknown): AgentError {
    if (thrown instanceof AgentError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new AgentError("INTERNAL", message, { cause: thrown, hint: "Report this with the agent's log." });
  }
}
