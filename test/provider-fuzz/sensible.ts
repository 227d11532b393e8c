import type { Random } from "../harness/random.ts";

/**
 * Values of a configuration that go together, by type: drawn at random, most combinations break a rule, and nothing would be found of what
 * comes behind the rules.
 */
export function sensible(typeName: string, random: Random): Record<string, unknown> {
  switch (typeName) {
    case "towline_instance":
      return {
        agent: "dc1",
        name: random.pick(["a", "b", "orders"]),
        host: "10.0.0.1",
        port: random.pick([null, 1, 65_535]),
        tls: random.pick([null, null, { mode: "preferred" }, { mode: "verify-ca", ca_file: "/ca.pem" }]),
        ...random.pick([
          { password_wo: null, password_wo_version: null, password_from: { env: "P" } },
          { password_wo: null, password_wo_version: null, password_from: { exec: ["cat", "p"] } },
          { password_wo: "correct", password_wo_version: random.int(1, 3), password_from: null },
        ]),
      };
    case "towline_sync_link":
    case "towline_precheck":
      return {
        source_id: "dc1/orders",
        target_id: "dc1/orders-copy",
        objects: random.pick([
          { shop: {} },
          { shop: { tables: { a: {}, b: {} } }, crm: { exclude_tables: ["x", "y"] } },
          { "a.b": { exclude_tables: [] } },
        ]),
        ...(typeName === "towline_precheck"
          ? {}
          : {
              conflict_policy: random.pick([null, "fail"]),
              timeouts: random.pick([null, { create: "30s", update: "30s", delete: "30s" }]),
            }),
      };
    default:
      return {};
  }
}
