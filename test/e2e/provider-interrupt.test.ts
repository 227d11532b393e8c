import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { linkBlock, openSite, type Site } from "../harness/provider-site.ts";
import { eventually } from "../harness/wait.ts";

const LINK = "towline_sync_link.shop";
/** Longest wait for something that happens in another process, milliseconds. */
const SOON_MS = 20_000;

/** Process ids of the provider's executables that this process of terraform has started. */
function providersOf(terraform: number): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => {
      try {
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${entry}/status`, "utf8"))?.[1];
        return (
          parent === String(terraform) &&
          readFileSync(`/proc/${entry}/cmdline`, "utf8").includes("terraform-provider-towline")
        );
      } catch {
        // A process that ended since it was listed.
        return false;
      }
    })
    .map(Number);
}

async function waitingCreate({ terraform, agent }: Site) {
  agent.startsAtOnce = false;
  const command = terraform.start(["apply", "-auto-approve"], {}, true);
  await eventually(() => agent.calls.includes("WatchLink"), { what: "the create waits", within: SOON_MS });
  return command;
}

test("ctrl-C during create records the link, untainted", async () => {
  await using site = await openSite({ provider: "mirror" });
  const { terraform, agent } = site;
  const command = await waitingCreate(site);
  process.kill(-(command.process.pid ?? 0), "SIGINT");
  const ended = await command.done;
  assert.match(ended.stdout, /Interrupt received/);
  assert.match(ended.stdout + ended.stderr, /The command was interrupted while the link was prechecking/);

  const recorded = (await terraform.state()).get(LINK);
  assert.equal(recorded?.values["uid"], agent.link("shop").uid);
  assert.equal(recorded?.values["ready"], false);
  assert.equal(recorded?.tainted, undefined);
  assert.equal(agent.links.size, 1);

  const plan = await terraform.plan();
  assert.deepEqual(
    plan.changes.map(({ change }) => change.actions),
    [["update"]],
  );
});

test("a provider killed during create leaves a link that the next apply adopts", async () => {
  await using site = await openSite({ provider: "mirror" });
  const { terraform, agent } = site;
  const command = await waitingCreate(site);
  const providers = providersOf(command.process.pid ?? 0);
  assert.equal(providers.length, 1);
  for (const pid of providers) process.kill(pid, "SIGKILL");
  assert.equal((await command.done).code, 1);
  const { uid } = agent.link("shop");
  assert.equal((await terraform.state()).get(LINK), undefined);

  agent.observe("shop", { phase: "loading_data", milestone: 1 });
  const adopted = await terraform.ok(["apply", "-auto-approve"]);
  assert.match(adopted.stdout, /Link dc1\/shop was there already and was adopted/);
  const recorded = (await terraform.state()).get(LINK);
  assert.equal(recorded?.values["uid"], uid);
  assert.equal(recorded?.tainted, undefined);
  assert.equal(agent.links.size, 1);
  assert.equal((await terraform.plan()).code, 0);
});

test("the provider ends when terraform is killed", async () => {
  await using site = await openSite({ provider: "mirror", config: linkBlock('wait_for = "syncing"') });
  const command = await waitingCreate(site);
  const providers = providersOf(command.process.pid ?? 0);
  assert.equal(providers.length, 1);
  command.process.kill("SIGKILL");
  await command.done;
  for (const pid of providers) {
    await eventually(() => !isAlive(pid), { what: `provider ${pid} ends`, within: SOON_MS });
  }
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // There is no such process.
    return false;
  }
}
