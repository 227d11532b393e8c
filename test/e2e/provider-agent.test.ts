import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { Terraform } from "../harness/terraform.ts";

// The provider before a real agent with real servers: what the fake agent of the other tests stands for.

const EXAMPLE = fileURLToPath(new URL("../../examples/minimal", import.meta.url));
const LINK = "towline_sync_link.shop";
const DATABASES = ["shop"];

async function openTerraform(agent: Agent, source: MysqlServer, target: MysqlServer): Promise<Terraform> {
  return await Terraform.open({
    config: EXAMPLE,
    variables: {
      agent_endpoint: agent.address,
      source_port: String(source.account.port),
      source_password: source.account.password,
      target_port: String(target.account.port),
      target_password: target.account.password,
    },
    env: {
      TOWLINE_TLS_CA: agent.clientFiles.ca,
      TOWLINE_TLS_CERT: agent.clientFiles.cert,
      TOWLINE_TLS_KEY: agent.clientFiles.key,
    },
  });
}

test("a link between real servers: checks, create, drift of every kind, mended by apply, destroy", async () => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1 });
  await using target = await MysqlServer.start({ name: "target", serverId: 2 });
  await using agent = await Agent.start({ bundled: true });
  await using terraform = await openTerraform(agent, source, target);
  const plan = async (): Promise<readonly string[]> => {
    const { code, changes, stdout, stderr } = await terraform.plan();
    assert.equal(code, changes.length === 0 ? 0 : 2, stdout + stderr);
    return changes.map(({ address, change }) => `${address} ${change.actions.join(" and ")}`);
  };
  const apply = async () => await terraform.ok(["apply", "-auto-approve", "-input=false"]);

  // There is no such database yet: a check fails, and nothing is declared.
  const refused = await terraform.apply();
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /Link dc1\/shop is not declared/);
  assert.equal((await terraform.state()).get(LINK), undefined);

  await source.sql("CREATE DATABASE shop");
  await source.sql("CREATE TABLE shop.items (id INT PRIMARY KEY, n INT NOT NULL)");
  await source.sql("INSERT INTO shop.items VALUES (1, 1), (2, 2), (3, 3)");
  await apply();
  await agent.synced("shop");
  assert.deepEqual(await plan(), []);
  const created = (await terraform.state()).get(LINK)?.values["uid"];
  assert.equal((await terraform.state()).get("towline_instance.source")?.values["gtid_mode"], "ON");

  // A crash of the agent is no drift.
  await agent.kill();
  await agent.restart();
  assert.deepEqual(await plan(), []);

  await agent.setDesiredState("shop", "paused");
  assert.deepEqual(await plan(), [`${LINK} update`]);
  await apply();
  assert.deepEqual(await plan(), []);

  await agent.synced("shop");
  await target.sql("DELETE FROM shop.items WHERE id = 2");
  await source.sql("UPDATE shop.items SET n = 20 WHERE id = 2");
  await agent.until("shop", "has failed", ({ status }) => status?.phase === "failed");
  const failed = await terraform.plan();
  assert.equal(failed.code, 2);
  assert.equal(failed.changes[0]?.change.before?.["failure_code"], "TARGET_ROW_MISSING");
  await target.sql("INSERT INTO shop.items VALUES (2, 2)");
  await apply();
  await agent.caughtUp("shop", source);
  assert.deepEqual(await plan(), []);
  assert.equal((await terraform.state()).get(LINK)?.values["uid"], created);

  // A table that is gone from the target: the next change of it tells.
  await target.sql("DROP TABLE shop.items");
  await source.sql("UPDATE shop.items SET n = 30 WHERE id = 3");
  await agent.until("shop", "has failed", ({ status }) => status?.phase === "failed");
  const gone = await terraform.plan();
  assert.equal(gone.code, 2);
  assert.equal(gone.changes[0]?.change.before?.["failure_code"], "TARGET_SCHEMA_DIFFERS");
  assert.match(gone.stdout, /Link dc1\/shop has failed since/);
  await target.sql("CREATE TABLE shop.items (id INT PRIMARY KEY, n INT NOT NULL)");
  await target.sql("INSERT INTO shop.items VALUES (1, 1), (2, 20), (3, 3)");
  await apply();
  await agent.caughtUp("shop", source);
  assert.deepEqual(await plan(), []);

  // Deleted by another client: declared anew, it goes on where it stopped.
  await agent.deleteLink("shop");
  assert.deepEqual(await plan(), [`${LINK} create`]);
  await apply();
  assert.notEqual((await terraform.state()).get(LINK)?.values["uid"], created);
  await source.sql("INSERT INTO shop.items VALUES (4, 4)");
  await agent.caughtUp("shop", source);
  assert.deepEqual(await plan(), []);

  // A state that is lost: what is there is refused, named for import, and imported as it is.
  const before = (await terraform.state()).get(LINK)?.values;
  await terraform.ok(["state", "rm", LINK]);
  assert.match((await terraform.apply()).stderr, /There is a link dc1\/shop already/);
  await terraform.ok(["import", "-input=false", LINK, "dc1/shop"]);
  assert.deepEqual((await terraform.state()).get(LINK)?.values, before);
  assert.deepEqual(await plan(), []);

  await terraform.ok(["destroy", "-auto-approve", "-input=false"]);
  await assertEqual(source, target, DATABASES);
});
