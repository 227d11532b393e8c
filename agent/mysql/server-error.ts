import { AgentError, type ErrorCode, type ErrorSubject } from "../error.ts";
import { TlsFailure } from "./tls-failure.ts";

/** What mysql2 throws: a server error has `errno` and `sqlState`, a network or TLS one a Node code. */
interface DriverError extends Error {
  readonly code?: string;
  readonly errno?: number;
  /** Set when it was the operating system that failed. */
  readonly syscall?: string;
  readonly sqlMessage?: string;
}

/** Server errors by number; what is not listed is TARGET_REFUSED. */
const BY_NUMBER: Readonly<Record<number, ErrorCode>> = {
  1040: "CONNECTION_LOST", // too many connections
  1053: "CONNECTION_LOST", // shutdown in progress
  1077: "CONNECTION_LOST", // normal shutdown
  1152: "CONNECTION_LOST", // aborted connection
  1158: "CONNECTION_LOST", // network read error
  1159: "CONNECTION_LOST", // network read timeout
  1160: "CONNECTION_LOST", // network write error
  1161: "CONNECTION_LOST", // network write timeout
  1203: "CONNECTION_LOST", // too many connections of this user
  1236: "CONNECTION_LOST", // fatal error reading the binlog: what it means is found out on the next attempt
  1317: "CONNECTION_LOST", // query interrupted: the session was killed
  3169: "CONNECTION_LOST", // session was killed
  4031: "CONNECTION_LOST", // disconnected for inactivity
  1205: "TARGET_BUSY", // lock wait timeout
  1213: "TARGET_BUSY", // deadlock
  3101: "TARGET_BUSY", // rolled back by group replication
  3572: "TARGET_BUSY", // lock not available
  1021: "TARGET_UNAVAILABLE", // disk full
  1026: "TARGET_UNAVAILABLE", // error writing file
  1290: "TARGET_UNAVAILABLE", // read_only or super_read_only
  1836: "TARGET_UNAVAILABLE", // read-only mode
  3100: "TARGET_UNAVAILABLE", // a plugin refused the commit
  1044: "ACCESS_DENIED",
  1045: "ACCESS_DENIED",
  1142: "ACCESS_DENIED",
  1143: "ACCESS_DENIED",
  1227: "ACCESS_DENIED",
  1370: "ACCESS_DENIED",
  1401: "ACCESS_DENIED", // how XA RECOVER is refused
  1410: "ACCESS_DENIED",
  3118: "ACCESS_DENIED", // account locked
  1153: "PACKET_LIMIT", // a statement, or an event of the binlog
  1301: "PACKET_LIMIT", // the result of a function
  1062: "TARGET_ROW_EXISTS",
  1586: "TARGET_ROW_EXISTS",
  1049: "TARGET_SCHEMA_DIFFERS", // unknown database
  1054: "TARGET_SCHEMA_DIFFERS", // unknown column
  1146: "TARGET_SCHEMA_DIFFERS", // no such table
  1364: "TARGET_SCHEMA_DIFFERS", // a column of the target alone has no default
};

const FAULTS = [TypeError, RangeError, ReferenceError, SyntaxError];

const HINTS: Partial<Record<ErrorCode, string>> = {
  CONNECTION_LOST: "Check that the server runs and that its host and port are reached from the agent.",
  ACCESS_DENIED: "Check the account, its password and its privileges; docs/operations.md lists the GRANTs.",
  TLS_NOT_OFFERED:
    "Give the server a certificate (ssl_cert, ssl_key, tls_version), or set the instance's tls.mode to preferred or disabled.",
  TLS_DEMANDED: "Set the instance's tls.mode to preferred, or to one that encrypts.",
  TLS_CERTIFICATE_EXPIRED:
    "Renew the server's certificate and run ALTER INSTANCE RELOAD TLS there, or set the clock right that is wrong.",
  TLS_CERTIFICATE_UNTRUSTED:
    "Check that it is the right server, and that the instance's tls.ca holds its authority.",
  TLS_NAME_MISMATCH:
    "Check that it is the right server; then give it a certificate for this host, or set the instance's tls.mode to verify-ca.",
  TLS_CLIENT_REFUSED:
    "Check that the instance's tls.cert is valid and of an authority in the server's ssl_ca.",
  TLS_FAILED: "Check which versions of TLS the server takes (tls_version); it has to be 1.2 or later.",
  PACKET_LIMIT: "Raise max_allowed_packet there, then update the link to start it again.",
  TARGET_REFUSED: "Look at the statement and the server's answer; update the link to start it again.",
};

/** An error of the driver as an AgentError that names the instance. Never holds the statement: that may carry rows. */
export function fromServer(thrown: unknown, instance: string, subject: ErrorSubject = {}): AgentError {
  if (thrown instanceof AgentError) return thrown;
  const error = thrown as DriverError;
  const code = thrown instanceof TlsFailure ? thrown.errorCode : classify(error);
  const number = error.errno !== undefined && error.errno > 0 ? ` (error ${error.errno})` : "";
  return new AgentError(code, `instance "${instance}": ${error.sqlMessage ?? error.message}${number}`, {
    ...(HINTS[code] === undefined ? {} : { hint: HINTS[code] as string }),
    ...subject,
    cause: thrown,
  });
}

/** The server's error number; 0 when it was not the server that failed. */
export function serverErrorNumber(thrown: unknown): number {
  const cause = thrown instanceof AgentError ? thrown.cause : thrown;
  const errno = (cause as DriverError | undefined)?.errno;
  return errno !== undefined && errno > 0 ? errno : 0;
}

function classify(error: DriverError): ErrorCode {
  if (error.errno !== undefined && error.errno > 0) return BY_NUMBER[error.errno] ?? "TARGET_REFUSED";
  if (error.syscall !== undefined) return "CONNECTION_LOST";
  // A fault in code, the driver's or ours, comes out of the connection as well, and would be retried for ever.
  if (FAULTS.some((fault) => error instanceof fault)) return "INTERNAL";
  // Everything else that the driver throws means that the connection is gone: refused, reset, timed out, closed.
  return "CONNECTION_LOST";
}
