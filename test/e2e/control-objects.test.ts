import assert from "node:assert/strict";
import { test } from "node:test";
import { AgentError } from "../../agent/error.ts";
import type { Endpoint } from "../../agent/mysql/endpoint.ts";
import { ControlService } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { endpointBehind } from "../harness/link-run.ts";
import { LocalAgent, refused } from "./control/local-agent.ts";
import { instance, link } from "./control/specs.ts";
import { standIn } from "./control/stand-in.ts";

const { Milestone } = towline.control.v1;

test("an instance is created once; what died unclaimed is taken over only when identical", async () => {
  await using agent = await LocalAgent.open();
  const created = await agent.putInstance(instance("a"));
  assert.equal(created.adopted, false);
  const { uid } = created;
  assert.match(uid, /^[0-9a-f-]{36}$/);
  assert.equal(created.instance?.spec?.password ?? "", "");
  assert.deepEqual(
    { ...created.instance?.facts },
    { version: "9.7.0", serverUuid: "uuid-of-a.test-3306", gtidMode: "ON" },
  );

  const taken = await agent.putInstance(instance("a"));
  assert.equal(taken.adopted, true);
  assert.equal(taken.instance?.uid, uid);
  for (const patch of [
    { password: "other" },
    { port: 3307 },
    { password: "", passwordFrom: { file: "/etc/hostname" } },
  ]) {
    await assert.rejects(agent.putInstance(instance("a", patch)), refused("OBJECT_EXISTS"));
  }

  await agent.getInstance("a", "00000000-0000-4000-8000-000000000000");
  assert.equal((await agent.putInstance(instance("a"))).adopted, true, "another uid claims nothing");
  await agent.getInstance("a", uid);
  await assert.rejects(agent.putInstance(instance("a")), refused("OBJECT_EXISTS", /agent north/));
});

test("a claim outlives the agent", async () => {
  await using first = await LocalAgent.open();
  const { folder } = first;
  await first.declareInstances();
  const { uid } = await first.putLink(link("shop"));
  await first.getLink("shop", uid);
  await first.daemon[Symbol.asyncDispose]();
  await using second = await LocalAgent.openIn(folder);
  await assert.rejects(second.putLink(link("shop")), refused("OBJECT_EXISTS"));
  assert.equal((await second.putInstance(instance("a"))).adopted, true);
});

test("an update and a delete are for the object with that uid only", async () => {
  await using agent = await LocalAgent.open();
  await agent.declareInstances();
  const { uid } = await agent.putLink(link("shop"));
  const other = "00000000-0000-4000-8000-000000000000";
  await assert.rejects(agent.putLink(link("shop"), other), refused("UID_MISMATCH"));
  await assert.rejects(agent.putLink(link("other"), other), refused("NOT_FOUND"));
  const remove = (name: string, expectedUid: string) =>
    agent.client.call(ControlService.deleteLink, { name, expectedUid });
  await assert.rejects(remove("shop", other), refused("UID_MISMATCH"));
  await assert.rejects(remove("shop", ""), refused("INVALID_ARGUMENT"));
  await assert.rejects(remove("other", uid), refused("NOT_FOUND"));
  await remove("shop", uid);
  await assert.rejects(agent.getLink("shop"), refused("NOT_FOUND"));
  const again = await agent.putLink(link("shop"));
  assert.notEqual(again.uid, uid);
});

