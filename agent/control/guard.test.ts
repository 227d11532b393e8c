import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ControlService } from "../../proto/control-service.ts";
import { LocalAgent } from "../../test/e2e/control/local-agent.ts";
import { instance, link } from "../../test/e2e/control/specs.ts";
import { AsyncStack } from "../lib/async-stack.ts";
import { ControlClient, type ControlError } from "./client.ts";

type Rpc = keyof typeof ControlService;

/** Who is let through to what, written down once more: the promise, not the table of the code. */
const ALLOWED: { readonly [R in Rpc]: readonly string[] } = {
  getInfo: ["reader", "operator"],
  putInstance: ["operator"],
  getInstance: ["reader", "operator"],
  listInstances: ["reader", "operator"],
  deleteInstance: ["operator"],
  putLink: ["operator"],
  getLink: ["reader", "operator"],
  listLinks: ["reader", "operator"],
  deleteLink: ["operator"],
  passStatement: ["operator"],
  watchLink: ["reader", "operator"],
  verify: ["operator"],
  putDrPair: ["operator"],
  getDrPair: ["reader", "operator"],
  listDrPairs: ["reader", "operator"],
  deleteDrPair: ["operator"],
  switchDrPair: ["operator"],
  precheck: ["reader", "operator"],
};

/** By certificate name; "dashboard" and "nobody" are not in the default table. */
const ROLE_OF = { dashboard: "reader", ops: "operator", site2: "peer", nobody: "none", operator: "none" };

const parts = new AsyncStack();
let agent: LocalAgent;
const clients = new Map<string, ControlClient>();

before(async () => {
  agent = parts.use(
    await LocalAgent.open({ settings: "access: { dashboard: reader, ops: operator, site2: peer }\n" }),
  );
  for (const name of Object.keys(ROLE_OF)) {
    const client = new ControlClient(agent.daemon.address, await agent.folder.clientTls(name));
    parts.use({ [Symbol.asyncDispose]: async () => client[Symbol.dispose]() });
    clients.set(name, client);
  }
});

after(() => parts[Symbol.asyncDispose]());

function client(name: string): ControlClient {
  const found = clients.get(name);
  assert.ok(found, name);
  return found;
}

/** What the call comes to: "OK", or the code of its refusal. */
async function call(name: string, rpc: Rpc): Promise<ControlError | null> {
  // Nothing of it is there: who is let through is told that, or that the request says too little.
  const request = { name: "absent", expectedUid: "uid", spec: { name: "absent" } };
  const made = client(name).call(ControlService[rpc] as typeof ControlService.getLink, request);
  return await made.then(
    () => null,
    (error: ControlError) => error,
  );
}

for (const [name, role] of Object.entries(ROLE_OF)) {
  for (const rpc of Object.keys(ControlService) as Rpc[]) {
    const allowed = ALLOWED[rpc].includes(role);
    test(`${rpc} by ${name} (${role}) is ${allowed ? "let through" : "refused"}`, async () => {
      const error = await call(name, rpc);
      if (allowed) {
        assert.match(error?.code ?? "OK", /^(?:OK|NOT_FOUND|INVALID_ARGUMENT|CALL_FAILED)$/);
        // A client that takes one answer cannot call what streams: that much it was told.
        if (error?.code === "CALL_FAILED") assert.match(rpc, /^(watchLink|verify)$/);
        return;
      }
      assert.equal(error?.code, "PERMISSION_DENIED");
      const said = role === "none" ? `"${name}", is not in the agent's access table` : `the role ${role}`;
      assert.ok(error.message.includes(said), error.message);
      assert.match(error.hint, /access/);
      const lines = agent.log.map((text) => JSON.parse(text) as Record<string, unknown>);
      const line = lines.findLast(({ msg }) => msg === "client refused") ?? {};
      assert.equal(line["client"], name);
      assert.equal(line["call"], `${rpc.charAt(0).toUpperCase()}${rpc.slice(1)}`);
      assert.match(String(line["peer"]), /^127\.0\.0\.1:\d+$/);
    });
  }
}

test("a refused call changes nothing, and its log has no secret of the request", async () => {
  const spec = instance("x", { password: "hunter2" });
  for (const name of ["dashboard", "site2", "nobody"]) {
    await assert.rejects(client(name).call(ControlService.putInstance, { spec }), {
      code: "PERMISSION_DENIED",
    });
  }
  const { instances } = await client("dashboard").call(ControlService.listInstances, {});
  assert.deepEqual(instances, []);
  assert.match(agent.log.join(""), /"object":"instance x"/);
  assert.doesNotMatch(agent.log.join(""), /hunter2/);
});

test("a reader that names the uid claims nothing: the creator may still adopt what it made", async () => {
  const put = async (expectedUid = "") => {
    const answers = [];
    for (const name of ["a", "b"])
      answers.push(
        await client("ops").call(ControlService.putInstance, { spec: instance(name), expectedUid }),
      );
    return answers;
  };
  const [first] = await put();
  const { link: made } = await client("ops").call(ControlService.putLink, { spec: link("shop") });
  const uid = first?.instance?.uid ?? "";
  await client("dashboard").call(ControlService.getInstance, { name: "a", uid });
  await client("dashboard").call(ControlService.getLink, { name: "shop", uid: made?.uid ?? "" });
  const [again] = await put();
  assert.equal(again?.adopted, true);
  assert.equal((await client("ops").call(ControlService.putLink, { spec: link("shop") })).adopted, true);
  await client("ops").call(ControlService.getInstance, { name: "a", uid });
  await assert.rejects(client("ops").call(ControlService.putInstance, { spec: instance("a") }), {
    code: "OBJECT_EXISTS",
  });
});

test("without a table the names that `towline certs` gives are known, and no other", async () => {
  await using other = await LocalAgent.open();
  await other.declareInstances();
  using reader = new ControlClient(other.daemon.address, await other.folder.clientTls("reader"));
  assert.equal((await reader.call(ControlService.listInstances, {})).instances?.length, 2);
  await assert.rejects(reader.call(ControlService.deleteInstance, { name: "a" }), {
    code: "PERMISSION_DENIED",
  });
  using stranger = new ControlClient(other.daemon.address, await other.folder.clientTls("dashboard"));
  await assert.rejects(stranger.call(ControlService.getInfo, {}), {
    code: "PERMISSION_DENIED",
    message: /"dashboard"/,
  });
  using peer = new ControlClient(other.daemon.address, await other.folder.tls(undefined, "agent"));
  await assert.rejects(peer.call(ControlService.getInfo, {}), {
    code: "PERMISSION_DENIED",
    message: /the role peer/,
  });
  assert.match(
    other.log.join(""),
    /"access":\{"operator":"operator","reader":"reader","towline agent":"peer"\}/,
  );
});
