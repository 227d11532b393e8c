import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { ServerUnaryCall } from "@grpc/grpc-js";
import { pino } from "pino";
import { ControlService } from "../../proto/control-service.ts";
import { LocalAgent } from "../../test/e2e/control/local-agent.ts";
import { instance, link } from "../../test/e2e/control/specs.ts";
import { AccessTable, DEFAULT_ROLES } from "../access/access-table.ts";
import { openAppendFile } from "../audit/append-file.ts";
import { AuditLog } from "../audit/audit-log.ts";
import { unary } from "./call.ts";
import { ControlClient } from "./client.ts";
import { Guard } from "./guard.ts";

type Record = Readonly<{ [key: string]: unknown }>;

async function records(folder: string, file: string): Promise<Record[]> {
  const text = await readFile(join(folder, file), "utf8");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record);
}

test("every change is there with who, from where, what and how it ended; reads are not", async () => {
  await using agent = await LocalAgent.open();
  const folder = join(agent.folder.state, "audit");
  await agent.declareInstances();
  const { uid } = await agent.putLink(link("shop"));
  await agent.getLink("shop");
  await agent.client.call(ControlService.listLinks, {});
  await agent.putLink(link("shop", { desiredState: "paused" }), uid);
  await assert.rejects(agent.client.call(ControlService.deleteLink, { name: "shop", expectedUid: "other" }));
  await agent.client.call(ControlService.deleteLink, { name: "shop", expectedUid: uid });

  const changes = await records(folder, "changes.jsonl");
  const told = changes.map(({ outcome, call, object, code }) =>
    `${call} ${object} ${outcome} ${code ?? ""}`.trim(),
  );
  for (const line of [
    "PutInstance instance a allowed",
    "PutInstance instance a done",
    "PutLink link shop done",
    "DeleteLink link shop failed UID_MISMATCH",
    "DeleteLink link shop done",
  ])
    assert.ok(told.includes(line), `${line} in\n${told.join("\n")}`);
  assert.equal(changes.length, 12);
  for (const { client, role, peer, time, id } of changes) {
    assert.equal(client, "operator");
    assert.equal(role, "operator");
    assert.match(String(peer), /^127\.0\.0\.1:\d+$/);
    assert.ok(Math.abs(Date.parse(String(time)) - Date.now()) < 60_000);
    const [begin, end, ...more] = changes
      .filter((record) => record["id"] === id)
      .map(({ outcome }) => outcome);
    assert.equal(begin, "allowed");
    assert.match(String(end), /^(?:done|failed)$/);
    assert.deepEqual(more, []);
  }
  const paused = changes.find(({ detail }) => (detail as Record)["desired_state"] === "paused");
  assert.deepEqual(paused?.["detail"], {
    action: "update",
    uid,
    source: "a",
    target: "b",
    desired_state: "paused",
  });
  assert.deepEqual(await records(folder, "refused.jsonl"), []);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.equal((await stat(join(folder, "changes.jsonl"))).mode & 0o777, 0o600);
});

test("every refused call is there, with the name that was seen", async () => {
  await using agent = await LocalAgent.open();
  for (const name of ["reader", "stranger"]) {
    using client = new ControlClient(agent.daemon.address, await agent.folder.clientTls(name));
    const call = client.call(ControlService.deleteLink, { name: "shop", expectedUid: "u" });
    await assert.rejects(call, { code: "PERMISSION_DENIED" });
  }
  const folder = join(agent.folder.state, "audit");
  const refused = await records(folder, "refused.jsonl");
  assert.deepEqual(
    refused.map(({ client, role, call, object, outcome, code }) => ({
      client,
      role,
      call,
      object,
      outcome,
      code,
    })),
    [
      ["reader", "reader"],
      ["stranger", ""],
    ].map(([client, role]) => ({
      client,
      role,
      call: "DeleteLink",
      object: "link shop",
      outcome: "refused",
      code: "PERMISSION_DENIED",
    })),
  );
  assert.deepEqual(await records(folder, "changes.jsonl"), []);
});

