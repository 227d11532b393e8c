import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { atExit } from "./exit-guard.ts";
import type { ProxyRoute } from "./proxy.ts";
import type { Passed, ProxyBehaviour } from "./proxy-line.ts";
import { within } from "./wait.ts";

/** How long it may take to answer, milliseconds: it starts first, on a machine that is busy. */
const ANSWER_WITHIN_MS = 60_000;
/** Tests that were compiled have it compiled; else it is run from source. */
const COMPILED = process.env["TOWLINE_COMPILED"];

type Act =
  | { readonly do: "open"; readonly route: ProxyRoute }
  | { readonly do: "behave"; readonly behaviour: Partial<ProxyBehaviour> }
  | { readonly do: "cut" | "truncate" | "passed" };

export type ProxyRequest = Act & { readonly number: number };
export type ProxyAnswer = { readonly number: number } & (
  | { readonly value: unknown }
  | { readonly error: string }
);

/**
 * Proxies of one network, which share its rate and its faults, in a process of their own: what they cost the processor is not
 * counted for those that are measured, and does not hold up the timers of a test.
 */
export class ProxyProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #guard: Disposable;
  readonly #asked = new Map<number, (answer: ProxyAnswer) => void>();
  #number = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#guard = atExit(() => child.kill("SIGKILL"));
    child.on("message", (answer: ProxyAnswer) => {
      this.#asked.get(answer.number)?.(answer);
      this.#asked.delete(answer.number);
    });
    child.on("exit", (code, signal) => {
      for (const [number, resolve] of this.#asked) {
        resolve({ number, error: `it ended with ${signal ?? code}` });
      }
      this.#asked.clear();
    });
  }

  static async start(behaviour: Partial<ProxyBehaviour> = {}): Promise<ProxyProcess> {
    const [file, execArgv] =
      COMPILED === undefined
        ? [join(import.meta.dirname, "proxy-main.ts"), ["--import", "tsx"]]
        : [join(COMPILED, "test/harness/proxy-main.mjs"), []];
    const started = new ProxyProcess(
      fork(file, [], { execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] }),
    );
    try {
      await started.behave(behaviour);
      return started;
    } catch (error) {
      await started[Symbol.asyncDispose]();
      throw error;
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Opens one more way through the network. @returns the port to connect to */
  async open(route: ProxyRoute): Promise<number> {
    return Number(await this.#ask({ do: "open", route }));
  }

  /** Changes how the network behaves, for open connections too. What is not named is as on a good network. */
  async behave(behaviour: Partial<ProxyBehaviour> = {}): Promise<void> {
    await this.#ask({ do: "behave", behaviour });
  }

  /** Cuts every open connection with a reset. */
  async cut(): Promise<void> {
    await this.#ask({ do: "cut" });
  }

  /** Cuts every open connection in the middle of the next piece that passes on it; the first half arrives. */
  async truncate(): Promise<void> {
    await this.#ask({ do: "truncate" });
  }

  /** Bytes handed on so far. */
  async passed(): Promise<Passed> {
    return (await this.#ask({ do: "passed" })) as Passed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = this.#child.exitCode !== null || this.#child.signalCode !== null;
    if (!gone) {
      const exited = once(this.#child, "exit");
      this.#child.kill("SIGKILL");
      await exited;
    }
    this.#guard[Symbol.dispose]();
  }

  async #ask(act: Act): Promise<unknown> {
    const number = ++this.#number;
    const asked = new Promise<ProxyAnswer>((resolve) => this.#asked.set(number, resolve));
    this.#child.send({ ...act, number } satisfies ProxyRequest);
    const answer = await within(asked, { what: `the proxy answers "${act.do}"`, within: ANSWER_WITHIN_MS });
    if ("error" in answer) throw new Error(`the proxy did not ${act.do}: ${answer.error}`);
    return answer.value;
  }
}
