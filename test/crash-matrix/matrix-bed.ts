import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "../harness/agent.ts";
import { makeLargeTable, writeReadings } from "../harness/large-table.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { type Hold, PauseServer } from "../harness/pause-server.ts";
import { Proxy } from "../harness/proxy.ts";
import type { Random } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import type { ShopSize } from "../harness/shop-rows.ts";
import { TYPES_SCHEMA } from "../harness/types-table.ts";
import { PATIENCE_MS } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";
import type { Fault } from "./fault.ts";

const LINK = "matrix";
const DATABASES = ["shop", "types"];
/** Of the shop: a comparison after each combination has to be short. */
const SCALE = 0.03;
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;
/** Silence has to be noticed by then, milliseconds: a kernel by itself takes hours. */
const NOTICED_WITHIN_MS = PATIENCE_MS;
/** The workload rests between transactions, milliseconds: what matters is what is under way, and the rest is waited for. */
const PAUSE_MS = 20;
const SESSIONS = 2;
/** How late each piece comes, and for how long, milliseconds. */
const DELAY_MS = 60;
const DELAYED_FOR_MS = 1_000;
const LOAD_WORKERS = 3;
const APPLY_WORKERS = [1, 3] as const;

/** One pair of servers, each behind a proxy, an agent that can be held, and a workload: for many combinations one by one. */
export class MatrixBed implements AsyncDisposable {
  readonly #random: Random;
  readonly #size: ShopSize;
  readonly #stack: AsyncDisposable[];
  readonly #servers: { readonly source: MysqlServer; readonly target: MysqlServer };
  readonly #proxies: { readonly source: Proxy; readonly target: Proxy };
  readonly #pauses: PauseServer;
  readonly #agent: Agent;
  #workload: Workload;
  #link: "declared" | "none" = "none";
  #changes = 0;

  private constructor(
    random: Random,
    size: ShopSize,
    stack: [MysqlServer, MysqlServer, Proxy, Proxy, PauseServer, Agent],
  ) {
    const [source, target, toSource, toTarget, pauses, agent] = stack;
    this.#random = random;
    this.#size = size;
    this.#stack = stack;
    this.#servers = { source, target };
    this.#proxies = { source: toSource, target: toTarget };
    this.#pauses = pauses;
    this.#agent = agent;
    this.#workload = this.#startWorkload();
  }

