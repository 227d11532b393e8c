import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Agent } from "../test/harness/agent.ts";
import { executed } from "../test/harness/gtids.ts";
import { MysqlServer } from "../test/harness/mysql-server.ts";
import { compare } from "../test/harness/oracle.ts";
import { seedFrom } from "../test/harness/random.ts";
import { loadShop } from "../test/harness/shop.ts";
import { Terraform } from "../test/harness/terraform.ts";
import { eventually } from "../test/harness/wait.ts";
import { Workload } from "../test/harness/workload.ts";
import { twoSites } from "./example.ts";
import { Follower } from "./follow.ts";
import { count, Screen } from "./screen.ts";

const EXAMPLE = fileURLToPath(new URL("../examples/two-sites", import.meta.url));
const LINK = "shop";
const DATABASES = ["shop"];
/** Two sessions that rest between transactions: a busy shop, and a machine of two cores that does the rest as well. */
const SESSIONS = 2;
const PAUSE_MS = 8;
/** How long the stream is watched before the agent is killed and after it is back, milliseconds. */
const WATCH_MS = 5_000;
/** Transactions that the source commits while the agent is down. */
const BEHIND = 200;
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = 90_000;
const MS_PER_SECOND = 1_000;
const BYTES_PER_MB = 1_000_000;
/** Plan says that there is nothing to do. */
const CLEAN = 0;
/** Characters of a checksum that are shown. */
const SHOWN = 16;

