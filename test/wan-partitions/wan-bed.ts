import { setTimeout as sleep } from "node:timers/promises";
import { AsyncStack } from "../../agent/lib/async-stack.ts";
import { Agent } from "../harness/agent.ts";
import { containsGtids, executed } from "../harness/gtids.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { type NetworkSite, NetworkSites } from "../harness/network-sites.ts";
import { assertEqual } from "../harness/oracle.ts";
import type { ProxyBehaviour } from "../harness/proxy-line.ts";
import { ProxyProcess } from "../harness/proxy-process.ts";
import { loadShop } from "../harness/shop.ts";
import type { ShopSize } from "../harness/shop-rows.ts";
import { eventually } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";
import type { AgentSite, Fault } from "./fault.ts";

const LINK = "wan";
const DATABASES = ["shop", "bench"];
const SCALE = 0.02;
/** The workload rests between transactions, milliseconds: it shares two cores with all that is tested. */
const PAUSE_MS = 20;
/** Deadline of a wait, milliseconds: a link that has lost its source asks again every half minute at the longest. */
const WITHIN_MS = 240_000;
const MS_PER_SECOND = 1_000;
/** What a large transaction holds, and how much of it has passed when the path is cut, bytes. Random, so that it stays large. */
const LARGE_ROWS = 4_000;
const LARGE_ROW_BYTES = 1_000;
const CUT_AFTER = 1_000_000;

/** 80 ms there and back, 50 Mbit/s. Stalls are among the faults. */
const PATH: Partial<ProxyBehaviour> = { delay: 40, rate: 6_250_000 };

/** Two sites with an agent each, joined by a long path, a link over it, and sessions that write to its source all the while. */
export class WanBed implements AsyncDisposable {
  readonly shortcoming: string | null;
  readonly #path: ProxyProcess;
  readonly #source: MysqlServer;
  readonly #target: MysqlServer;
  readonly #agents: Readonly<Record<AgentSite, Agent>>;
  readonly #opened: AsyncDisposable;
  readonly #size: ShopSize;
  #seed: number;
  #workload: Workload;
  #largest = 0;

  private constructor(
    shortcoming: string | null,
    path: ProxyProcess,
    [source, target]: readonly [MysqlServer, MysqlServer],
    agents: Readonly<Record<AgentSite, Agent>>,
    [size, seed]: readonly [ShopSize, number],
    opened: AsyncDisposable,
  ) {
    this.shortcoming = shortcoming;
    this.#path = path;
    this.#source = source;
    this.#target = target;
    this.#agents = agents;
    this.#size = size;
    this.#seed = seed;
    this.#opened = opened;
    this.#workload = this.#write();
  }

  /** The link has loaded, over the path, and is syncing. */
  static async open(seed: number): Promise<WanBed> {
    await using opened = new AsyncStack();
    const sites = opened.use(await NetworkSites.open());
    const path = opened.use(await ProxyProcess.start());
    const server = async (name: string, serverId: number, site: NetworkSite): Promise<MysqlServer> =>
      // On 127.0.0.1 of its site: nothing from elsewhere reaches it.
      opened.use(await MysqlServer.start({ name, serverId, site }));
    const source = await server("source", 1, sites.source);
    const target = await server("target", 2, sites.target);
    const near = opened.use(await Agent.start({ bundled: true, site: sites.source }));
    const [host, port] = near.address.split(":") as [string, string];
    const crossing = await path.open({ listen: sites.target.outside, host, port: Number(port) });
    const peerAddress = `${sites.target.outside}:${crossing}`;
    const far = opened.use(
      await Agent.start({ bundled: true, name: "dc2", site: sites.target, peer: near, peerAddress }),
    );
    const size = await loadShop(source, { seed, scale: SCALE });
    await source.sql(
      "CREATE DATABASE bench; CREATE TABLE bench.large (id INT PRIMARY KEY, body VARBINARY(1000))",
    );
    await path.behave(PATH);
    await near.putInstance("source", source);
    await far.putInstance("target", target);
    await far.putLink(LINK, DATABASES, { sourceAgent: near.name });
    await far.synced(LINK, WITHIN_MS);
    const agents = { source: near, target: far };
    return new WanBed(sites.shortcoming, path, [source, target], agents, [size, seed], opened.move());
  }

