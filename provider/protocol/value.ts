import { decode, ExtData, encode } from "@msgpack/msgpack";
import type { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Attributes, Type } from "../framework/attribute.ts";
import { Malformed } from "../framework/malformed.ts";
import type { Path } from "../framework/path.ts";
import {
  Decimal,
  isArray,
  isMap,
  isObject,
  type ObjectValue,
  UNKNOWN,
  type Value,
} from "../framework/value.ts";

type DynamicValue = tfplugin6.DynamicValue.$Shape;

/** MessagePack extension under which an unknown value is sent; on reading, any extension means that. */
const UNKNOWN_EXTENSION = 0;

/** Reads an object of this shape. Null: there is no object. Throws Malformed when the bytes do not fit the shape. */
export function decodeObject(
  attributes: Attributes,
  value: DynamicValue | null | undefined,
): ObjectValue | null {
  const raw = decodeBytes(value);
  if (raw === null) return null;
  if (raw instanceof ExtData) throw new Malformed([], "a whole object is not known");
  return fromRaw({ kind: "object", attributes }, raw, [], "refused") as ObjectValue;
}

/** Reads one value of a type, as functions take them. Throws Malformed when the bytes do not fit it. */
export function decodeValue(type: Type, value: DynamicValue | null | undefined): Value {
  return fromRaw(type, decodeBytes(value), [], "refused");
}

/** Writes one value of a type. */
export function encodeValue(type: Type, value: Value): DynamicValue {
  return { msgpack: encode(toRaw(type, value)) };
}

/** Writes an object of this shape; attributes that it lacks are null. */
export function encodeObject(attributes: Attributes, value: ObjectValue | null): DynamicValue {
  return encodeValue({ kind: "object", attributes }, value);
}

/**
 * Reads an object out of the JSON of a state file. What the schema no longer has is dropped, what it has newly is null.
 * Throws Malformed when it is no JSON or does not fit.
 */
export function decodeStateJson(attributes: Attributes, json: Uint8Array): ObjectValue | null {
  const raw = parseJson(json);
  return raw === null ? null : (fromRaw({ kind: "object", attributes }, raw, [], "dropped") as ObjectValue);
}

/** What becomes of attributes that a value has and the schema does not. */
type Surplus = "refused" | "dropped";

function decodeBytes(value: DynamicValue | null | undefined): unknown {
  if (value?.msgpack && value.msgpack.length > 0) return parseMsgpack(value.msgpack);
  if (value?.json && value.json.length > 0) return parseJson(value.json);
  return null;
}

function parseMsgpack(bytes: Uint8Array): unknown {
  // An array or a map has at least a byte for each element: a length that a few bytes pretend must not become memory.
  const limits = { maxArrayLength: bytes.length, maxMapLength: bytes.length };
  try {
    return decode(bytes, { useBigInt64: true, ...limits });
  } catch (cause) {
    throw new Malformed([], `the value is not MessagePack (${reasonOf(cause)})`);
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw new Malformed([], `the value is not JSON (${reasonOf(cause)})`);
  }
}

// The decoders' reasons name places and bytes' tags; what follows a colon may be a value.
function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : "unknown";
}

function fromRaw(type: Type, raw: unknown, at: Path, surplus: Surplus): Value {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof ExtData) return UNKNOWN;
  switch (type.kind) {
    case "string":
      if (typeof raw === "string") return unicode(raw, at);
      break;
    case "bool":
      if (typeof raw === "boolean") return raw;
      break;
    case "number":
      return number(raw, at);
    case "list":
      if (Array.isArray(raw)) {
        return raw.map((element, index) => fromRaw(type.element, element, [...at, { index }], surplus));
      }
      break;
    case "set":
      // An element of a set has no name but its value.
      if (Array.isArray(raw)) return raw.map((element) => fromRaw(type.element, element, at, surplus));
      break;
    case "map":
      if (isRecord(raw)) return mapOf(raw, at, (inner, path) => fromRaw(type.element, inner, path, surplus));
      break;
    case "object":
      if (isRecord(raw)) return attributesOf(type.attributes, raw, at, surplus);
      break;
    case "object-list": {
      const element = { ...type, kind: "object" } as const;
      if (Array.isArray(raw)) {
        return raw.map((inner, index) => fromRaw(element, inner, [...at, { index }], surplus));
      }
      break;
    }
    case "object-map": {
      const element = { ...type, kind: "object" } as const;
      if (isRecord(raw)) return mapOf(raw, at, (inner, path) => fromRaw(element, inner, path, surplus));
      break;
    }
    default:
      return type satisfies never;
  }
  throw misfit(at, type.kind);
}

