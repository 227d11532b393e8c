import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { variables } from "../../demo/example.ts";
import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { PauseServer } from "../harness/pause-server.ts";
import { seedFrom } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import { type CommandResult, type RunningCommand, Terraform } from "../harness/terraform.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/minimal", import.meta.url));
const DATABASES = ["shop"];
const SCALE = 0.03;
/** The workload rests between transactions, milliseconds: it shares two cores with all that is tested. */
const PAUSE_MS = 25;
const SESSIONS = 2;
const LINK = "towline_sync_link.shop";
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;
/** Tables that are copied before the load is held. */
const TABLES_BEFORE = 3;

/** A way in which a create that waits for the full load comes to an end before it. */
interface Interruption {
  readonly title: string;
  /** Arguments of the link besides what the example has. */
  readonly waiting: string;
  readonly interrupt: (command: RunningCommand) => Promise<CommandResult>;
  /** Whether the link is in the state afterwards; if not, the next apply adopts it. */
  readonly recorded: boolean;
}

const PATIENT = 'wait_for = "full_load"';

const INTERRUPTIONS: readonly Interruption[] = [
  {
    title: "a wait_for that is not reached in time",
    waiting: `${PATIENT}\n  timeouts = { create = "2s" }`,
    interrupt: ({ done }) => done,
    recorded: true,
  },
  {
    title: "ctrl-C",
    waiting: PATIENT,
    interrupt: async ({ process: terraform, done }) => {
      process.kill(-(terraform.pid ?? 0), "SIGINT");
      return done;
    },
    recorded: true,
  },
  {
    title: "a provider that is killed",
    waiting: PATIENT,
    interrupt: async ({ process: terraform, done }) => {
      const providers = childrenOf(terraform.pid ?? 0).filter((pid) =>
        commandOf(pid).includes("terraform-provider-towline"),
      );
      assert.equal(providers.length, 1);
      for (const pid of providers) process.kill(pid, "SIGKILL");
      return done;
    },
    recorded: false,
  },
];

function childrenOf(parent: number): number[] {
  const processes = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
  return processes.map(Number).filter((pid) => readProc(pid, "status").includes(`\nPPid:\t${parent}\n`));
}

const commandOf = (pid: number): string => readProc(pid, "cmdline");

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    // It ended since it was listed.
    return "";
  }
}

test("a create that ends before its link is loaded leaves no tainted and no orphaned object, and the load goes on", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await using pauses = await PauseServer.open();
  await using agent = await Agent.start({ pauses, bundled: true });
  const size = await loadShop(source, { seed, scale: SCALE });
  await using workload = Workload.start(source, { seed, size, sessions: SESSIONS, pause: PAUSE_MS });

  for (const { title, waiting, interrupt, recorded } of INTERRUPTIONS) {
    await t.test(title, async () => {
      await using terraform = await Terraform.open({
        config: EXAMPLE,
        provider: "mirror",
        ...variables(agent, source, target),
      });
      terraform.replace("main.tf", /lifecycle \{[\s\S]*?\n {2}\}\n(?=\})/, `${waiting}\n`);
      const held = pauses.hold({ point: "load.table-loaded", occurrence: TABLES_BEFORE }, WITHIN_MS);
      const command = terraform.start(["apply", "-auto-approve", "-input=false"], {}, true);
      await held;
      const ended = await interrupt(command);
      const { uid } = await agent.getLink("shop");
      const inState = (await terraform.state()).get(LINK);
      assert.equal(inState !== undefined, recorded, ended.stdout + ended.stderr);
      if (recorded) {
        assert.equal(inState?.tainted, undefined);
        assert.equal(inState?.values["uid"], uid);
        assert.equal(inState?.values["ready"], false);
      }
      pauses.release();
      // Nobody waits for it any more, and it goes on.
      await agent.synced("shop");

      const applied = await terraform.ok(["apply", "-auto-approve", "-input=false"]);
      if (!recorded) assert.match(applied.stdout, /was there already and was adopted/);
      const after = (await terraform.state()).get(LINK);
      assert.equal(after?.tainted, undefined);
      assert.equal(after?.values["uid"], uid, "it is the same link");
      assert.equal(after?.values["ready"], true);
      assert.equal((await terraform.plan()).code, 0);

      const goal = workload.committed + 10;
      await eventually(() => workload.committed >= goal, { what: "the workload commits", within: WITHIN_MS });
      assert.equal((await terraform.destroy()).code, 0);
      await assert.rejects(agent.getLink("shop"), /no link shop is declared/);
      for (const database of ["shop", "towline", "towline_local"])
        await target.sql(`DROP DATABASE ${database}`);
    });
  }

  await t.test("and what is declared anew after all that is equal in the end", async () => {
    await agent.putInstance("source", source);
    await agent.putInstance("target", target);
    await agent.putLink("again", DATABASES);
    await agent.synced("again");
    await workload.stop();
    await agent.caughtUp("again", source);
    await assertEqual(source, target, DATABASES);
  });
});
