/** Exit statuses of `towline`. */
export const EXIT = {
  ok: 0,
  /** What was asked did not succeed. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The configuration file is wrong. */
  config: 3,
  /** What was compared is not the same on both sides. */
  differs: 4,
} as const;

/** What a command has of the world. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  /** Writes a line of result. */
  readonly print: (line: string) => void;
}

/** One verb of `towline`. */
export interface Command {
  /** The words that come before the arguments, and the arguments, for example `link status NAME [--json]`. */
  readonly usage: string;
  /** What it does and which options it takes; several lines. */
  readonly help: string;
  /** Carries it out; resolves with the exit status. Throws UsageError, AgentError or ControlError. */
  readonly run: (args: string[], terminal: Terminal) => Promise<number>;
}

/** The command line is wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
