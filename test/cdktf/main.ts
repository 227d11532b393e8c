import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { variables } from "../../demo/example.ts";
import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { seedFrom } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import { Terraform } from "../harness/terraform.ts";

// `npm run soak -- cdktf`: each stack of constructs is type-checked, synthesised, and applied by the real terraform on real servers. Its packages are
// too many for the gate, which compares the constructs with the schema.

const EXAMPLES = ["cdktf", "cdktn"];
const DATABASES = ["shop"];
const SCALE = 0.03;

/** What the stack of an example synthesises to. */
function synthesise(example: string): string {
  const folder = join(import.meta.dirname, "../../examples", example);
  // A preset configuration of terraform may name a file that is not there.
  const env = { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null", CHECKPOINT_DISABLE: "1" };
  const npm = (...args: readonly string[]) =>
    execFileSync("npm", args, { cwd: folder, env, stdio: "inherit" });
  if (!existsSync(join(folder, "node_modules/.package-lock.json"))) npm("ci", "--ignore-scripts");
  npm("run", "--silent", "check");
  npm("run", "--silent", "synth");
  return readFileSync(join(folder, "cdktf.out/stacks/shop/cdk.tf.json"), "utf8");
}

async function tryExample(example: string): Promise<void> {
  const stack = synthesise(example);
  console.log(`${example}: type-checked and synthesised, ${stack.length} characters`);
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await using agent = await Agent.start({ bundled: true });
  await loadShop(source, { seed: seedFrom(process.env), scale: SCALE });
  const site = variables(agent, source, target);
  const { username, host } = source.account;
  await using terraform = await Terraform.open({
    config: { "cdk.tf.json": stack },
    provider: "mirror",
    variables: { ...site.variables, mysql_host: host, username },
    env: site.env,
  });
  await terraform.ok(["apply", "-auto-approve", "-input=false"]);
  await agent.synced("shop");
  await agent.caughtUp("shop", source);
  await assertEqual(source, target, DATABASES);
  const planned = await terraform.plan();
  assert.equal(planned.code, 0, planned.stdout + planned.stderr);
  const state = readFileSync(join(terraform.work, "terraform.tfstate"), "utf8");
  for (const { account } of [source, target]) {
    assert.ok(!state.includes(account.password), "a password is in the state");
  }
  await terraform.ok(["destroy", "-auto-approve", "-input=false"]);
  console.log(`${example}: applied, in sync, an empty plan, destroyed`);
}

for (const example of EXAMPLES) await tryExample(example);
