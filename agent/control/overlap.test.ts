import assert from "node:assert/strict";
import { test } from "node:test";
import { type DatabaseObjects, DEFAULT_APPLY, DEFAULT_LOAD, type LinkSpec } from "../link/spec.ts";
import { refuseOverlap } from "./overlap.ts";

function link(name: string, way: string, databases: Record<string, Partial<DatabaseObjects>>): LinkSpec {
  const [source = "", target = ""] = way.split(">");
  return {
    name,
    source,
    sourceAgent: null,
    target,
    databases: new Map(
      Object.entries(databases).map(([db, objects]) => [db, { tables: [], excludeTables: [], ...objects }]),
    ),
    initialization: { structure: true, data: true },
    load: DEFAULT_LOAD,
    apply: DEFAULT_APPLY,
    gtids: "own",
    definer: "keep",
    conflictPolicy: "fail",
    desiredState: "running",
    deletionProtection: false,
  };
}

const same = (name: string): string => name;
const allowed = (spec: LinkSpec, others: LinkSpec[], serverOf = same): void =>
  refuseOverlap(spec, others, serverOf);
const refused = (spec: LinkSpec, others: LinkSpec[], message: RegExp, serverOf = same): void =>
  assert.throws(() => refuseOverlap(spec, others, serverOf), { code: "INVALID_ARGUMENT", message });

test("two sources of one table of one target are refused, naming the other link", () => {
  const first = link("first", "a>c", { shop: { tables: ["orders", "items"] } });
  refused(
    link("second", "b>c", { shop: { tables: ["items"] } }),
    [first],
    /link first writes table shop\.items/,
  );
  refused(link("second", "b>c", { shop: {} }), [first], /link first writes table shop\./);
  refused(
    link("second", "b>c", { shop: {} }),
    [link("first", "a>c", { shop: { excludeTables: ["x"] } })],
    /link first/,
  );
  refused(link("second", "b>c", { shop: { excludeTables: ["orders"] } }), [first], /shop\.items/);
});

test("other tables, other databases and other targets are allowed", () => {
  const first = link("first", "a>c", { shop: { tables: ["orders"] } });
  allowed(link("second", "b>c", { shop: { tables: ["items"] } }), [first]);
  allowed(link("second", "b>c", { shop: { excludeTables: ["orders"] } }), [first]);
  allowed(link("second", "b>c", { other: {} }), [first]);
  allowed(link("second", "a>d", { shop: {} }), [first]);
});

test("a link does not stand in its own way", () => {
  allowed(link("first", "a>c", { shop: {} }), [link("first", "a>c", { shop: {} })]);
});

test("a way back is refused, directly or over others", () => {
  const there = link("there", "a>b", { shop: { tables: ["orders"] } });
  refused(
    link("back", "b>a", { shop: { tables: ["items"] } }),
    [there],
    /link there would carry .* back to b/,
  );
  const on = link("on", "b>c", { shop: {} });
  refused(link("round", "c>a", { shop: {} }), [there, on], /link there, link on would carry/);
  allowed(link("back", "b>a", { other: {} }), [there]);
  allowed(link("fan", "a>c", { shop: {} }), [there]);
});

test("two names of one server are one server", () => {
  const serverOf = (name: string): string => (name === "alias" ? "c" : name);
  const first = link("first", "a>c", { shop: {} });
  refused(link("second", "b>alias", { shop: {} }), [first], /link first/, serverOf);
});
