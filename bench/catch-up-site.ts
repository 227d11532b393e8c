import { AsyncStack } from "../agent/lib/async-stack.ts";
import { Agent } from "../test/harness/agent.ts";
import { executed, waitForExecuted } from "../test/harness/gtids.ts";
import { MysqlServer } from "../test/harness/mysql-server.ts";
import { configureReplica } from "../test/harness/native-replication.ts";
import { assertEqual } from "../test/harness/oracle.ts";
import { grantWholeServer } from "../test/harness/standby.ts";
import type { CatchUpWorkload, LinkSide } from "./catch-up-workload.ts";
import { DataSnapshot } from "./data-snapshot.ts";
import { PreservingSide } from "./preserving-side.ts";
import { type Timing, timed, type Watched } from "./timing.ts";

/** Workers of native replication. */
export const NATIVE_WORKERS = 4;
const LINK = "bench";
const DATABASES = ["bench"];
const DEADLINE_SECONDS = 600;
const MS_PER_SECOND = 1_000;

/** Default durability; a buffer pool that holds everything, so that the disk is out of the picture on both sides. */
const OPTIONS = [
  "--innodb-buffer-pool-size=1G",
  "--innodb-redo-log-capacity=1G",
  "--performance-schema=ON",
  `--replica-parallel-workers=${NATIVE_WORKERS}`,
  // Where the source's GTIDs are to be kept nothing may write by itself.
  "--event-scheduler=OFF",
];

/** What catches up. */
export type Side = "native" | LinkSide;

/** A source with a recorded workload, and a target that can be put back to where a side starts from. */
export class CatchUpSite implements AsyncDisposable {
  readonly #source: MysqlServer;
  readonly #target: MysqlServer;
  readonly #agent: Agent;
  readonly #preserving: PreservingSide;
  /** The target as native replication starts from it, and as a link does that has loaded. */
  readonly #replica: DataSnapshot;
  readonly #loaded: DataSnapshot;
  readonly #opened: AsyncDisposable;

  private constructor(
    [source, target]: readonly [MysqlServer, MysqlServer],
    agent: Agent,
    preserving: PreservingSide,
    [replica, loaded]: readonly [DataSnapshot, DataSnapshot],
    opened: AsyncDisposable,
  ) {
    this.#source = source;
    this.#target = target;
    this.#agent = agent;
    this.#preserving = preserving;
    this.#replica = replica;
    this.#loaded = loaded;
    this.#opened = opened;
  }

  /** The workload is recorded on the source when this returns. */
  static async open(workload: CatchUpWorkload): Promise<CatchUpSite> {
    await using opened = new AsyncStack();
    const server = async (name: string, serverId: number): Promise<MysqlServer> =>
      opened.use(await MysqlServer.start({ name, serverId, tmpfs: true, options: OPTIONS }));
    const source = await server("a", 1);
    const target = await server("b", 2);
    const agent = opened.use(await Agent.start({ bundled: true }));
    const snapshot = async (): Promise<DataSnapshot> => opened.use(await DataSnapshot.take(target));
    await grantWholeServer(source);
    await grantWholeServer(target);
    await workload.prepare(source);

    const empty = await snapshot();
    await configureReplica(target, source);
    await target.sql("START REPLICA");
    await waitForExecuted(target, await executed(source), DEADLINE_SECONDS);
    await target.sql("STOP REPLICA");
    const replica = await snapshot();

    // The same server without the replication: what a link that preserves GTIDs starts from.
    await target.sql("RESET REPLICA ALL");
    const standby = await snapshot();
    const preserving = opened.use(await PreservingSide.open(source, target, standby));

    await empty.restore();
    await agent.putInstance("source", source);
    await agent.putInstance("target", target);
    await agent.putLink(LINK, DATABASES);
    await agent.synced(LINK);
    await agent.setDesiredState(LINK, "paused");
    await paused(agent);
    const loaded = await snapshot();

    await workload.record(source);
    return new CatchUpSite([source, target], agent, preserving, [replica, loaded], opened.move());
  }

  /** What a side takes, connecting included. The oracle has found both servers equal when this returns. */
  async measure(side: Side): Promise<Timing> {
    switch (side) {
      case "native":
        return await this.#native();
      case "link":
        return await this.#link(1);
      case "link_2":
        return await this.#link(2);
      case "preserving":
      case "preserving_ordered":
        await this.#agent.stop();
        return await this.#preserving.run(side === "preserving" ? "unordered" : "ordered");
      default:
        return side satisfies never;
    }
  }

  /** The most memory that the agent has used, of links that merge. Bytes. */
  async peakMemory(): Promise<number> {
    return (await this.#agent.memory()).peak;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened[Symbol.asyncDispose]();
  }

  async #native(): Promise<Timing> {
    await this.#replica.restore();
    const timing = await timed(this.#servers, async () => {
      await this.#target.sql("START REPLICA");
      await waitForExecuted(this.#target, await executed(this.#source), DEADLINE_SECONDS);
    });
    await this.#target.sql("STOP REPLICA");
    await this.#equal();
    return timing;
  }

  async #link(workers: number): Promise<Timing> {
    // An agent that ran would remember a position of which the restored target knows nothing.
    await this.#agent.stop();
    await this.#loaded.restore();
    await this.#agent.restart();
    await this.#agent.changeLink(LINK, { apply: { workers } });
    const timing = await timed({ agent: this.#agent.pid, ...this.#servers }, async () => {
      await this.#agent.setDesiredState(LINK, "running");
      await this.#agent.caughtUp(LINK, this.#source, DEADLINE_SECONDS * MS_PER_SECOND);
    });
    await this.#agent.setDesiredState(LINK, "paused");
    await paused(this.#agent);
    await this.#equal();
    return timing;
  }

  get #servers(): Watched {
    return { target: this.#target.pid, source: this.#source.pid };
  }

  async #equal(): Promise<void> {
    await assertEqual(this.#source, this.#target, DATABASES);
  }
}

async function paused(agent: Agent): Promise<void> {
  await agent.until(LINK, "is paused", ({ status }) => status?.phase === "paused");
}