test("two creations of one name at once: one creates, the other does not", async () => {
  await using agent = await LocalAgent.open();
  await agent.declareInstances();
  const specs = [link("shop"), link("shop", { deletionProtection: true })];
  const outcomes = await Promise.allSettled(specs.map((spec) => agent.putLink(spec)));
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  const instances = await Promise.allSettled(
    [1, 2].map((port) => agent.putInstance(instance("c", { port }))),
  );
  assert.deepEqual(instances.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
});

test("the generation grows with the spec, and the milestone starts over; an equal spec changes nothing", async () => {
  await using agent = await LocalAgent.open();
  await agent.declareInstances();
  const { uid } = await agent.putLink(link("shop", { databases: { shop: { tables: ["x", "y"] } } }));
  await agent.phase("shop", "syncing");
  const before = await agent.getLink("shop");
  assert.equal(before.status?.milestone, Milestone.MILESTONE_SYNCING);
  const same = await agent.putLink(link("shop", { databases: { shop: { tables: ["y", "x"] } } }), uid);
  assert.equal(same.link?.generation, 1);
  assert.equal(same.link?.status?.phase, "syncing");
  const paused = await agent.putLink(link("shop", { desiredState: "paused" }), uid);
  assert.equal(paused.link?.generation, 2);
  assert.equal(paused.link?.status?.phase, "paused");
  assert.equal(paused.link?.status?.milestone, Milestone.MILESTONE_NONE);
  await agent.putLink(link("shop"), uid);
  await agent.phase("shop", "syncing");
  assert.equal((await agent.getLink("shop")).generation, 3);
});

test("a failed link names its error, leaves others alone, and starts over with an update, even an equal one", async () => {
  let mended = false;
  const runs = { broken: 0 };
  await using agent = await LocalAgent.open({
    dataPath: {
      runLink: async (context, signal) => {
        if (context.spec.name === "broken") runs.broken += 1;
        const databases = mended ? new Map() : context.spec.databases;
        await standIn.runLink({ ...context, spec: { ...context.spec, databases } }, signal);
      },
    },
  });
  await agent.declareInstances();
  const { uid } = await agent.putLink(link("broken"));
  await agent.putLink(link("whole"));
  await agent.phase("broken", "failed");
  await agent.phase("whole", "syncing");
  const { error } = (await agent.getLink("broken")).status?.failure ?? {};
  assert.equal(error?.code, "TARGET_ROW_MISSING");
  assert.equal(error?.gtid, "0-0-0:7");
  assert.equal(error?.hint, "Restore the row and resume.");
  mended = true;
  const answer = await agent.putLink(link("broken"), uid);
  assert.equal(answer.link?.generation, 1);
  assert.notEqual(answer.link?.status?.phase, "failed");
  await agent.phase("broken", "syncing");
  assert.equal(runs.broken, 2);
  assert.equal((await agent.getLink("whole")).status?.phase, "syncing");
});

test("a restarted agent takes up what is declared", async () => {
  await using first = await LocalAgent.open();
  const { folder } = first;
  await first.declareInstances();
  await first.putLink(link("runs"));
  await first.putLink(link("rests", { desiredState: "paused" }));
  await first.phase("runs", "syncing");
  await first.daemon[Symbol.asyncDispose]();
  await using second = await LocalAgent.openIn(folder);
  await second.phase("runs", "syncing");
  await second.phase("rests", "paused");
  const { links } = await second.client.call(ControlService.listLinks, {});
  assert.deepEqual(links?.map(({ spec }) => spec?.name).toSorted(), ["rests", "runs"]);
});

test("an instance is stored only when its server answers", async () => {
  await using agent = await LocalAgent.open();
  await assert.rejects(agent.putInstance(instance("a", { host: "down.test" })), refused("CONNECTION_LOST"));
  await assert.rejects(agent.putInstance(instance("a", { password: "wrong" })), refused("ACCESS_DENIED"));
  await assert.rejects(agent.getInstance("a"), refused("NOT_FOUND"));
  const { uid } = await agent.putInstance(instance("a"));
  await assert.rejects(
    agent.putInstance(instance("a", { host: "down.test" }), uid),
    refused("CONNECTION_LOST"),
  );
  assert.equal((await agent.getInstance("a")).spec?.host, "a.test");
});

test("an instance whose server is away answers with what was last known", async () => {
  let away = false;
  let version = "9.7.0";
  await using agent = await LocalAgent.open({
    dataPath: {
      readServerFacts: async () => {
        if (away) throw new AgentError("CONNECTION_LOST", "nobody there", { hint: "look" });
        return { version, serverUuid: "u", gtidMode: "ON" };
      },
    },
  });
  await agent.putInstance(instance("a"));
  version = "9.7.1";
  assert.equal((await agent.getInstance("a")).facts?.version, "9.7.1");
  away = true;
  const seen = await agent.getInstance("a");
  assert.equal(seen.facts?.version, "9.7.1");
  assert.equal(seen.unreachable?.code, "CONNECTION_LOST");
  assert.equal(seen.unreachable?.hint, "look");
});

test("an instance in use is not deleted; its links start over when it is another, not when its password is", async () => {
  const sources: Endpoint[] = [];
  const seen = () => sources.map(({ host, password }) => [host, password.reveal()]);
  await using agent = await LocalAgent.open({
    dataPath: {
      runLink: async (context, signal) => {
        sources.push(endpointBehind(context.source));
        await standIn.runLink(context, signal);
      },
    },
  });
  await agent.declareInstances();
  await agent.putLink(link("shop"));
  await agent.phase("shop", "syncing");
  const uid = (await agent.getInstance("a")).uid ?? "";
  const remove = { name: "a", expectedUid: uid };
  await assert.rejects(agent.client.call(ControlService.deleteInstance, remove), refused("IN_USE", /shop/));
  const rotated = { password: "rotated", passwordVersion: 2 };
  await agent.putInstance(instance("a", rotated), uid);
  assert.deepEqual(seen(), [["a.test", "rotated"]], "the link that runs logs in with it from now on");
  await agent.putInstance(instance("a", { ...rotated, host: "other.test" }), uid);
  await agent.phase("shop", "syncing");
  assert.equal(sources.length, 2);
  assert.deepEqual(seen()[1], ["other.test", "rotated"]);
  await agent.putInstance(instance("a", { ...rotated, host: "other.test", tls: { mode: "preferred" } }), uid);
  await agent.phase("shop", "syncing");
  assert.equal(sources.length, 3, "sessions with another protection than is declared do not stay");
  const { uid: linkUid, generation } = await agent.getLink("shop");
  assert.equal(generation, 1);
  await agent.client.call(ControlService.deleteLink, { name: "shop", expectedUid: linkUid ?? "" });
  await agent.client.call(ControlService.deleteInstance, remove);
  await assert.rejects(agent.getInstance("a"), refused("NOT_FOUND"));
});

test("a link needs its instances, a way of its own, and no protection to be deleted", async () => {
  await using agent = await LocalAgent.open();
  await agent.putInstance(instance("a"));
  await assert.rejects(agent.putLink(link("shop")), refused("INVALID_ARGUMENT", /target: no instance b/));
  await agent.putInstance(instance("b"));
  const { uid } = await agent.putLink(link("shop", { deletionProtection: true }));
  const back = link("back", { source: "b", target: "a", databases: { shop: {} } });
  await assert.rejects(agent.putLink(back), refused("INVALID_ARGUMENT", /link shop/));
  const remove = { name: "shop", expectedUid: uid };
  await assert.rejects(agent.client.call(ControlService.deleteLink, remove), refused("DELETION_PROTECTED"));
  await agent.putLink(link("shop"), uid);
  await agent.client.call(ControlService.deleteLink, remove);
});

test("a precheck needs no declared link and declares none", async () => {
  await using agent = await LocalAgent.open();
  await agent.declareInstances();
  const { results } = await agent.client.call(ControlService.precheck, { spec: link("shop") });
  assert.equal(results?.[0]?.id, "gtid.mode");
  assert.equal(results?.[0]?.message, "looked at a");
  await assert.rejects(agent.getLink("shop"), refused("NOT_FOUND"));
});

test("a request with a field that the agent does not know is refused, not trimmed", async () => {
  await using agent = await LocalAgent.open();
  await agent.declareInstances();
  // Field 99, a varint.
  const surprise = [Buffer.from([0x98, 0x06, 0x01])];
  const spec = Object.assign(new towline.control.v1.LinkSpec(link("shop")), { $unknowns: surprise });
  await assert.rejects(agent.putLink(spec), refused("INVALID_ARGUMENT", /spec has the field number 99/));
  await assert.rejects(agent.getLink("shop"), refused("NOT_FOUND"));
});

test("a fault in the data path is an INTERNAL error, and the agent goes on", async () => {
  await using agent = await LocalAgent.open({
    dataPath: {
      precheckLink: async () => {
        throw new TypeError("x is undefined");
      },
    },
  });
  await agent.declareInstances();
  const spec = link("shop");
  await assert.rejects(agent.client.call(ControlService.precheck, { spec }), refused("INTERNAL"));
  assert.ok(agent.log.some((line) => line.includes("control call failed") && line.includes("TypeError")));
  await agent.putLink(spec);
});