  /** Lets it happen beside the workload; the path is whole and the agents run when this returns. */
  async inflict(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case "partition":
        await this.#path.behave({ ...PATH, network: "parted" });
        // How long it lasts is what the fault is.
        await sleep(fault.seconds * MS_PER_SECOND);
        break;
      case "one-way":
        await this.#path.behave({ ...PATH, lost: fault.lost });
        await this.#noticed();
        break;
      case "mid-transaction":
        await this.#endWithin(fault.end);
        break;
      case "restart":
        await this.#restart(fault.order);
        break;
      default:
        fault satisfies never;
    }
    await this.#path.behave(PATH);
  }

  /** Waits until what is committed by now is applied, however much that is: as long as it becomes less within the deadline. */
  async caughtUp(): Promise<void> {
    const committed = await executed(this.#source);
    const agent = this.#agents.target;
    const isThere = ({ status }: Awaited<ReturnType<Agent["getLink"]>>): Promise<boolean> =>
      containsGtids(this.#source, status?.gtidApplied ?? "", committed);
    for (let before = await this.#applied(); ; ) {
      try {
        await agent.until(LINK, "has applied what the source committed", isThere, WITHIN_MS);
        return;
      } catch (error) {
        const now = await this.#applied();
        if (now === before) throw error;
        before = now;
      }
    }
  }

  /** Stops writing, waits until everything is applied, has the oracle compare, and writes on. Gives the rows compared. */
  async assertEqual(): Promise<number> {
    await this.#workload.stop();
    await this.caughtUp();
    const { tables } = await assertEqual(this.#source, this.#target, DATABASES);
    this.#workload = this.#write();
    return tables.reduce((sum, { rows }) => sum + rows, 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#workload.abandon();
    try {
      await this.#workload.stop();
    } finally {
      await this.#opened[Symbol.asyncDispose]();
    }
  }

  async #applied(): Promise<string> {
    return (await this.#agents.target.getLink(LINK)).status?.gtidApplied ?? "";
  }

  #write(): Workload {
    return Workload.start(this.#source, { seed: this.#seed++, size: this.#size, pause: PAUSE_MS });
  }

  async #noticed(): Promise<void> {
    const hasRetried = ({ status }: Awaited<ReturnType<Agent["getLink"]>>): boolean => status?.retry != null;
    await this.#agents.target.until(LINK, "has noticed the silence", hasRetried, WITHIN_MS);
  }

  async #endWithin(end: "cut" | "truncated"): Promise<void> {
    await this.caughtUp();
    const before = (await this.#path.passed()).from_server;
    const first = this.#largest + 1;
    this.#largest += LARGE_ROWS;
    await this.#source.sql(
      `SET SESSION cte_max_recursion_depth = ${this.#largest};
       INSERT INTO bench.large WITH RECURSIVE n (id) AS (SELECT ${first} UNION ALL SELECT id + 1 FROM n WHERE id < ${this.#largest})
       SELECT id, RANDOM_BYTES(${LARGE_ROW_BYTES}) FROM n`,
    );
    const isUnderWay = async (): Promise<boolean> =>
      (await this.#path.passed()).from_server - before > CUT_AFTER;
    await eventually(isUnderWay, { what: "the transaction is under way", within: WITHIN_MS });
    await (end === "cut" ? this.#path.cut() : this.#path.truncate());
    const arrived = Number(await this.#target.value("SELECT COUNT(*) FROM bench.large"));
    if (arrived >= this.#largest) throw new Error("the transaction had arrived before the path was cut");
  }

  async #restart(order: readonly AgentSite[]): Promise<void> {
    const agents = order.map((site) => this.#agents[site]);
    for (const agent of agents) await agent.kill();
    for (const agent of agents) await agent.restart();
  }
}
