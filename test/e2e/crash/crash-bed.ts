import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { PausePoint } from "../../../agent/lib/pause-points.ts";
import { Agent, type LinkSpec } from "../../harness/agent.ts";
import { MysqlServer } from "../../harness/mysql-server.ts";
import { assertEqual } from "../../harness/oracle.ts";
import { type Hold, PauseServer } from "../../harness/pause-server.ts";
import { Random, seedFrom } from "../../harness/random.ts";
import { loadShop } from "../../harness/shop.ts";
import type { ShopSize } from "../../harness/shop-rows.ts";
import { grantWholeServer, STANDBY_OPTIONS, sameGtids } from "../../harness/standby.ts";
import { TYPES_SCHEMA } from "../../harness/types-table.ts";
import { eventually, PATIENCE_MS } from "../../harness/wait.ts";
import { Workload } from "../../harness/workload.ts";

/** Of the shop, unless a test wants more: every comparison reads all of it on both sides. */
const SCALE = 0.03;
const LINK = "crash";
const DATABASES = ["shop", "types"];
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;
/** … and of a copy with all that was written meanwhile, of which a writer makes more until then. */
const SYNCED_WITHIN_MS = PATIENCE_MS;
/** The workload rests between transactions, milliseconds: the machine has two cores for it and two servers and the agent. */
const PAUSE_MS = 15;
const SESSIONS = 2;
/** A kill between the named moments comes at most so long after one, milliseconds: within the next group or two. */
const LATER_MS = 25;
/** Rows of every type that are there before the link is declared. */
const SAMPLES_BEFORE = 100;

export interface CrashBedOptions {
  /** A standby is a server that is to have the GTIDs of the source. */
  readonly target?: "server" | "standby";
  /** Of the shop. */
  readonly scale?: number;
}

/** Two servers, an agent that tells where it is, and a workload: everything that a crash test needs, by one seed. */
export class CrashBed implements AsyncDisposable {
  readonly random: Random;
  readonly source: MysqlServer;
  readonly target: MysqlServer;
  readonly agent: Agent;
  readonly #t: TestContext;
  readonly #pauses: PauseServer;
  readonly #seed: number;
  readonly #size: ShopSize;
  readonly #stack: AsyncDisposable[];
  readonly #kills = new Map<string, number>();
  #workload: Workload;
  #workloads = 1;
  /** Transactions of the workload before this one. */
  #committed = 0;

