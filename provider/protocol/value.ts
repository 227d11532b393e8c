import { decode, ExtData, encode } from "@msgpack/msgpack";
import type { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Attributes, Type } from "../framework/attribute.ts";
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

/** Reads an object of this shape. Null: there is no object. Throws when the bytes do not fit the shape: a fault of ours. */
export function decodeObject(
  attributes: Attributes,
  value: DynamicValue | null | undefined,
): ObjectValue | null {
  const raw = decodeBytes(value);
  return raw === null ? null : (fromRaw({ kind: "object", attributes }, raw, "") as ObjectValue);
}

/** Reads one value of a type, as functions take them. Throws when the bytes do not fit it: a fault of ours. */
export function decodeValue(type: Type, value: DynamicValue | null | undefined): Value {
  return fromRaw(type, decodeBytes(value), "");
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
 */
export function decodeStateJson(attributes: Attributes, json: Uint8Array): ObjectValue | null {
  const raw: unknown = JSON.parse(Buffer.from(json).toString("utf8"));
  return raw === null ? null : (fromRaw({ kind: "object", attributes }, raw, "") as ObjectValue);
}

function decodeBytes(value: DynamicValue | null | undefined): unknown {
  if (value?.msgpack && value.msgpack.length > 0) return decode(value.msgpack, { useBigInt64: true });
  if (value?.json && value.json.length > 0) return JSON.parse(Buffer.from(value.json).toString("utf8"));
  return null;
}

function fromRaw(type: Type, raw: unknown, at: string): Value {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof ExtData) return UNKNOWN;
  switch (type.kind) {
    case "string":
      if (typeof raw === "string") return raw;
      break;
    case "bool":
      if (typeof raw === "boolean") return raw;
      break;
    case "number":
      return number(raw, at);
    case "list":
    case "set":
      if (Array.isArray(raw)) return raw.map((element) => fromRaw(type.element, element, at));
      break;
    case "map":
      if (isRecord(raw)) return mapOf(raw, (element, key) => fromRaw(type.element, element, `${at}.${key}`));
      break;
    case "object":
      if (isRecord(raw)) return attributesOf(type.attributes, raw, at);
      break;
    case "object-list":
      if (Array.isArray(raw)) return raw.map((element) => fromRaw({ ...type, kind: "object" }, element, at));
      break;
    case "object-map": {
      const element = { ...type, kind: "object" } as const;
      if (isRecord(raw)) return mapOf(raw, (inner, key) => fromRaw(element, inner, `${at}.${key}`));
      break;
    }
    default:
      return type satisfies never;
  }
  throw misfit(at, type.kind);
}

function attributesOf(attributes: Attributes, raw: Record<string, unknown>, at: string): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => [name, fromRaw(type, raw[name], `${at}.${name}`)]),
  );
}

function mapOf(
  raw: Record<string, unknown>,
  read: (element: unknown, key: string) => Value,
): ReadonlyMap<string, Value> {
  return new Map(Object.entries(raw).map(([key, element]) => [key, read(element, key)]));
}

// Integers come as integers, others as floats; what fits neither exactly comes as a string of digits.
function number(raw: unknown, at: string): number | Decimal {
  if (typeof raw === "number") return raw;
  if (typeof raw === "bigint") {
    const near = Number(raw);
    return Number.isSafeInteger(near) ? near : new Decimal(raw.toString());
  }
  if (typeof raw === "string") {
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

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

function misfit(at: string, wanted: string): Error {
  return new Error(
    `a value does not fit its schema: ${wanted} expected at ${at === "" ? "the root" : at.slice(1)}`,
  );
}
