import { Agent } from "../test/harness/agent.ts";
import { executed, waitForExecuted } from "../test/harness/gtids.ts";
import { MysqlServer } from "../test/harness/mysql-server.ts";
import { configureReplica } from "../test/harness/native-replication.ts";
import { assertEqual } from "../test/harness/oracle.ts";
import { grantWholeServer } from "../test/harness/standby.ts";
import { CATCH_UP_WORKLOADS, type CatchUpWorkload } from "./catch-up-workload.ts";
import { DataSnapshot } from "./data-snapshot.ts";
import { PRESERVING_WORKERS, PreservingSide } from "./preserving-side.ts";

/** Each side is measured this often, in an order that turns round; of the ratios the median counts. */
const ROUNDS = 5;
/** Workers of native replication. */
const WORKERS = 4;
const LINK = "bench";
const DATABASES = ["bench"];
const DEADLINE_SECONDS = 600;
const MS_PER_SECOND = 1_000;
const BYTES_PER_MB = 1_000_000;
/** The most memory that the agent is to use, MB. */
const MEMORY_MARK_MB = 300;

/** Default durability; a buffer pool that holds everything, so that the disk is out of the picture on both sides. */
const OPTIONS = [
  "--innodb-buffer-pool-size=1G",
  "--innodb-redo-log-capacity=1G",
  `--replica-parallel-workers=${WORKERS}`,
  // Where the source's GTIDs are to be kept nothing may write by itself.
  "--event-scheduler=OFF",
];

const SIDES = ["native", "link", "link_2", "preserving", "preserving_ordered"] as const;

/** A and B with what each side starts from. */
interface Site {
  readonly source: MysqlServer;
  readonly target: MysqlServer;
  readonly agent: Agent;
  /** Of the source, once the workload is recorded. */
  readonly goal: string;
}

/** A figure in the form that all benchmarks share. */
function report(figure: string, value: number, unit: string, mark: number | null, met: boolean): void {
  process.stdout.write(`${JSON.stringify({ bench: "catch-up", figure, value, unit, mark, met })}\n`);
}

/**
 * A link catching up with a recorded workload against MySQL's own replication catching up with the same, on the same two
 * servers. Prints a line for each measurement, then a JSON line for each figure: per workload the median ratio of native to
 * link seconds, and the agent's peak memory.
 */
export async function run(): Promise<void> {
  console.log(
    "seconds to apply a recorded binlog, connecting included; data on tmpfs, sync_binlog=1, " +
      `innodb_flush_log_at_trx_commit=1; native: ${WORKERS} workers, replica_preserve_commit_order=ON; preserving: ${PRESERVING_WORKERS} sessions`,
  );
  const figures: (() => void)[] = [];
  for (const workload of CATCH_UP_WORKLOADS) figures.push(await measure(workload));
  for (const figure of figures) figure();
}

/** Measures one workload and gives what reports its figures. */
async function measure(workload: CatchUpWorkload): Promise<() => void> {
  await using source = await MysqlServer.start({ name: "a", serverId: 1, tmpfs: true, options: OPTIONS });
  await using target = await MysqlServer.start({ name: "b", serverId: 2, tmpfs: true, options: OPTIONS });
  await using agent = await Agent.start({ bundled: true });
  await grantWholeServer(source);
  await grantWholeServer(target);
  await workload.prepare(source);

  await using empty = await DataSnapshot.take(target);
  await configureReplica(target, source);
  await target.sql("START REPLICA");
  await waitForExecuted(target, await executed(source), DEADLINE_SECONDS);
  await target.sql("STOP REPLICA");
  await using replica = await DataSnapshot.take(target);

  // The same server without the replication: what a link that preserves GTIDs starts from.
  await target.sql("RESET REPLICA ALL");
  await using standby = await DataSnapshot.take(target);
  await using preserving = await PreservingSide.open(source, target, standby);

  await empty.restore();
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  await agent.putLink(LINK, DATABASES);
  await agent.synced(LINK);
  await agent.setDesiredState(LINK, "paused");
  await paused(agent);
  await using loaded = await DataSnapshot.take(target);

  await workload.record(source);
  const site = { source, target, agent, goal: await executed(source) };
  const withWorkers = async (workers: number): Promise<number> => {
    // An agent that ran would remember a position of which the restored target knows nothing.
    await agent.stop();
    await loaded.restore();
    await agent.restart();
    await agent.changeLink(LINK, { apply: { workers } });
    return await link(site);
  };
  const sides = {
    native: async (): Promise<number> => {
      await replica.restore();
      return await native(site);
    },
    link: (): Promise<number> => withWorkers(1),
    link_2: (): Promise<number> => withWorkers(2),
    preserving: async (): Promise<number> => {
      await agent.stop();
      return await preserving.run("unordered");
    },
    preserving_ordered: async (): Promise<number> => {
      await agent.stop();
      return await preserving.run("ordered");
    },
  };
  const order = SIDES;
  const rounds: Record<(typeof order)[number], number>[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const seconds = { native: 0, link: 0, link_2: 0, preserving: 0, preserving_ordered: 0 };
    for (const side of round % 2 === 1 ? order : order.toReversed()) {
      seconds[side] = await sides[side]();
      const { name, amount, unit } = workload;
      const rate = Math.round(amount / seconds[side]);
      console.log(
        `${name}, round ${round}, ${side}: ${round2(seconds[side])} s for ${amount} ${unit} (${rate}/s), found equal`,
      );
    }
    rounds.push(seconds);
  }
  const { name, marks } = workload;
  const peak = Math.round((await agent.memory()).peak / BYTES_PER_MB);
  const figures = (["link", "link_2", "preserving", "preserving_ordered"] as const).map((side) => {
    const ratios = rounds.map((seconds) => seconds.native / seconds[side]);
    const [least, middle, most] = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map(round2);
    console.log(
      `${name}: native to ${side}: ${least} / ${middle} / ${most} (least, median, most of ${ROUNDS})`,
    );
    return { figure: `${name}_native_to_${side}`, value: middle as number, mark: marks[side] };
  });
  return () => {
    for (const { figure, value, mark } of figures)
      report(figure, value, "ratio", mark, mark === null || value >= mark);
    report(`${name}_agent_peak_rss`, peak, "MB", MEMORY_MARK_MB, peak <= MEMORY_MARK_MB);
  };
}

/** Seconds that native replication takes. The oracle has found both sides equal when this returns. */
async function native({ source, target, goal }: Site): Promise<number> {
  const start = performance.now();
  await target.sql("START REPLICA");
  await waitForExecuted(target, goal, DEADLINE_SECONDS);
  const seconds = (performance.now() - start) / MS_PER_SECOND;
  await target.sql("STOP REPLICA");
  await assertEqual(source, target, DATABASES);
  return seconds;
}

/** Seconds that the link takes. The oracle has found both sides equal when this returns. */
async function link({ source, target, agent }: Site): Promise<number> {
  const start = performance.now();
  await agent.setDesiredState(LINK, "running");
  await agent.caughtUp(LINK, source, DEADLINE_SECONDS * MS_PER_SECOND);
  const seconds = (performance.now() - start) / MS_PER_SECOND;
  await agent.setDesiredState(LINK, "paused");
  await paused(agent);
  await assertEqual(source, target, DATABASES);
  return seconds;
}

async function paused(agent: Agent): Promise<void> {
  await agent.until(LINK, "is paused", ({ status }) => status?.phase === "paused");
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
