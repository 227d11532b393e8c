import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "@msgpack/msgpack";
import { dynamic, ProtocolBed } from "../harness/protocol-bed.ts";

// Terraform has identities from 1.12 on. The tests run 1.11, which never asks for them: what is said here is said to the protocol.

const LINK = "towline_sync_link";
const CONFIG = {
  name: "shop",
  source_id: "dc1/orders",
  target_id: "dc1/orders-copy",
  objects: { shop: {} },
};

interface Identity {
  readonly identityData: { readonly msgpack: Uint8Array };
}

interface Told {
  readonly diagnostics: readonly {
    readonly summary: string;
    readonly attribute?: { readonly steps: readonly { readonly attributeName: string }[] };
  }[];
}

async function openBed(): Promise<ProtocolBed> {
  const bed = await ProtocolBed.open();
  for (const name of ["orders", "orders-copy"]) {
    bed.agent.instances.set(name, { object: { uid: name, spec: { name } }, claimed: false });
  }
  await bed.configure();
  return bed;
}

function said(answer: object, field: string): unknown {
  const identity = Reflect.get(answer, field) as Identity | null | undefined;
  return identity ? decode(identity.identityData.msgpack) : null;
}

function errors(answer: object): readonly string[] {
  return (answer as Told).diagnostics.map(({ summary, attribute }) =>
    [summary, ...(attribute?.steps ?? []).map((step) => step.attributeName)].join(" @ "),
  );
}

/** A link that is created as terraform does it. */
async function create(bed: ProtocolBed) {
  const config = dynamic(CONFIG);
  const planned = await bed.call("PlanResourceChange", {
    typeName: LINK,
    priorState: dynamic(null),
    proposedNewState: config,
    config,
  });
  assert.deepEqual(errors(planned), []);
  assert.equal(said(planned, "plannedIdentity"), null);
  const applied = await bed.call("ApplyResourceChange", {
    typeName: LINK,
    priorState: dynamic(null),
    plannedState: planned["plannedState"],
    config,
  });
  assert.deepEqual(errors(applied), []);
  return { config, state: applied["newState"], identity: applied["newIdentity"], answer: applied };
}

test("every resource says what tells its objects apart", async () => {
  await using bed = await openBed();
  const { identitySchemas } = (await bed.call("GetResourceIdentitySchemas", {})) as {
    identitySchemas: Record<string, { version: number; identityAttributes: Record<string, unknown>[] }>;
  };
  assert.deepEqual(Object.keys(identitySchemas).sort(), [...bed.provider.resources.keys()].sort());
  for (const { version, identityAttributes } of Object.values(identitySchemas)) {
    assert.equal(Number(version), 0);
    assert.deepEqual(
      identityAttributes.map(({ name, type, requiredForImport, optionalForImport, description }) => [
        ...[name, Buffer.from(type as Uint8Array).toString(), requiredForImport, optionalForImport],
        description !== "",
      ]),
      [
        ["agent", '"string"', true, false, true],
        ["name", '"string"', true, false, true],
        ["uid", '"string"', false, true, true],
      ],
    );
  }
});

test("the identity is known once an object is there, and stays through plan, update and read", async () => {
  await using bed = await openBed();
  const { state, config, answer } = await create(bed);
  const identity = { agent: "dc1", name: "shop", uid: bed.agent.link("shop").uid };
  assert.deepEqual(said(answer, "newIdentity"), identity);

  const read = await bed.call("ReadResource", { typeName: LINK, currentState: state });
  assert.deepEqual(said(read, "newIdentity"), identity);
  const changed = dynamic({ ...CONFIG, deletion_protection: true });
  const planned = await bed.call("PlanResourceChange", {
    typeName: LINK,
    priorState: state,
    proposedNewState: changed,
    config: changed,
  });
  assert.deepEqual(said(planned, "plannedIdentity"), identity);
  const updated = await bed.call("ApplyResourceChange", {
    typeName: LINK,
    priorState: state,
    plannedState: planned["plannedState"],
    config: changed,
    plannedIdentity: planned["plannedIdentity"],
  });
  assert.deepEqual(errors(updated), []);
  assert.deepEqual(said(updated, "newIdentity"), identity);

  // Another object takes its place: it is not known yet what that will be.
  const other = dynamic({ ...CONFIG, name: "shop2" });
  const replaced = await bed.call("PlanResourceChange", {
    typeName: LINK,
    priorState: state,
    proposedNewState: other,
    config: other,
  });
  assert.equal(said(replaced, "plannedIdentity"), null);

  bed.agent.remove("shop");
  const gone = await bed.call("ReadResource", { typeName: LINK, currentState: state, config });
  assert.equal(said(gone, "newIdentity"), null);
});

test("what is imported by its identity is what is imported by its id, and its successor is refused", async () => {
  await using bed = await openBed();
  await create(bed);
  const { uid } = bed.agent.link("shop");
  const byIdentity = (identity: object) =>
    bed.call("ImportResourceState", { typeName: LINK, identity: { identityData: dynamic(identity) } });
  const byId = await bed.call("ImportResourceState", { typeName: LINK, id: "dc1/shop" });
  const [imported] = byId["importedResources"] as [object];
  assert.deepEqual(said(imported, "identity"), { agent: "dc1", name: "shop", uid });
  for (const identity of [
    { agent: "dc1", name: "shop", uid },
    { agent: "dc1", name: "shop", uid: null },
    { agent: "dc1", name: "shop" },
  ]) {
    assert.deepEqual((await byIdentity(identity))["importedResources"], [imported]);
  }

  const refusals = [
    [{ agent: "dc1", name: "shop", uid: "another" }, "dc1/shop is another object @ uid"],
    [{ agent: "dc1", name: "Shop" }, '"Shop" is not a name @ name'],
    [{ agent: "dc1" }, "ImportResourceState cannot be answered @ name"],
    [{ agent: "dc2", name: "shop" }, "There is no agent dc2"],
    [{ agent: "dc1", name: "crm" }, "There is no link dc1/crm"],
  ] as const;
  for (const [identity, error] of refusals) {
    const refused = await byIdentity(identity);
    assert.deepEqual(errors(refused), [error]);
    assert.deepEqual(refused["importedResources"], []);
  }
});

test("an identity of another version is read, dropped attributes and all, and a newer one refused", async () => {
  await using bed = await openBed();
  const upgrade = (version: number, json: string) =>
    bed.call("UpgradeResourceIdentity", {
      typeName: LINK,
      version,
      rawIdentity: { json: Buffer.from(json) },
    });
  const upgraded = await upgrade(0, '{"agent":"dc1","name":"shop","uid":"u","since":1}');
  assert.deepEqual(said(upgraded, "upgradedIdentity"), { agent: "dc1", name: "shop", uid: "u" });
  assert.deepEqual(errors(await upgrade(1, "{}")), [
    `The identity of this ${LINK} was written by a newer towline provider`,
  ]);
  assert.deepEqual(errors(await upgrade(0, "{")), ["UpgradeResourceIdentity cannot be answered"]);
});