test("no secret of a request is in the audit log, and no value as long as its client likes", async () => {
  await using agent = await LocalAgent.open();
  await agent.declareInstances();
  await agent.putInstance(instance("c", { password: "hunter2-password" }));
  const program = ["/bin/echo", "hunter2-argument"];
  await agent.putInstance(instance("d", { password: "", passwordFrom: { exec: { command: program } } }));
  await agent.putLink(link("statement"));
  await agent.phase("statement", "failed");
  const { uid } = await agent.getLink("statement");
  await agent.client.call(ControlService.passStatement, {
    name: "statement",
    expectedUid: uid ?? "",
    gtid: "0-0-0:9",
    replacement: "CREATE USER x IDENTIFIED BY 'hunter2-statement'",
  });
  // Not a deadline that passes: an answer as long as what was asked would reach no client.
  await assert.rejects(agent.putLink(link("x".repeat(100_000))), { code: "INVALID_ARGUMENT" });
  const text = await readFile(join(agent.folder.state, "audit/changes.jsonl"), "utf8");
  assert.match(text, /"call":"PassStatement".*"action":"replace","uid":".*","gtid":"0-0-0:9"/);
  assert.match(text, /instance c[\s\S]*instance d/);
  assert.doesNotMatch(text, /hunter2/);
  assert.match(text, /x{250,256}… \(\d+ characters\)/);
  assert.ok(text.length < 10_000);
});

/** A guard whose audit log is on a disk with room for `room` bytes a file. */
async function open(t: TestContext, room: { left: number }) {
  const folder = await mkdtemp(join(tmpdir(), "towline-audit-"));
  t.after(() => rm(folder, { recursive: true }));
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const audit = await AuditLog.open(folder, log, {
    open: async (path) => {
      const file = await openAppendFile(path);
      return {
        ...file,
        append: async (bytes) => {
          room.left -= bytes.length;
          if (room.left < 0) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
          await file.append(bytes);
        },
      };
    },
  });
  t.after(() => audit[Symbol.asyncDispose]());
  const guard = new Guard({ access: new AccessTable(DEFAULT_ROLES), audit, log });
  let deleted = 0;
  const serve = unary("deleteLink", guard, log, async () => {
    deleted += 1;
    return {};
  });
  const call = Object.assign(new EventEmitter(), {
    request: { name: "shop", expectedUid: "u" },
    cancelled: false,
    getPath: () => "/DeleteLink",
    getPeer: () => "192.0.2.1:50000",
    getAuthContext: () => ({
      sslPeerCertificate: { subject: { CN: "operator" }, valid_to: "Jan  1 00:00:00 2999 GMT" },
    }),
  }) as unknown as ServerUnaryCall<{ name: string; expectedUid: string }, object>;
  const answered = () =>
    new Promise<string>((resolve) => {
      serve(call as Parameters<typeof serve>[0], (error) => resolve(error?.details ?? "done"));
    });
  return { folder, lines, answered, deleted: () => deleted };
}

test("with the disk full a change is refused rather than made without a record", async (t) => {
  const room = { left: 0 };
  const { answered, deleted, lines } = await open(t, room);
  const answer = await answered();
  assert.match(
    answer,
    /DeleteLink is refused, for it could not be noted in .*changes\.jsonl \(ENOSPC\); nothing was changed/,
  );
  assert.equal(deleted(), 0);
  assert.match(lines.join(""), /audit log cannot be written[\s\S]*"code":"AUDIT_FAILED"/);
  room.left = 10_000;
  assert.equal(await answered(), "done");
  assert.equal(deleted(), 1);
});

test("a change that is made when the disk gets full is answered as it ended, and the log says what is missing", async (t) => {
  const { answered, deleted, lines, folder } = await open(t, { left: 300 });
  assert.equal(await answered(), "done");
  assert.equal(deleted(), 1);
  assert.match(lines.join(""), /"level":50.*the end of a change could not be noted/);
  assert.deepEqual(
    (await records(folder, "changes.jsonl")).map(({ outcome }) => outcome),
    ["allowed"],
  );
});
