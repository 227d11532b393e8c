import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "../../agent/cli/run.ts";
import { twoSites } from "../../demo/example.ts";
import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { OtherSecrets } from "../harness/other-secrets.ts";
import { readPlanFile } from "../harness/plan-file.ts";
import { freePort } from "../harness/ports.ts";
import { seedFrom } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import { Terraform } from "../harness/terraform.ts";
import { Workload } from "../harness/workload.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/two-sites", import.meta.url));
const DATABASES = ["shop"];
const SCALE = 0.03;
/** The workload rests between transactions, milliseconds: it shares two cores with all that is tested. */
const PAUSE_MS = 25;
const SESSIONS = 2;
const LINK = "towline_sync_link.shop";

/** A command of an operator: its exit status and what it printed. */
async function towline(agent: Agent, ...args: string[]): Promise<{ code: number; out: readonly string[] }> {
  const { ca, cert, key } = agent.clientFiles;
  const out: string[] = [];
  const env = {
    TOWLINE_AGENT: agent.address,
    TOWLINE_TLS_CA: ca,
    TOWLINE_TLS_CERT: cert,
    TOWLINE_TLS_KEY: key,
  };
  const print = (line: string) => void out.push(line);
  const code = await runCommandLine(args, { env, print }, print);
  return { code, out };
}

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test("the example of two sites, on real servers: applied, drifted, mended, resumed, destroyed, and no secret anywhere", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  const secrets = await OtherSecrets.make(source);
  const settings = async () => ({
    log: { level: "debug" },
    metrics: { listen: `127.0.0.1:${await freePort()}` },
  });
  const { env } = secrets;
  await using near = await Agent.start({ bundled: true, settings: await settings(), env });
  const beside = { name: "dc2", peer: near };
  await using agent = await Agent.start({ ...beside, bundled: true, settings: await settings() });
  const size = await loadShop(source, { seed, scale: SCALE });
  await using workload = Workload.start(source, { seed, size, sessions: SESSIONS, pause: PAUSE_MS });
  const site = twoSites(near, agent, source, target);
  await using terraform = await Terraform.open({ config: EXAMPLE, provider: "mirror", ...site });
  terraform.write({ "other-secrets.tf": secrets.config });
  const trace = { TF_LOG: "trace", TF_LOG_PATH: join(terraform.folder, "trace.log") };
  const plans: string[] = [];
  const plan = async (code: number) => {
    const made = await terraform.plan();
    plans.push(made.file);
    assert.equal(made.code, code, made.stdout + made.stderr);
    return made;
  };
  const mend = async () => {
    await terraform.ok(["apply", "-auto-approve", "-input=false"]);
    await plan(0);
  };

  await t.test("apply, then an empty plan while the source is written to", async () => {
    await plan(2);
    await mend();
    await agent.synced("shop");
    await plan(0);
  });

  await t.test("towline verify finds nothing that differs, while the source is written to", async () => {
    const { code, out } = await towline(agent, "verify", "shop", "--json");
    const tables = out.map((line) => JSON.parse(line) as { table: string; rows: number; outcome: string });
    assert.equal(code, 0, out.join("\n"));
    assert.ok(tables.some(({ table, rows }) => table === "orders" && rows > 0));
    assert.ok(tables.every(({ outcome }) => outcome === "equal"));
  });

  await t.test("a link paused by another client is drift, and apply mends it", async () => {
    await agent.setDesiredState("shop", "paused");
    await agent.until("shop", "is paused", ({ status }) => status?.phase === "paused");
    const { changes } = await plan(2);
    assert.deepEqual(
      changes.map(({ address, change }) => [address, change.actions]),
      [[LINK, ["update"]]],
    );
    await mend();
    await agent.synced("shop");
  });

  await t.test(
    "a link deleted by another client is drift, and apply makes it go on from its checkpoint",
    async () => {
      await agent.deleteLink("shop");
      const { changes } = await plan(2);
      assert.deepEqual(
        changes.map(({ change }) => change.actions),
        [["create"]],
      );
      await mend();
      await agent.synced("shop");
    },
  );

  await t.test("a link that failed says why in the plan, and goes on when the row is repaired", async () => {
    const product = (title: string): string =>
      `INSERT INTO shop.products (id, sku, title, price) VALUES (9000001, 'clash', '${title}', 1)`;
    await target.sql(product("from somewhere else"));
    await source.sql(product("from the shop"));
    await agent.until("shop", "has failed", ({ status }) => status?.phase === "failed");
    const { changes, stdout } = await plan(2);
    assert.deepEqual(
      changes.map(({ change }) => [change.before?.["status"], change.after?.["status"]]),
      [["failed", "running"]],
    );
    assert.match(stdout, /TARGET_ROW_EXISTS/);
    assert.ok(!stdout.includes("9000001"), "row keys are data and stay out of plans");
    await target.sql("DELETE FROM shop.products WHERE id = 9000001");
    await mend();
    await agent.synced("shop");
  });

  await t.test(
    "no secret in state, plans, logs, state directories, metrics, or what commands print",
    async () => {
      assert.equal((await terraform.plan([], trace)).code, 0);
      const texts = new Map<string, string>();
      texts.set("trace log", readFileSync(trace.TF_LOG_PATH, "utf8"));
      texts.set("state", (await terraform.ok(["state", "pull"])).stdout);
      texts.set("shown state", (await terraform.ok(["show", "-json"])).stdout);
      for (const file of plans) texts.set(file, readPlanFile(file));
      for (const each of [near, agent]) {
        for (const file of [each.log, ...filesBelow(each.stateFolder)])
          texts.set(file, readFileSync(file, "latin1"));
        const { url } = JSON.parse(
          readFileSync(each.log, "utf8")
            .split("\n")
            .find((line) => line.includes("metrics are served")) ?? "",
        ) as { url: string };
        texts.set(url, await (await fetch(url)).text());
        for (const command of ["info", "instance list", "link list"])
          texts.set(`${each.name}: ${command}`, (await towline(each, ...command.split(" "))).out.join("\n"));
      }
      texts.set("link status", (await towline(agent, "link", "status", "shop")).out.join("\n"));
      const empty = [...texts].filter(([, text]) => text === "").map(([what]) => basename(what));
      // Every call was of a client that may make it.
      assert.deepEqual([...new Set(empty)], ["refused.jsonl"]);
      assert.match([...texts.values()].join("\n"), /"level":20/, "the agents log all that they do");
      const used = [
        ...[source, target].map(({ account }) => account.password),
        ...secrets.passwords,
        ...(await Promise.all([near, agent].map((each) => each.keys())))
          .flat()
          .map((key) => key.split("\n")[1] ?? ""),
      ];
      for (const [what, text] of texts) {
        for (const secret of used) {
          assert.ok(secret.length >= 8, "a secret so short is found anywhere");
          for (const form of [secret, Buffer.from(secret).toString("base64").replace(/=+$/, "")])
            assert.ok(!text.includes(form), `${what} holds a secret`);
        }
      }
    },
  );

  await t.test("destroy leaves the data, which is the source's", async () => {
    await workload.stop();
    await agent.caughtUp("shop", source);
    assert.equal((await terraform.destroy()).code, 0);
    await assert.rejects(agent.getLink("shop"), /no link shop is declared/);
    await assertEqual(source, target, DATABASES);
  });
});
