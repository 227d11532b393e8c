import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { DATABASE, type Giant } from "./giant.ts";
import { GIANTS } from "./giants.ts";

const BYTES_PER_MB = 1_000_000;
const MS_PER_SECOND = 1_000;
const OPTIONS = [
  "--innodb-buffer-pool-size=1G",
  "--innodb-redo-log-capacity=1G",
  "--max-allowed-packet=1G",
  "--local-infile=ON",
];

const usage = (): string =>
  [
    "usage: npm run soak -- giants [NAME...]",
    "",
    ...Object.entries(GIANTS).map(([name, { about }]) => `  ${name.padEnd(14)}${about}`),
    "",
  ].join("\n");

/** Runs one and prints its figures. Returns whether it kept its mark. */
async function measure(name: string, giant: Giant): Promise<boolean> {
  await using source = await MysqlServer.start({ name: "a", serverId: 1, options: OPTIONS });
  await using target = await MysqlServer.start({ name: "b", serverId: 2, options: OPTIONS });
  await using agent = await Agent.start({ bundled: true });
  await source.sql(`CREATE DATABASE ${DATABASE}`);
  const peakMb = async (): Promise<number> => Math.round((await agent.memory()).peak / BYTES_PER_MB);
  await giant.run({
    source,
    target,
    agent,
    link: name,
    step: async (what, run) => {
      const start = performance.now();
      await run();
      const seconds = Math.round((performance.now() - start) / MS_PER_SECOND);
      process.stdout.write(`${name}: ${what}: ${seconds} s, peak RSS so far ${await peakMb()} MB\n`);
    },
  });
  await assertEqual(source, target, [DATABASE]);
  const [value, mark] = [await peakMb(), giant.memoryMark];
  const met = mark === null || value <= mark;
  process.stdout.write(
    `${JSON.stringify({ soak: "giants", figure: `${name}_agent_peak_rss`, value, unit: "MB", mark, met })}\n`,
  );
  return met;
}

const [soak, ...names] = process.argv.slice(2);
const wanted = names.length === 0 ? Object.keys(GIANTS) : names;
if (soak !== "giants" || wanted.some((name) => !(name in GIANTS))) {
  process.stderr.write(usage());
  process.exitCode = 2;
} else {
  for (const name of wanted) if (!(await measure(name, GIANTS[name] as Giant))) process.exitCode = 1;
}
