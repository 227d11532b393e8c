import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { AsyncStack } from "../agent/lib/async-stack.ts";
import { towline } from "../proto/gen/control.js";
import { Agent, type LinkSpec } from "../test/harness/agent.ts";
import { executed, waitForExecuted } from "../test/harness/gtids.ts";
import { MysqlServer } from "../test/harness/mysql-server.ts";
import { configureReplica } from "../test/harness/native-replication.ts";
import { NetworkSites } from "../test/harness/network-sites.ts";
import { assertEqual } from "../test/harness/oracle.ts";
import { ProxyProcess } from "../test/harness/proxy-process.ts";
import { loadShop } from "../test/harness/shop.ts";
import type { ShopSize } from "../test/harness/shop-rows.ts";
import { Workload } from "../test/harness/workload.ts";
import { CommitDrive, DRIVE_DATABASE } from "./commit-drive.ts";
import { DataSnapshot } from "./data-snapshot.ts";
import { percentile } from "./figures.ts";
import { WAN_PATH } from "./wan-path.ts";

const { Milestone } = towline.control.v1;

/** What brings the target up to the source. */
export const WAN_SIDES = ["direct", "native", "feed"] as const;
export type WanSide = (typeof WAN_SIDES)[number];

/** Share of the shop's 300 000 rows that is loaded. */
const SCALE = 0.4;
/** Transactions of the shop that are recorded while nobody reads, and then caught up with. */
export const TRANSACTIONS = 4_000;
const DATABASES = ["shop", DRIVE_DATABASE];
const LINK = "wan";
const SEED = 1;
const NATIVE_WORKERS = 4;
/** Row changes a second while lag is measured: far below what the path carries. */
export const CHANGES_PER_SECOND = 400;
export const LAG_SECONDS = 10;
const WARM_UP_SECONDS = 2;
const TABLE_ROWS = 10_000;
const DEADLINE_SECONDS = 200;
const MS_PER_SECOND = 1_000;

const OPTIONS = [
  ...["--innodb-buffer-pool-size=512M", "--innodb-redo-log-capacity=512M", "--performance-schema=ON"],
  ...[`--replica-parallel-workers=${NATIVE_WORKERS}`, "--skip-replica-start", "--local-infile=ON"],
];

/** Seconds and bytes on the wire, of both directions. */
export interface Passage {
  readonly seconds: number;
  readonly bytes: number;
}

/** What one side came to. */
export interface WanMeasure {
  /** Null where the side only streams. */
  readonly load: (Passage & { readonly rows: number }) | null;
  readonly stream: Passage & { readonly binlogBytes: number };
  readonly lag: {
    readonly p50: number;
    readonly p99: number;
    readonly bytes: number;
    readonly binlogBytes: number;
  };
}

/** What is measured of a side that is ready to stream. */
interface Streaming {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly caughtUp: () => Promise<void>;
}

/** Two servers at two sites, joined by a long path. */
export class WanSite implements AsyncDisposable {
  readonly sites: NetworkSites;
  readonly #path: ProxyProcess;
  readonly #source: MysqlServer;
  readonly #target: MysqlServer;
  readonly #size: ShopSize;
  readonly #drive: CommitDrive;
  /** The source with the rows that each side loads, and the target without any: what one side wrote is nothing to the next. */
  readonly #before: readonly DataSnapshot[];
  readonly #opened: AsyncDisposable;
  /** Where the target reaches the source's database: only sides that read across have it opened. */
  readonly #databasePort: number;

  private constructor(
    sites: NetworkSites,
    path: ProxyProcess,
    [source, target]: readonly [MysqlServer, MysqlServer],
    { size, drive, before, databasePort }: Prepared,
    opened: AsyncDisposable,
  ) {
    this.sites = sites;
    this.#path = path;
    this.#source = source;
    this.#target = target;
    this.#size = size;
    this.#drive = drive;
    this.#before = before;
    this.#databasePort = databasePort;
    this.#opened = opened;
  }