  private constructor(
    t: TestContext,
    seed: number,
    size: ShopSize,
    stack: [MysqlServer, MysqlServer, PauseServer, Agent],
  ) {
    this.#t = t;
    this.#seed = seed;
    this.random = new Random(seed);
    this.#size = size;
    this.#stack = stack;
    [this.source, this.target, this.#pauses, this.agent] = stack;
    this.#workload = this.#startWorkload();
  }

  static async open(
    t: TestContext,
    { target = "server", scale = SCALE }: CrashBedOptions = {},
  ): Promise<CrashBed> {
    const options = target === "standby" ? STANDBY_OPTIONS : [];
    const seed = seedFrom(process.env);
    t.diagnostic(`seed ${seed}; TOWLINE_SEED=${seed} repeats it`);
    const opened: AsyncDisposable[] = [];
    const keep = <T extends AsyncDisposable>(resource: T): T => {
      opened.push(resource);
      return resource;
    };
    try {
      const source = keep(await MysqlServer.start({ name: "source", serverId: 1 }));
      const targetServer = keep(await MysqlServer.start({ name: "target", serverId: 2, options }));
      if (target === "standby") for (const server of [source, targetServer]) await grantWholeServer(server);
      const pauses = keep(await PauseServer.open());
      const agent = keep(await Agent.start({ pauses, bundled: true }));
      await agent.putInstance("source", source);
      await agent.putInstance("target", targetServer);
      const size = await loadShop(source, { seed, scale });
      for (const statement of TYPES_SCHEMA) await source.sql(statement);
      const bed = new CrashBed(t, seed, size, [source, targetServer, pauses, agent]);
      const samples = async () =>
        Number(await source.value("SELECT COUNT(*) FROM types.samples")) > SAMPLES_BEFORE;
      await eventually(samples, { what: "the workload has written samples", within: WITHIN_MS });
      return bed;
    } catch (error) {
      for (const resource of opened.toReversed()) await resource[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Kills so far, by what they were told to be. */
  get kills(): ReadonlyMap<string, number> {
    return this.#kills;
  }

  /** @param workers sessions that apply changes */
  async declareLink(workers = 1): Promise<void> {
    await this.agent.putLink(LINK, DATABASES, { apply: { workers } });
  }

  /** Of one that preserves GTIDs. */
  async declareStandby(apply: NonNullable<LinkSpec["apply"]>): Promise<void> {
    await this.agent.putLink(LINK, [], { gtids: "preserve", apply });
  }

  async setApply(apply: NonNullable<LinkSpec["apply"]>): Promise<void> {
    await this.agent.changeLink(LINK, { apply });
  }

  /** The same as `assertEqual`; and both servers have executed the same transactions. */
  async assertSameHistory(): Promise<void> {
    await this.#settled();
    await sameGtids(this.source, this.target);
    await this.#compare();
  }

  async setWorkers(workers: number): Promise<void> {
    await this.agent.changeLink(LINK, { apply: { workers } });
  }

  /** Positions of the workers, as the target keeps them. */
  async positions(): Promise<readonly string[]> {
    const rows = await this.target.sql(`SELECT gtid_executed FROM towline.checkpoint ORDER BY worker`);
    return rows.map((row) => String(row["gtid_executed"]));
  }

  /** Takes the link away with everything on the target, so that the next one loads anew. */
  async clearTarget(): Promise<void> {
    await this.agent.deleteLink(LINK);
    for (const database of [...DATABASES, "towline", "towline_local"]) {
      await this.target.sql(`DROP DATABASE IF EXISTS \`${database}\``);
    }
  }

  /** Waits until the agent is at a moment, and kills it with SIGKILL there. */
  async killAgent(what: string, hold: Hold): Promise<void> {
    await this.#pauses.hold(hold, WITHIN_MS);
    await this.agent.kill("SIGKILL");
    this.#note(what, "agent", hold);
  }

  /** Lets the agent go on from a moment, and kills it some milliseconds later, wherever it is then. */
  async killAgentAfter(what: string, hold: Hold): Promise<void> {
    const delay = this.random.int(0, LATER_MS);
    await this.#pauses.hold(hold, WITHIN_MS);
    this.#pauses.release();
    await sleep(delay);
    await this.agent.kill("SIGKILL");
    this.#note(`${what}, ${delay} ms later`, "agent", hold);
  }

  /** Waits until the agent is at a moment, kills the target's mysqld with SIGKILL, lets the agent go on, starts mysqld. */
  async killTarget(what: string, hold: Hold): Promise<void> {
    await this.#pauses.hold(hold, WITHIN_MS);
    await this.target.kill("SIGKILL");
    this.#note(what, "mysqld", hold);
    this.#pauses.release();
    await this.target.restart();
  }

  /** Stops writing, waits until everything is applied, has the oracle compare, and writes on. */
  async assertEqual(): Promise<void> {
    await this.#settled();
    await this.#compare();
  }

  /** Ends the workload, and waits until all of it is applied. */
  async #settled(): Promise<void> {
    const { committed } = await this.#workload.stop();
    this.#committed = committed;
    await this.agent.caughtUp(LINK, this.source, WITHIN_MS);
  }

  /** And writes on. */
  async #compare(): Promise<void> {
    const committed = this.#committed;
    const { tables } = await assertEqual(this.source, this.target, DATABASES);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    this.#t.diagnostic(
      `equal: ${rows} rows in ${tables.length} tables, ${committed} transactions since last time`,
    );
    this.#workload = this.#startWorkload();
  }

  async synced(): Promise<void> {
    await this.agent.synced(LINK, SYNCED_WITHIN_MS);
  }

  /** A moment, the occurrence of which the seed draws. */
  draw(point: PausePoint, most: number): Hold {
    return { point, occurrence: this.random.int(1, most) };
  }

  /** The moments in an order that the seed draws. */
  shuffled<T>(moments: readonly T[]): readonly T[] {
    return moments
      .map((moment) => ({ moment, order: this.random.next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ moment }) => moment);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#workload.stop();
    } finally {
      this.#pauses.release();
      for (const resource of this.#stack.toReversed()) await resource[Symbol.asyncDispose]();
    }
  }

  #startWorkload(): Workload {
    const seed = this.#seed + this.#workloads++;
    return Workload.start(this.source, {
      seed,
      size: this.#size,
      types: true,
      sessions: SESSIONS,
      pause: PAUSE_MS,
    });
  }

  #note(what: string, victim: string, { point, occurrence }: Hold): void {
    const kind = what.split(",", 1).join("");
    this.#kills.set(kind, (this.#kills.get(kind) ?? 0) + 1);
    this.#t.diagnostic(`${what}: SIGKILL to ${victim} at ${point} (${occurrence})`);
  }
}
