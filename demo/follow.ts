import { setTimeout as sleep } from "node:timers/promises";
import { ControlError } from "../agent/control/client.ts";
import type { Agent, Link } from "../test/harness/agent.ts";
import type { Workload } from "../test/harness/workload.ts";
import { bar, count, type Screen } from "./screen.ts";

/** How often a line is printed, milliseconds: often enough to see it move. */
const PERIOD_MS = 1_000;
/** How often the link is looked at in between, milliseconds: lag that comes and goes is to be seen in the figures. */
const LOOK_MS = 100;
const MS_PER_SECOND = 1_000;

/** What was seen of a link while it was followed. */
export class Follower implements AsyncDisposable {
  readonly #agent: Agent;
  readonly #link: string;
  readonly #workload: Workload;
  readonly #screen: Screen;
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  readonly #lags: number[] = [];
  #rowsLoaded = 0;

  private constructor(agent: Agent, link: string, workload: Workload, screen: Screen) {
    this.#agent = agent;
    this.#link = link;
    this.#workload = workload;
    this.#screen = screen;
    this.#ended = this.#follow();
  }

  /** Prints where a link stands, once a second, until disposed. The agent may come and go. */
  static start(agent: Agent, link: string, workload: Workload, screen: Screen): Follower {
    return new Follower(agent, link, workload, screen);
  }

  /** The lag seen while the link was syncing, milliseconds: the median and the most. */
  get lag(): { readonly median: number; readonly most: number } {
    const sorted = this.#lags.toSorted((a, b) => a - b);
    return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 };
  }

  /** Rows that the initial copy wrote. */
  get rowsLoaded(): number {
    return this.#rowsLoaded;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #follow(): Promise<void> {
    let printed = 0;
    while (!this.#stop.signal.aborted) {
      const link = await this.#look();
      if (typeof link !== "string") this.#note(link);
      if (performance.now() - printed >= PERIOD_MS) {
        const text = typeof link === "string" ? link : describe(link);
        this.#screen.line(`${text}   source: ${count(this.#workload.committed)} commits`);
        printed = performance.now();
      }
      await sleep(LOOK_MS);
    }
  }

  /** The link, or why it is not to be seen now. */
  async #look(): Promise<Link | string> {
    try {
      return await this.#agent.getLink(this.#link);
    } catch (error) {
      // Not declared yet, or the agent is down because the demo killed it: a later look finds it.
      return error instanceof ControlError && error.code === "NOT_FOUND"
        ? "no link is declared yet"
        : "the agent does not answer";
    }
  }

  #note({ status }: Link): void {
    if (status?.phase === "syncing" && status.lag != null) this.#lags.push(Number(status.lag.milliseconds));
    const loaded = (status?.tables ?? []).reduce((sum, table) => sum + Number(table.rowsLoaded), 0);
    this.#rowsLoaded = Math.max(this.#rowsLoaded, loaded);
  }
}

function describe({ status }: Link): string {
  if (status == null) return "nothing is known of the link yet";
  const phase = (status.phase ?? "").padEnd(18);
  if (status.retry != null) return `${phase} trying again: ${status.retry.error?.message ?? ""}`;
  switch (status.phase) {
    case "loading_structure":
    case "loading_data": {
      const tables = status.tables ?? [];
      const loaded = tables.reduce((sum, table) => sum + Number(table.rowsLoaded), 0);
      const expected = tables.reduce(
        (sum, table) => sum + Math.max(Number(table.rowsLoaded), Number(table.rowsEstimated)),
        0,
      );
      const now = tables.find(({ state }) => state === "loading")?.table ?? "";
      return `${phase} ${bar(loaded / expected)} ${count(loaded)} of about ${count(expected)} rows  ${now}`;
    }
    case "catching_up":
    case "syncing": {
      const lag =
        status.lag == null ? "" : `lag ${(Number(status.lag.milliseconds) / MS_PER_SECOND).toFixed(2)} s`;
      return `${phase} ${lag}  ${count(Number(status.transactionsApplied))} transactions applied`;
    }
    case "failed":
      return `${phase} ${status.failure?.error?.message ?? ""}`;
    default:
      return phase;
  }
}