  static async open(): Promise<WanSite> {
    await using opened = new AsyncStack();
    const sites = opened.use(await NetworkSites.open());
    const path = opened.use(await ProxyProcess.start());
    const reachable = `--bind-address=127.0.0.1,${sites.source.inside}`;
    const start = async (options: Parameters<typeof MysqlServer.start>[0]): Promise<MysqlServer> =>
      opened.use(await MysqlServer.start({ tmpfs: true, ...options }));
    const source = await start({
      name: "a",
      serverId: 1,
      site: sites.source,
      options: [...OPTIONS, reachable],
    });
    const target = await start({ name: "b", serverId: 2, site: sites.target, options: OPTIONS });
    const drive = new CommitDrive(source, target, {
      changesPerSecond: CHANGES_PER_SECOND,
      tableRows: TABLE_ROWS,
    });
    const size = await loadShop(source, { seed: SEED, scale: SCALE });
    await drive.fill();
    const before = [opened.use(await DataSnapshot.take(source)), opened.use(await DataSnapshot.take(target))];
    const databasePort = await path.open({
      listen: sites.target.outside,
      host: sites.source.inside,
      port: source.account.port,
    });
    return new WanSite(sites, path, [source, target], { size, drive, before, databasePort }, opened.move());
  }

  /** The oracle has found both servers equal when this returns. */
  async measure(side: WanSide): Promise<WanMeasure> {
    // What a side needs before it begins does not go the long way.
    await this.#path.behave();
    for (const snapshot of this.#before) await snapshot.restore();
    switch (side) {
      case "direct":
        return await this.#direct();
      case "native":
        return await this.#native();
      case "feed":
        return await this.#feed();
      default:
        return side satisfies never;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened[Symbol.asyncDispose]();
  }

  /** One agent, at the target, that reads the source's database over the path. */
  async #direct(): Promise<WanMeasure> {
    await using agent = await Agent.start({ bundled: true, name: "dc2", site: this.sites.target });
    await this.#path.behave(WAN_PATH);
    const acrossPath = { host: this.sites.target.outside, port: this.#databasePort };
    await agent.putInstance("source", this.#source, acrossPath);
    await agent.putInstance("target", this.#target);
    return await this.#link(agent);
  }

  /** An agent at each site; nothing but what passes between the two takes the path. */
  async #feed(): Promise<WanMeasure> {
    const { source, target } = this.sites;
    await using near = await Agent.start({ bundled: true, site: source });
    const [host, port] = near.address.split(":") as [string, string];
    const crossing = await this.#path.open({ listen: target.outside, host, port: Number(port) });
    const peerAddress = `${target.outside}:${crossing}`;
    await using far = await Agent.start({
      bundled: true,
      name: "dc2",
      site: target,
      peer: near,
      peerAddress,
    });
    await this.#path.behave(WAN_PATH);
    await near.putInstance("source", this.#source);
    await far.putInstance("target", this.#target);
    return await this.#link(far, { sourceAgent: near.name });
  }

  /** @param agent knows the instances; the link is made here */
  async #link(agent: Agent, change: LinkSpec = {}): Promise<WanMeasure> {
    const milestone = async (least: number): Promise<void> => {
      const holds = ({ status }: { status?: { milestone?: number | null } | null }): boolean =>
        (status?.milestone ?? 0) >= least;
      await agent.until(LINK, `has reached milestone ${least}`, holds, DEADLINE_SECONDS * MS_PER_SECOND);
    };
    const load = await this.#passage(async () => {
      await agent.putLink(LINK, DATABASES, change);
      await milestone(Milestone.MILESTONE_FULL_LOAD);
    });
    await milestone(Milestone.MILESTONE_SYNCING);
    const rows = await this.#rows();
    const measured = await this.#stream({
      start: async () => await agent.setDesiredState(LINK, "running"),
      stop: async () => {
        await agent.setDesiredState(LINK, "paused");
        await agent.until(LINK, "is paused", ({ status }) => status?.phase === "paused");
      },
      caughtUp: async () => void (await agent.caughtUp(LINK, this.#source, DEADLINE_SECONDS * MS_PER_SECOND)),
    });
    return { load: { ...load, rows }, ...measured };
  }

  async #native(): Promise<WanMeasure> {
    await this.#cloneSource();
    await configureReplica(this.#target, this.#source, {
      host: this.sites.target.outside,
      port: this.#databasePort,
      compression: "zstd",
    });
    await this.#path.behave(WAN_PATH);
    const measured = await this.#stream({
      start: async () => void (await this.#target.sql("START REPLICA")),
      stop: async () => void (await this.#target.sql("STOP REPLICA")),
      caughtUp: async () =>
        await waitForExecuted(this.#target, await executed(this.#source), DEADLINE_SECONDS),
    });
    return { load: null, ...measured };
  }

  /** @param side whose target has what the source has, or is about to */
  async #stream(side: Streaming): Promise<Pick<WanMeasure, "stream" | "lag">> {
    await side.stop();
    const before = await this.#binlogBytes();
    await this.#record();
    const recorded = (await this.#binlogBytes()) - before;
    const stream = await this.#passage(async () => {
      await side.start();
      await side.caughtUp();
    });
    await this.#drive.run(WARM_UP_SECONDS);
    const driven = await this.#binlogBytes();
    let delays: readonly number[] = [];
    const lag = await this.#passage(async () => {
      delays = (await this.#drive.run(LAG_SECONDS)).delays;
    });
    const drivenBytes = (await this.#binlogBytes()) - driven;
    await side.caughtUp();
    await side.stop();
    await assertEqual(this.#source, this.#target, DATABASES);
    return {
      stream: { ...stream, binlogBytes: recorded },
      lag: {
        p50: percentile(delays, 0.5),
        p99: percentile(delays, 0.99),
        bytes: lag.bytes,
        binlogBytes: drivenBytes,
      },
    };
  }

  async #passage(work: () => Promise<void>): Promise<Passage> {
    const before = await this.#passed();
    const start = performance.now();
    await work();
    const seconds = (performance.now() - start) / MS_PER_SECOND;
    return { seconds, bytes: (await this.#passed()) - before };
  }

  async #passed(): Promise<number> {
    const { from_client, from_server } = await this.#path.passed();
    return from_client + from_server;
  }

  /** A fixed amount of the shop's transactions: the same ones, but for how the sessions interleave. */
  async #record(): Promise<void> {
    const workload = Workload.start(this.#source, { seed: SEED, size: this.#size });
    await workload.committedAtLeast(TRANSACTIONS);
    await workload.stop();
  }

  /** The target becomes a copy of the source as it is, under an identity of its own. */
  async #cloneSource(): Promise<void> {
    await this.#target.stop();
    await this.#source.stop();
    await rm(this.#target.dataFolder, { recursive: true, force: true });
    await cp(this.#source.dataFolder, this.#target.dataFolder, { recursive: true });
    await rm(join(this.#target.dataFolder, "auto.cnf"));
    await this.#source.restart();
    await this.#target.restart();
  }

  async #binlogBytes(): Promise<number> {
    const logs = await this.#source.sql<{ File_size: number }>("SHOW BINARY LOGS");
    return logs.reduce((sum, { File_size }) => sum + Number(File_size), 0);
  }

  async #rows(): Promise<number> {
    const tables = await this.#source.sql<{ name: string }>(
      "SELECT CONCAT(table_schema, '.', table_name) AS name FROM information_schema.tables WHERE table_schema IN (?) AND table_type = 'BASE TABLE'",
      [DATABASES],
    );
    let rows = 0;
    for (const { name } of tables) rows += Number(await this.#source.value(`SELECT COUNT(*) FROM ${name}`));
    return rows;
  }
}

interface Prepared {
  readonly size: ShopSize;
  readonly drive: CommitDrive;
  readonly before: readonly DataSnapshot[];
  readonly databasePort: number;
}