function attributesOf(
  attributes: Attributes,
  raw: Record<string, unknown>,
  at: Path,
  surplus: Surplus,
): ObjectValue {
  const strange =
    surplus === "dropped" ? undefined : Object.keys(raw).find((name) => !Object.hasOwn(attributes, name));
  if (strange !== undefined)
    throw new Malformed(at, `there is no attribute ${JSON.stringify(strange)} in the schema`);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => {
      const inner = Object.hasOwn(raw, name) ? raw[name] : null;
      return [name, fromRaw(type, inner, [...at, name], surplus)];
    }),
  );
}

function mapOf(
  raw: Record<string, unknown>,
  at: Path,
  read: (element: unknown, path: Path) => Value,
): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(raw).map(([key, element]) => [unicode(key, at), read(element, [...at, { key }])]),
  );
}

// Half of a surrogate pair would make the whole answer one that terraform cannot read.
function unicode(text: string, at: Path): string {
  if (/\p{Surrogate}/u.test(text)) throw new Malformed(at, "the text is not Unicode");
  return text;
}

/** A number in decimal digits, as one comes that neither an integer nor a float of MessagePack holds exactly. */
const DIGITS = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

// Integers come as integers, others as floats; what fits neither exactly comes as a string of digits.
function number(raw: unknown, at: Path): number | Decimal {
  if (typeof raw === "number" && Number.isFinite(raw)) return raw;
  if (typeof raw === "bigint") {
    const near = Number(raw);
    return Number.isSafeInteger(near) ? near : new Decimal(raw.toString());
  }
  if (typeof raw === "string" && DIGITS.test(raw)) {
    const near = Number(raw);
    return String(near) === raw ? near : new Decimal(raw);
  }
  throw misfit(at, "number");
}

function toRaw(type: Type, value: Value): unknown {
  if (value === null) return null;
  if (value === UNKNOWN) return new ExtData(UNKNOWN_EXTENSION, new Uint8Array(1));
  if (value instanceof Decimal) return value.digits;
  switch (type.kind) {
    case "string":
    case "bool":
    case "number":
      return value;
    case "list":
    case "set":
      return isArray(value) ? value.map((element) => toRaw(type.element, element)) : null;
    case "map":
      return isMap(value) ? record([...value], (element) => toRaw(type.element, element)) : null;
    case "object":
      if (!isObject(value)) return null;
      return Object.fromEntries(
        Object.entries(type.attributes).map(([name, inner]) => [
          name,
          toRaw(inner.type, value[name] ?? null),
        ]),
      );
    case "object-list":
      return isArray(value) ? value.map((element) => toRaw({ ...type, kind: "object" }, element)) : null;
    case "object-map":
      return isMap(value)
        ? record([...value], (element) => toRaw({ ...type, kind: "object" }, element))
        : null;
    default:
      return type satisfies never;
  }
}

function record(entries: readonly (readonly [string, Value])[], write: (value: Value) => unknown): unknown {
  return Object.fromEntries(entries.map(([key, value]) => [key, write(value)]));
}

// Binary data and times are objects to JavaScript as well, and no values of terraform's.
function isRecord(raw: unknown): raw is Record<string, unknown> {
  if (typeof raw !== "object" || raw === null) return false;
  const prototype: unknown = Object.getPrototypeOf(raw);
  return prototype === Object.prototype || prototype === null;
}

function misfit(at: Path, wanted: string): Malformed {
  return new Malformed(at, `a value of type ${wanted} is expected`);
}
