import { Agent } from "../test/harness/agent.ts";
import { MysqlServer } from "../test/harness/mysql-server.ts";
import { assertEqual } from "../test/harness/oracle.ts";
import { CHANGES_PER_TRANSACTION, CommitDrive, DRIVE_DATABASE } from "./commit-drive.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { percentile, print, round2 } from "./figures.ts";

/** Row changes a second. */
const CHANGES_PER_SECOND = 2_000;
const SECONDS = 60;
/** Not counted: the code is compiled and the caches are filled. */
const WARM_UP_SECONDS = 10;
const TABLE_ROWS = 100_000;
const LINK = "lag";
const MILLION = 1_000_000;
const MARKS_MS = { p50: 50, p99: 250 } as const;
const MEMORY_MARK_MB = 300;
const OPTIONS = ["--innodb-buffer-pool-size=1G", "--innodb-redo-log-capacity=1G", "--performance-schema=ON"];

/**
 * How long after its commit on the source a change is seen by a session on the target, while the source takes row changes at
 * a fixed rate: inserts, updates and deletes of sysbench's kind. One clock: both servers and this process share a machine.
 */
export async function run(): Promise<void> {
  await using source = await MysqlServer.start({ name: "a", serverId: 1, tmpfs: true, options: OPTIONS });
  await using target = await MysqlServer.start({ name: "b", serverId: 2, tmpfs: true, options: OPTIONS });
  await using agent = await Agent.start({ bundled: true });
  console.log(
    `milliseconds from the answer to COMMIT on the source until a session on the target sees the row, at ${CHANGES_PER_SECOND} row ` +
      `changes a second in transactions of ${CHANGES_PER_TRANSACTION} for ${SECONDS} s, after ${WARM_UP_SECONDS} s; data on tmpfs, ` +
      "sync_binlog=1, innodb_flush_log_at_trx_commit=1",
  );
  const drive = new CommitDrive(source, target, {
    changesPerSecond: CHANGES_PER_SECOND,
    tableRows: TABLE_ROWS,
  });
  await drive.fill();
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  await agent.putLink(LINK, [DRIVE_DATABASE]);
  await agent.synced(LINK);

  await drive.run(WARM_UP_SECONDS);
  const before = await cpuSeconds(agent.pid);
  const { delays, changes, seconds } = await drive.run(SECONDS);
  const cpu = (await cpuSeconds(agent.pid)) - before;
  await agent.caughtUp(LINK, source);
  await agent.setDesiredState(LINK, "paused");
  await agent.until(LINK, "is paused", ({ status }) => status?.phase === "paused");
  await assertEqual(source, target, [DRIVE_DATABASE]);
  console.log(
    `${changes} row changes in ${round2(seconds)} s (${Math.round(changes / seconds)}/s), ${delays.length} of the transactions looked for, found equal`,
  );
  for (const [name, share] of [
    ["p50", 0.5],
    ["p99", 0.99],
  ] as const) {
    const value = round2(percentile(delays, share));
    print({
      bench: "lag",
      figure: name,
      value,
      unit: "ms",
      mark: MARKS_MS[name],
      met: value <= MARKS_MS[name],
    });
  }
  const none = { bench: "lag", mark: null, met: null };
  print({ ...none, figure: "max", value: round2(Math.max(...delays)), unit: "ms" });
  print({
    ...none,
    figure: "changes_per_second",
    value: Math.round(changes / seconds),
    unit: "row changes/s",
  });
  print({
    ...none,
    ...{
      figure: "cpu_of_agent",
      value: round2(cpu / (changes / MILLION)),
      unit: "CPU s/million row changes",
    },
  });
  const peak = Math.round((await agent.memory()).peak / MILLION);
  print({
    ...{ bench: "lag", figure: "agent_peak_rss", value: peak, unit: "MB" },
    ...{ mark: MEMORY_MARK_MB, met: peak <= MEMORY_MARK_MB },
  });
}