/** The demo. Returns whether everything was as promised. */
async function demo(screen: Screen): Promise<boolean> {
  const seed = seedFrom(process.env);
  screen.heading(`Two MySQL servers, an agent by each, one link (seed ${seed}; TOWLINE_SEED repeats it)`);
  const servers = Promise.all([
    MysqlServer.start({ name: "source", serverId: 1 }),
    MysqlServer.start({ name: "target", serverId: 2 }),
  ]);
  const [one, other] = await screen.step(
    "servers",
    servers,
    ([{ version }]) => `two MySQL ${version} servers are up, each with an empty data directory`,
  );
  await using source = one;
  await using target = other;
  const size = await screen.step(
    "a shop of seven tables is loaded into the source",
    loadShop(source, { seed }),
  );
  await using near = await screen.step(
    "agent of the source",
    Agent.start({ bundled: true }),
    ({ name, address }) => `agent ${name} serves on ${address}, over mutual TLS: it is near the source`,
  );
  await using agent = await screen.step(
    "agent of the target",
    Agent.start({ bundled: true, name: "dc2", peer: near }),
    ({ name, address }) =>
      `agent ${name} serves on ${address}: it is near the target, owns the link, and is fed by ${near.name}`,
  );
  await using workload = Workload.start(source, { seed, size, sessions: SESSIONS, pause: PAUSE_MS });
  screen.line("the shop is open: from now on it is written to without a break");

  screen.heading("terraform init, plan, apply on examples/two-sites");
  await using terraform = await screen.step(
    "terraform init",
    Terraform.open({ config: EXAMPLE, provider: "mirror", ...twoSites(near, agent, source, target) }),
    () => "terraform init",
  );
  const planned = await screen.step("plan", terraform.plan(), ({ stdout }) => summary(stdout, /^Plan: .*$/m));
  if (planned.code === 1) throw new Error(planned.stdout + planned.stderr);
  const loadStarted = screen.elapsed;
  const follower = Follower.start(agent, LINK, workload, screen);
  await using _follower = follower;
  await terraform.ok(["apply", "-input=false", "-auto-approve"]);
  screen.line("terraform apply is done");
  await agent.synced(LINK, WITHIN_MS);
  const loadSeconds = screen.elapsed - loadStarted;
  screen.line(`the target is in sync ${loadSeconds.toFixed(1)} s after apply began`);
  await sleep(WATCH_MS);

  screen.heading(`SIGKILL for the agent (process ${agent.pid}), in mid-stream`);
  await agent.kill("SIGKILL");
  screen.line("killed; the shop goes on");
  const behind = workload.committed + BEHIND;
  await eventually(() => workload.committed >= behind, { what: "the source runs ahead", within: WITHIN_MS });
  await agent.restart();
  screen.line(`started again: process ${agent.pid}, from what the target knows`);
  await agent.caughtUp(LINK, source, WITHIN_MS);
  await sleep(WATCH_MS);

  screen.heading(`SIGKILL for the agent of the source (process ${near.pid}) as well`);
  await near.kill("SIGKILL");
  screen.line("killed; the target's agent tries again until it is back");
  const ahead = workload.committed + BEHIND;
  await eventually(() => workload.committed >= ahead, { what: "the source runs ahead", within: WITHIN_MS });
  await near.restart();
  await agent.caughtUp(LINK, source, WITHIN_MS);
  screen.line(`started again: process ${near.pid}; the target has caught up`);

  screen.heading("terraform plan -detailed-exitcode, while the shop is open");
  const { code, stdout, stderr } = await screen.step(
    "plan",
    terraform.plan(),
    (plan) =>
      `exit code ${plan.code}: ${plan.code === CLEAN ? summary(plan.stdout, /^No changes\..*$/m) : "changes"}`,
  );
  if (code !== CLEAN) process.stdout.write(stdout + stderr);

  screen.heading("The shop closes; every table is compared");
  const { committed } = await workload.stop();
  const committedSet = await executed(source);
  await screen.step("the target has applied everything", agent.caughtUp(LINK, source, WITHIN_MS));
  await follower[Symbol.asyncDispose]();
  const comparison = await compare(source, target, DATABASES);
  for (const { table, rows, checksum, differences } of comparison.tables) {
    const verdict = differences.length === 0 ? "equal" : `DIFFERENT\n${differences.join("\n")}`;
    screen.line(
      `${table.padEnd(24)} ${count(rows).padStart(9)} rows  ${checksum.slice(0, SHOWN)}…  ${verdict}`,
    );
  }
  const rows = comparison.tables.reduce((sum, table) => sum + table.rows, 0);

  screen.heading("terraform destroy");
  const destroyed = await screen.step("destroy", terraform.destroy(), (result) =>
    summary(result.stdout, /^Destroy complete!.*$/m),
  );
  if (destroyed.code !== 0) process.stdout.write(destroyed.stdout + destroyed.stderr);
  const untouched = (await compare(source, target, DATABASES)).equal;
  const [{ peak }, { peak: nearPeak }] = await Promise.all([agent.memory(), near.memory()]);

  const good = comparison.equal && code === CLEAN && destroyed.code === 0 && untouched;
  const { median, most } = follower.lag;
  screen.heading(good ? "It holds" : "It does NOT hold");
  const seconds = (milliseconds: number) => `${(milliseconds / MS_PER_SECOND).toFixed(2)} s`;
  const facts = [
    ["rows compared", `${count(rows)} in ${comparison.tables.length} tables`],
    [
      "copied and in sync",
      `${count(follower.rowsLoaded)} rows in ${loadSeconds.toFixed(1)} s, under write load`,
    ],
    ["committed meanwhile", `${count(committed)} transactions, up to ${committedSet}`],
    ["lag while syncing", `median ${seconds(median)}, most ${seconds(most)}`],
    ["after SIGKILL", comparison.equal ? "no row lost, none doubled" : "ROWS DIFFER"],
    ["checksums", comparison.equal ? "equal in every table" : "NOT EQUAL"],
    ["plan after it all", code === CLEAN ? "clean" : `exit code ${code}`],
    ["destroy", destroyed.code === 0 && untouched ? "link gone, the target's data stays" : "FAILED"],
    [
      "agents' peak memory",
      `${Math.round(peak / BYTES_PER_MB)} MB resident at the target, ${Math.round(nearPeak / BYTES_PER_MB)} MB at the source`,
    ],
    ["the whole demo", `${screen.elapsed.toFixed(0)} s`],
  ] as const;
  for (const [name, fact] of facts) process.stdout.write(`  ${name.padEnd(22)}${fact}\n`);
  return good;
}

/** The line of terraform's output that says it. */
function summary(output: string, line: RegExp): string {
  return line.exec(output)?.[0] ?? `terraform said:\n${output}`;
}

process.exitCode = (await demo(new Screen())) ? 0 : 1;
