import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attributes } from "../../provider/framework/attribute.ts";
import { equal } from "../../provider/framework/equal.ts";
import { isObject, type ObjectValue, type Value } from "../../provider/framework/value.ts";
import { decodeObject } from "../../provider/protocol/value.ts";
import { dynamic, ProtocolBed } from "../harness/protocol-bed.ts";

// Terraform proposes the prior value of an attribute that was taken out of the configuration; here it returns to its default. Every
// optional attribute of the schema is tried: one that is new has to be given a value here.

type Config = Readonly<Record<string, unknown>>;

interface Subject {
  readonly typeName: string;
  /** What cannot be left out. */
  readonly required: Config;
  /** Another value than its default for each optional attribute, by its path, and what has to be beside it. */
  readonly others: Readonly<Record<string, { readonly value: unknown; readonly beside?: Config }>>;
  /** What the agent holds of it, without what the agent makes. */
  readonly declared: (bed: ProtocolBed) => unknown;
}

const INSTANCE = {
  agent: "dc1",
  name: "db",
  host: "h",
  username: "u",
  password_from: { env: "P" },
};
const CLIENT = { cert: "c", key_file: "/k" };

const SUBJECTS: readonly Subject[] = [
  {
    typeName: "towline_instance",
    required: INSTANCE,
    others: {
      port: { value: 3307 },
      // One of the three ways to a password is required: another takes its place.
      password_wo: { value: "x", beside: { password_from: null, password_wo_version: 1 } },
      password_wo_version: { value: 2, beside: { password_from: null, password_wo: "x" } },
      password_from: { value: { file: "/p" } },
      "password_from.env": { value: "Q" },
      "password_from.file": { value: "/p", beside: { password_from: { env: null } } },
      "password_from.exec": { value: ["p"], beside: { password_from: { env: null } } },
      tls: { value: { mode: "preferred" } },
      "tls.mode": { value: "preferred" },
      "tls.ca": { value: "x", beside: { tls: { mode: "verify-ca" } } },
      "tls.ca_file": { value: "/ca", beside: { tls: { mode: "verify-ca" } } },
      "tls.cert": { value: "c", beside: { tls: { key_file: "/k" } } },
      "tls.cert_file": { value: "/c", beside: { tls: { key_file: "/k" } } },
      "tls.key_wo": { value: "k", beside: { tls: { cert: "c", key_wo_version: 1 } } },
      "tls.key_wo_version": { value: 1, beside: { tls: { cert: "c", key_wo: "k" } } },
      "tls.key_file": { value: "/k", beside: { tls: CLIENT } },
    },
    declared: ({ agent }) => agent.instances.get("db")?.object.spec,
  },
  {
    typeName: "towline_sync_link",
    required: { name: "shop", source_id: "dc1/orders", target_id: "dc1/orders-copy", objects: { shop: {} } },
    others: {
      "objects.tables": { value: { a: {} } },
      "objects.exclude_tables": { value: ["a"] },
      initialization: { value: { data: false } },
      "initialization.structure": { value: false },
      "initialization.data": { value: false },
      definer: { value: "target_account" },
      apply: { value: { workers: 2 } },
      "apply.workers": { value: 2 },
      load: { value: { workers: 2, rows_per_second: 9 } },
      "load.workers": { value: 2 },
      "load.rows_per_second": { value: 9 },
      // There is one policy yet.
      conflict_policy: { value: "fail" },
      desired_state: { value: "paused" },
      wait_for: { value: "syncing" },
      timeouts: { value: { create: "1h" } },
      "timeouts.create": { value: "1h" },
      "timeouts.update": { value: "1h" },
      "timeouts.delete": { value: "1h" },
      deletion_protection: { value: true },
    },
    declared: ({ agent }) => agent.link("shop").spec,
  },
];

/** Every optional attribute, with those of objects in it. */
function optional(attributes: Attributes, within = ""): readonly string[] {
  return Object.entries(attributes).flatMap(([name, { mode, type }]) => [
    ...(mode === "optional" ? [`${within}${name}`] : []),
    ...("attributes" in type ? optional(type.attributes, `${within}${name}.`) : []),
  ]);
}

/** A configuration with a value at a path; of `objects`, in that of the database. */
function withValue(config: Config, path: string, value: unknown): Config {
  const [head = "", ...rest] = (
    path.startsWith("objects.") ? path.replace("objects.", "objects.shop.") : path
  ).split(".");
  if (rest.length === 0) return { ...config, [head]: value };
  return { ...config, [head]: withValue((config[head] ?? {}) as Config, rest.join("."), value) };
}

function merged(config: Config, more: Config = {}): Config {
  const entries = Object.entries(more).map(([name, value]) => {
    const inner = config[name];
    const both = isObject((inner ?? null) as Value) && isObject((value ?? null) as Value);
    return [name, both ? merged(inner as Config, value as Config) : value] as const;
  });
  return { ...config, ...Object.fromEntries(entries) };
}

/** Plans and applies a configuration over a state, as terraform does. Gives the new state. */
async function apply(bed: ProtocolBed, typeName: string, config: Config, state: object): Promise<object> {
  const sent = dynamic(config);
  const planned = await bed.call("PlanResourceChange", {
    typeName,
    priorState: state,
    proposedNewState: sent,
    config: sent,
  });
  assert.deepEqual(planned["diagnostics"], [], JSON.stringify(config));
  const applied = await bed.call("ApplyResourceChange", {
    typeName,
    priorState: state,
    plannedState: planned["plannedState"],
    plannedPrivate: planned["plannedPrivate"],
    config: sent,
  });
  assert.deepEqual(applied["diagnostics"], [], JSON.stringify(config));
  return applied["newState"] as object;
}

for (const { typeName, required, others, declared } of SUBJECTS) {
  test(`${typeName}: each optional attribute that is removed returns to its default, in the state and at the agent`, async () => {
    await using bed = await ProtocolBed.open();
    const { attributes } = bed.provider.resources.get(typeName)?.schema ?? assert.fail();
    for (const name of ["orders", "orders-copy"]) {
      bed.agent.instances.set(name, { object: { uid: name, spec: { name } }, claimed: false });
    }
    await bed.configure();
    assert.deepEqual(Object.keys(others).sort(), [...optional(attributes)].sort());
    const read = (state: object): ObjectValue => decodeObject(attributes, state) ?? assert.fail();

    let state = await apply(bed, typeName, required, dynamic(null));
    const plain = { state: read(state), spec: structuredClone({ ...(declared(bed) as object) }) };
    for (const [path, { value, beside }] of Object.entries(others)) {
      state = await apply(bed, typeName, withValue(merged(required, beside), path, value), state);
      state = await apply(bed, typeName, required, state);
      const now = read(state);
      for (const [name, { type }] of Object.entries(attributes)) {
        assert.ok(
          equal(type, now[name] ?? null, plain.state[name] ?? null),
          `${name} after ${path} was removed`,
        );
      }
      assert.deepEqual(structuredClone({ ...(declared(bed) as object) }), plain.spec, path);
    }
  });
}
