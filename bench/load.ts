import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus } from "node:os";
import { towline } from "../proto/gen/control.js";
import { Agent } from "../test/harness/agent.ts";
import { MysqlServer } from "../test/harness/mysql-server.ts";
import { assertEqual } from "../test/harness/oracle.ts";
import { type CopyTools, findCopyTools, findSysbench } from "../test/harness/packages.ts";
import { run as runCommand } from "../test/harness/run.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { print, round2, spread } from "./figures.ts";
import type { BenchOptions } from "./options.ts";

const { Milestone } = towline.control.v1;

/** Each side is measured this often, in turns. */
const ROUNDS = 5;
const TABLES = 4;
const TABLE_ROWS = 200_000;
const ROWS = TABLES * TABLE_ROWS;
/** mydumper's and myloader's own default. */
const THREADS = 4;
const CHUNK_ROWS = 50_000;
const SEED = 1;
const DATABASE = "bench";
const DEADLINE_MS = 300_000;
const MS_PER_SECOND = 1_000;
const MILLION = 1_000_000;

/** The least ratios of the other's time to the link's that are aimed at. */
const MARKS = { mysqldump: 2.2, mydumper: 1.3 } as const;
const MEMORY_MARK_MB = 300;

/** Default durability; a buffer pool that holds everything. */
const OPTIONS = [
  ...["--innodb-buffer-pool-size=1G", "--innodb-redo-log-capacity=1G", "--sync-binlog=1"],
  ...["--innodb-flush-log-at-trx-commit=1", "--local-infile=ON", "--performance-schema=ON"],
];

interface Site {
  readonly source: MysqlServer;
  readonly target: MysqlServer;
  readonly tools: CopyTools;
}

/** What one copy took. */
interface Copy {
  readonly seconds: number;
  /** Processor time of both servers and of what copies. */
  readonly cpu: number;
}

/**
 * The full load of a link against `mysqldump | mysql` and mydumper with myloader, from and to the same two servers. Prints a
 * line for each copy, then a JSON line for each figure.
 */
export async function run({ rounds }: BenchOptions): Promise<void> {
  const tools = await findCopyTools();
  await using source = await MysqlServer.start({ name: "a", serverId: 1, tmpfs: true, options: OPTIONS });
  await using target = await MysqlServer.start({ name: "b", serverId: 2, tmpfs: true, options: OPTIONS });
  const site: Site = { source, target, tools };
  console.log(
    `seconds to copy ${TABLES} sysbench tables of ${TABLE_ROWS} rows with their secondary index, connecting included; ` +
      `data on tmpfs, sync_binlog=1, innodb_flush_log_at_trx_commit=1, binlog on at both, local_infile=ON, ${cpus().length} cores; ` +
      `mydumper and myloader: ${THREADS} threads, chunks of ${CHUNK_ROWS} rows, by way of tmpfs; the others by socket, the link by TCP with TLS`,
  );
  await fill(source);
  const ratios = { mysqldump: [] as number[], mydumper: [] as number[] };
  const link: Copy[] = [];
  const agents: number[] = [];
  let peak = 0;
  for (let round = 1; round <= (rounds ?? ROUNDS); round++) {
    const others = {
      mysqldump: await measure(round, "mysqldump | mysql", site, () => dump(site)),
      mydumper: await measure(round, "mydumper, myloader", site, () => dumpParallel(site)),
    };
    // Its own start is not part of a load; its certificate and state are.
    await using agent = await Agent.start({ bundled: true });
    await agent.putInstance("source", source);
    await agent.putInstance("target", target);
    const copy = await measure(round, "link", site, () => load(agent), agent.pid);
    agents.push((await cpuSeconds(agent.pid)) / (ROWS / MILLION));
    peak = Math.max(peak, (await agent.memory()).peak / MILLION);
    link.push(copy);
    ratios.mysqldump.push(others.mysqldump.seconds / copy.seconds);
    ratios.mydumper.push(others.mydumper.seconds / copy.seconds);
  }
  for (const name of ["mysqldump", "mydumper"] as const) {
    const found = spread(ratios[name]);
    const mark = MARKS[name];
    print({
      bench: "load",
      figure: `${name}_to_link`,
      ...found,
      unit: "ratio",
      mark,
      met: found.value >= mark,
    });
  }
  const none = { mark: null, met: null, bench: "load" };
  const perMillion = { ...none, unit: "CPU s/million rows" };
  print({
    figure: "rows_per_second",
    ...spread(link.map(({ seconds }) => ROWS / seconds)),
    ...none,
    unit: "rows/s",
  });
  print({ figure: "cpu_of_all", ...spread(link.map(({ cpu }) => cpu / (ROWS / MILLION))), ...perMillion });
  print({ figure: "cpu_of_agent", ...spread(agents), ...perMillion });
  print({
    ...{ bench: "load", figure: "agent_peak_rss", value: Math.round(peak), unit: "MB" },
    ...{ mark: MEMORY_MARK_MB, met: peak <= MEMORY_MARK_MB },
  });
}

