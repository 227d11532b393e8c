import { destination, type Logger, pino } from "pino";

/** Structured log of the agent; one JSON object a line. Values that may hold a secret are `Secret`s and print as asterisks. */
export type Log = Logger;

export type LogLevel = "debug" | "info" | "warn" | "error";

/** A log to standard output. Synchronous: what was logged before a crash is there after it. */
export function createLog(level: LogLevel): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: 1, sync: true }),
  );
}
