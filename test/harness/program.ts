import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { atExit } from "./exit-guard.ts";
import { within } from "./wait.ts";

/** Lines of a log that an error shows. */
const TAIL_LINES = 30;
/** How long a program may take to end after SIGTERM before it is killed, milliseconds: a server flushes its buffers. */
const STOP_WITHIN_MS = 30_000;

export interface ProgramOptions {
  readonly name: string;
  readonly command: readonly string[];
  /** Both outputs are appended to it. */
  readonly log: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A process that the harness started, and ends. */
export class Program implements AsyncDisposable {
  readonly name: string;
  readonly log: string;
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #guard: Disposable;
  #ended: string | null = null;

  constructor({ name, command, log, env, cwd }: ProgramOptions) {
    this.name = name;
    this.log = log;
    const [file = "", ...args] = command;
    const output = openSync(log, "a");
    try {
      this.#child = spawn(file, args, {
        stdio: ["ignore", output, output],
        ...(env === undefined ? {} : { env }),
        ...(cwd === undefined ? {} : { cwd }),
      });
    } finally {
      closeSync(output);
    }
    this.#guard = atExit(() => this.#child.kill("SIGKILL"));
    this.#exited = new Promise((resolve) => {
      this.#child
        .once("error", (error) => {
          this.#ended = error.message;
          resolve();
        })
        .once("exit", (code, signal) => {
          this.#ended = signal ?? `exit code ${code}`;
          resolve();
        });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** How it ended; null while it runs. */
  get ended(): string | null {
    return this.#ended;
  }

  /** Resolves when the process is gone. */
  get exited(): Promise<void> {
    return this.#exited;
  }

  /** Sends a signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.#child.kill(signal);
    await this.#exited;
  }

  /** The last lines of its log, for an error message. */
  async tail(): Promise<string> {
    const lines = (await readFile(this.log, "utf8")).trimEnd().split("\n");
    return lines.slice(-TAIL_LINES).join("\n");
  }

  /** An error that says what went wrong with this program, with the end of its log. */
  async failure(what: string, cause?: unknown): Promise<Error> {
    const state = this.#ended === null ? "is running" : `ended with ${this.#ended}`;
    return new Error(`${this.name} ${what}; it ${state}. The end of ${this.log}:\n${await this.tail()}`, {
      cause,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGTERM");
      await within(this.#exited, { what: `${this.name} ends after SIGTERM`, within: STOP_WITHIN_MS });
    } finally {
      this.#child.kill("SIGKILL");
      await this.#exited;
      this.#guard[Symbol.dispose]();
    }
  }
}