async function fill(source: MysqlServer): Promise<void> {
  await source.sql(`CREATE DATABASE ${DATABASE}`);
  const { command, env, cwd } = await findSysbench();
  const options = [
    ...[
      "./oltp_insert.lua",
      `--mysql-socket=${source.socket}`,
      "--mysql-user=root",
      `--mysql-db=${DATABASE}`,
    ],
    ...[`--tables=${TABLES}`, `--table-size=${TABLE_ROWS}`, `--threads=${TABLES}`, `--rand-seed=${SEED}`],
  ];
  await runCommand([...command, ...options, "prepare"], { env, cwd });
  const tables = Array.from({ length: TABLES }, (_, at) => `${DATABASE}.sbtest${at + 1}`);
  await source.sql(`ANALYZE TABLE ${tables.join(", ")}`);
}

/** Times one copy into an empty target, and has the oracle compare. */
async function measure(
  round: number,
  name: string,
  { source, target }: Site,
  copy: () => Promise<() => Promise<void>>,
  agent?: number,
): Promise<Copy> {
  for (const database of [DATABASE, "towline", "towline_local"]) {
    await target.sql(`DROP DATABASE IF EXISTS ${database}`);
  }
  await target.sql("RESET BINARY LOGS AND GTIDS");
  const used = async (): Promise<number> =>
    (await cpuSeconds(source.pid)) +
    (await cpuSeconds(target.pid)) +
    (agent === undefined ? await cpuSeconds("self", "with children") : await cpuSeconds(agent));
  const [cpuBefore, start] = [await used(), performance.now()];
  const finish = await copy();
  const seconds = (performance.now() - start) / MS_PER_SECOND;
  const cpu = (await used()) - cpuBefore;
  await finish();
  await assertEqual(source, target, [DATABASE]);
  console.log(
    `round ${round}, ${name}: ${round2(seconds)} s (${Math.round(ROWS / seconds)} rows/s), ${round2(cpu)} CPU s, found equal`,
  );
  return { seconds, cpu };
}

const nothing = async (): Promise<void> => {};

async function load(agent: Agent): Promise<() => Promise<void>> {
  await agent.putLink("bench", [DATABASE]);
  const loaded = ({ status }: { status?: { milestone?: number | null } | null }): boolean =>
    (status?.milestone ?? 0) >= Milestone.MILESTONE_FULL_LOAD;
  await agent.until("bench", "has copied its rows", loaded, DEADLINE_MS);
  return async () => {
    await agent.synced("bench", DEADLINE_MS);
    await agent.deleteLink("bench");
  };
}

async function dump({ source, target, tools }: Site): Promise<() => Promise<void>> {
  const account = (server: MysqlServer): readonly string[] => [`--socket=${server.socket}`, "--user=root"];
  const dumpOptions = ["--single-transaction", "--set-gtid-purged=OFF", "--databases", DATABASE];
  const [dumper = "", ...dumperArgs] = [
    ...tools.mysqldump,
    "--no-defaults",
    ...account(source),
    ...dumpOptions,
  ];
  const [client = "", ...clientArgs] = [...tools.mysql, "--no-defaults", ...account(target)];
  const reading = spawn(dumper, dumperArgs, { stdio: ["ignore", "pipe", "inherit"] });
  const writing = spawn(client, clientArgs, { stdio: [reading.stdout, "ignore", "inherit"] });
  // The pipe is theirs: bytes do not pass through this process.
  reading.stdout.destroy();
  const ends = await Promise.all([once(reading, "exit"), once(writing, "exit")]);
  if (ends.some(([code]) => code !== 0)) throw new Error("mysqldump | mysql failed");
  return nothing;
}

async function dumpParallel({ source, target, tools }: Site): Promise<() => Promise<void>> {
  const folder = await mkdtemp("/dev/shm/towline-dump-");
  const account = (server: MysqlServer): readonly string[] => ["--socket", server.socket, "--user", "root"];
  const { env } = tools;
  try {
    await runCommand(
      [
        ...[...tools.mydumper, ...account(source), "--database", DATABASE, "--outputdir", folder],
        ...["--threads", String(THREADS), "--rows", String(CHUNK_ROWS), "--trx-consistency-only"],
      ],
      { env },
    );
    // Without --enable-binlog the target's binlog would lack the rows.
    await runCommand(
      [
        ...[...tools.myloader, ...account(target), "--directory", folder, "--threads", String(THREADS)],
        "--enable-binlog",
      ],
      { env },
    );
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return () => rm(folder, { recursive: true, force: true });
}