  static async open(random: Random, seed: number): Promise<MatrixBed> {
    const opened: AsyncDisposable[] = [];
    const keep = <T extends AsyncDisposable>(resource: T): T => {
      opened.push(resource);
      return resource;
    };
    try {
      const [source, target] = await Promise.all([
        MysqlServer.start({ name: "source", serverId: 1, tmpfs: true }).then(keep),
        MysqlServer.start({ name: "target", serverId: 2, tmpfs: true }).then(keep),
      ]);
      const toSource = keep(await Proxy.open(source.account.port));
      const toTarget = keep(await Proxy.open(target.account.port));
      const pauses = keep(await PauseServer.open());
      const agent = keep(await Agent.start({ pauses, bundled: true }));
      await agent.putInstance("source", source, { port: toSource.port });
      await agent.putInstance("target", target, { port: toTarget.port });
      const size = await loadShop(source, { seed, scale: SCALE });
      await makeLargeTable(source);
      for (const statement of TYPES_SCHEMA) await source.sql(statement);
      return new MatrixBed(random, size, [source, target, toSource, toTarget, pauses, agent]);
    } catch (error) {
      for (const resource of opened.toReversed()) await resource[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Loads everything anew, with the fault at a moment of it. */
  async faultInLoad(hold: Hold, fault: Fault): Promise<void> {
    await this.#clearTarget();
    await this.#during(hold, fault, async () => this.#declareLink());
    await this.#agent.synced(LINK, WITHIN_MS);
  }

  async faultInStream(hold: Hold, fault: Fault): Promise<void> {
    await this.#ready();
    await this.#during(hold, fault, async () => {});
  }

  /** Changes a table that the workload writes to, with the fault at a moment of the change. */
  async faultInChange(hold: Hold, fault: Fault): Promise<void> {
    await this.#ready();
    this.#changes += 1;
    const change = this.#changes % 2 === 1 ? "ADD COLUMN extra INT NOT NULL DEFAULT 7" : "DROP COLUMN extra";
    await this.#during(hold, fault, async () => {
      await this.#servers.source.sql(`ALTER TABLE shop.images ${change}`);
    });
  }

  /** Stops writing, waits until everything is applied, has the oracle compare, and writes on. Gives the rows compared. */
  async assertEqual(): Promise<number> {
    const { source, target } = this.#servers;
    await this.#workload.stop();
    await this.#agent.caughtUp(LINK, source, WITHIN_MS);
    const { tables } = await assertEqual(source, target, DATABASES);
    this.#workload = this.#startWorkload();
    return tables.reduce((sum, { rows }) => sum + rows, 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#workload.abandon();
    try {
      await this.#workload.stop();
    } finally {
      this.#pauses.release();
      for (const proxy of Object.values(this.#proxies)) proxy.behave();
      for (const resource of this.#stack.toReversed()) await resource[Symbol.asyncDispose]();
    }
  }

  async #during(hold: Hold, fault: Fault, begin: () => Promise<void>): Promise<void> {
    // The wait is entered before what leads there begins.
    await Promise.all([this.#pauses.hold(hold, WITHIN_MS), begin()]);
    await this.#inflict(fault);
  }

  /** With the agent held: does the harm, lets it go on, and undoes what a network would not bear for ever. */
  async #inflict(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case "kill":
        await this.#kill(fault.side);
        return;
      case "drop":
        this.#proxies[fault.side].cut();
        this.#pauses.release();
        return;
      case "truncate":
        this.#proxies[fault.side].truncate();
        this.#pauses.release();
        return;
      case "delay":
        this.#proxies[fault.side].behave({ delay: DELAY_MS });
        this.#pauses.release();
        await sleep(DELAYED_FOR_MS);
        this.#proxies[fault.side].behave();
        return;
      case "half-open": {
        const before = await this.#failures();
        // What piles up meanwhile would only take time.
        await this.#workload.stop();
        this.#proxies[fault.side].behave({ lost: "everything" });
        this.#pauses.release();
        const noticed = async (): Promise<boolean> => (await this.#failures()) !== before;
        await this.#agent.until(LINK, "the silence is noticed", noticed, NOTICED_WITHIN_MS);
        this.#proxies[fault.side].behave();
        this.#workload = this.#startWorkload();
        return;
      }
      default:
        fault satisfies never;
    }
  }

  async #kill(side: "agent" | "source" | "target"): Promise<void> {
    if (side === "agent") {
      await this.#agent.kill("SIGKILL");
      await this.#agent.restart();
      return;
    }
    const server = this.#servers[side];
    if (side === "source") this.#workload.abandon();
    await server.kill("SIGKILL");
    this.#pauses.release();
    await server.restart();
    if (side === "target") return;
    await this.#workload.stop();
    this.#workload = this.#startWorkload();
  }

  /** Failures that the link has met and not got over: moves with each. */
  async #failures(): Promise<string> {
    const { status } = await this.#agent.getLink(LINK);
    return `${status?.retry?.attempt ?? 0} since ${status?.retry?.sinceMs ?? 0}`;
  }

  /** A link that streams. */
  async #ready(): Promise<void> {
    if (this.#link === "none") {
      await this.#declareLink();
      await this.#agent.synced(LINK, WITHIN_MS);
    }
  }

  async #declareLink(): Promise<void> {
    this.#link = "declared";
    const workers = this.#random.pick(APPLY_WORKERS);
    await this.#agent.putLink(LINK, DATABASES, { apply: { workers }, load: { workers: LOAD_WORKERS } });
  }

  /** Takes the link away with everything on the target. */
  async #clearTarget(): Promise<void> {
    if (this.#link === "declared") await this.#agent.deleteLink(LINK);
    this.#link = "none";
    for (const database of [...DATABASES, "towline", "towline_local"])
      await this.#servers.target.sql(`DROP DATABASE IF EXISTS \`${database}\``);
  }

  #startWorkload(): Workload {
    return Workload.start(this.#servers.source, {
      seed: this.#random.int(0, 0xffff_ffff),
      size: this.#size,
      types: true,
      also: writeReadings,
      sessions: SESSIONS,
      pause: PAUSE_MS,
    });
  }
}
