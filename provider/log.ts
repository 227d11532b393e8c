export type LogLevel = "trace" | "debug" | "info" | "warn" | "error";

/** A log in the form that terraform reads from a plugin's standard error: hclog's JSON, one object a line. */
export interface Logger {
  /** `fields` are plain facts. Nothing secret is ever among them. */
  log(level: LogLevel, message: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}

/** A log for nobody. */
export const noLog: Logger = { log() {} };

/** A log that writes each line with `write`. Terraform filters by level. */
export function createLogger(write: (line: string) => void, now: () => Date = () => new Date()): Logger {
  return {
    log(level, message, fields = {}) {
      const line = {
        ...fields,
        "@level": level,
        "@message": message,
        "@module": "towline",
        "@timestamp": now().toISOString(),
      };
      write(`${JSON.stringify(line)}\n`);
    },
  };
}
