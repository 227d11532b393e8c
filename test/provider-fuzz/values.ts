import { ExtData } from "@msgpack/msgpack";
import type { Attribute, Attributes, Type } from "../../provider/framework/attribute.ts";
import type { Random } from "../harness/random.ts";

/** What terraform sends for a value that it does not know yet. */
const UNKNOWN = (): ExtData => new ExtData(0, new Uint8Array(1));

/** Texts that are in the way of something: of paths, of objects' own names, of formats, of encodings. */
const HOSTILE_TEXTS = [
  "",
  " ",
  "__proto__",
  "constructor",
  "toString",
  "a/b/c",
  "../../etc/passwd",
  "dc1/",
  "\u0000",
  "\ud800",
  "ünï‮code",
  "${var.x}",
  "'; DROP TABLE x; --",
  "-1",
  "9".repeat(40),
  "x".repeat(5_000),
] as const;

const HOSTILE_NUMBERS = [
  0,
  -1,
  1.5,
  -0,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
] as const;

/** Plausible texts by the attribute's name, so that what is generated gets behind the first rules. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  agent: ["dc1", "dc1", "dc1", "dc2"],
  name: ["shop", "orders", "orders-copy", "a", "b"],
  source_id: ["dc1/orders", "dc1/orders", "dc1/b", "dc2/orders"],
  target_id: ["dc1/orders-copy", "dc1/orders-copy", "dc1/a", "dc2/a"],
  id: ["dc1/shop", "dc1/orders", "dc1/b", "dc2/x"],
  uid: ["uid-1", "uid-2", "uid-7"],
  conflict_policy: ["fail", "fail", "overwrite"],
  create: ["30s", "1ms", "500h", "501h", "soon"],
  update: ["30s", "1ms", "1h1m1s1ms"],
  delete: ["30s", "1ms", "0s"],
  status: ["running", "paused", "failed"],
};

/** Keys of maps: databases, tables, agents. */
const KEYS = ["shop", "crm", "dc1", "a.b", "ünï", "constructor", ""] as const;
const LENGTH_MAX = 3;

/** How far what is generated is from what a terraform would send, from 0 to 1: the chance of each value to be a wrong one. */
export type Wildness = number;

/** What MessagePack can write: a value for an object of this shape. */
export function rawObject(attributes: Attributes, random: Random, wild: Wildness): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    if (random.chance(wild / 8)) continue;
    object[name] = rawAttribute(name, attribute, random, wild);
  }
  if (random.chance(wild / 8)) object["surplus"] = 1;
  return object;
}

/** A configuration: what only the provider gives is null in it. */
export function rawConfig(attributes: Attributes, random: Random, wild: Wildness): Record<string, unknown> {
  const config = rawObject(attributes, random, wild);
  for (const [name, { mode }] of Object.entries(attributes)) {
    if (mode === "computed" && !random.chance(wild / 4)) config[name] = null;
  }
  return config;
}

function rawAttribute(name: string, attribute: Attribute, random: Random, wild: Wildness): unknown {
  if (random.chance(wild)) return hostile(random);
  if (random.chance(wild)) return UNKNOWN();
  if (attribute.mode !== "required" && random.chance(0.5)) return null;
  return rawValue(name, attribute.type, attribute.allowed, random, wild);
}

function rawValue(name: string, type: Type, allowed: string, random: Random, wild: Wildness): unknown {
  switch (type.kind) {
    case "string":
      return text(name, allowed, random, wild);
    case "bool":
      return random.chance(0.5);
    case "number":
      return number(allowed, random, wild);
    case "list":
    case "set":
      return several(random).map(() => rawValue(name, type.element, "", random, wild));
    case "map":
      return keyed(random, () => rawValue(name, type.element, "", random, wild));
    case "object":
      return rawObject(type.attributes, random, wild);
    case "object-list":
      return several(random).map(() => rawObject(type.attributes, random, wild));
    case "object-map":
      return keyed(random, () => (random.chance(wild) ? null : rawObject(type.attributes, random, wild)));
    default:
      return type satisfies never;
  }
}

function text(name: string, allowed: string, random: Random, wild: Wildness): string {
  if (random.chance(wild)) return random.pick(HOSTILE_TEXTS);
  const choices = [...allowed.matchAll(/"([^"]*)"/g)].map(([, choice]) => choice ?? "");
  if (choices.length > 0) return random.pick(choices);
  return random.pick(WORDS[name] ?? ["x", "y", "10.0.0.1"]);
}

function number(allowed: string, random: Random, wild: Wildness): number {
  if (random.chance(wild)) return random.pick(HOSTILE_NUMBERS);
  const [low = 0, high = 9] = [...allowed.matchAll(/\d+/g)].map(Number);
  return random.pick([low, high, random.int(low, Math.min(high, low + 100))]);
}

function several(random: Random): undefined[] {
  return Array.from({ length: random.int(0, LENGTH_MAX) }, () => undefined);
}

function keyed(random: Random, value: () => unknown): Record<string, unknown> {
  return Object.fromEntries(several(random).map(() => [random.pick(KEYS), value()]));
}

/** Anything that MessagePack can say, and mostly not what is expected. */
export function hostile(random: Random, depth = 0): unknown {
  switch (random.int(0, depth > 3 ? 6 : 9)) {
    case 0:
      return random.pick(HOSTILE_TEXTS);
    case 1:
      return random.pick(HOSTILE_NUMBERS);
    case 2:
      return null;
    case 3:
      return random.chance(0.5);
    case 4:
      return new ExtData(random.int(0, 127), random.bytes(random.int(1, 20)));
    case 5:
      return random.bytes(random.int(0, 20));
    case 6:
      return new Date(random.int(0, 2 ** 40));
    case 7:
      return several(random).map(() => hostile(random, depth + 1));
    case 8:
      return Object.fromEntries(
        several(random).map(() => [
          random.pick(HOSTILE_TEXTS.filter((key) => key !== "__proto__")),
          hostile(random, depth + 1),
        ]),
      );
    default:
      return nested(random.int(1, 300));
  }
}

/** An array in an array, many times over. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let left = depth; left > 0; left--) value = [value];
  return value;
}
