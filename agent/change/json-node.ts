import { AgentError } from "../error.ts";
import { ByteReader } from "./byte-reader.ts";
import { isInline, JsonType, type OffsetWidth, readEntries, readVariableLength } from "./json-format.ts";

/**
 * A part of a stored JSON document that can be changed and stored again. What is not looked into stays the bytes it was
 * read from, so that nothing is lost and nothing is copied but what surrounds a change.
 */
export type JsonNode = JsonLeaf | JsonObjectNode | JsonArrayNode;

/** A scalar, or a container that was not opened: the bytes behind its type. Offsets in them count from their start. */
export interface JsonLeaf {
  readonly kind: "leaf";
  readonly type: number;
  readonly bytes: Buffer;
}

export interface JsonObjectNode {
  readonly kind: "object";
  /** In the server's order: shorter keys first, then by their bytes. */
  readonly members: [key: Buffer, value: JsonNode][];
}

export interface JsonArrayNode {
  readonly kind: "array";
  readonly items: JsonNode[];
}

/** Above this a container cannot be told with offsets of two bytes. */
const SMALL_MAX = 0xffff;
const KEY_LENGTH_BYTES = 2;

/** Reads a document: a type and what follows it. */
export function readNode(bytes: Buffer): JsonNode {
  return leafAt(new ByteReader(bytes).uint8(), bytes, 1, bytes.length);
}

/** Looks one level into a container; gives any other node as it is. */
export function open(node: JsonNode): JsonNode {
  if (node.kind !== "leaf") return node;
  switch (node.type) {
    case JsonType.SMALL_OBJECT:
      return openObject(node.bytes, 2);
    case JsonType.LARGE_OBJECT:
      return openObject(node.bytes, 4);
    case JsonType.SMALL_ARRAY:
      return openArray(node.bytes, 2);
    case JsonType.LARGE_ARRAY:
      return openArray(node.bytes, 4);
    default:
      return node;
  }
}

/** The document as the server would store it. */
export function writeNode(node: JsonNode): Buffer {
  const leaf = close(node);
  return Buffer.concat([Buffer.from([leaf.type]), leaf.bytes]);
}

/** The server's order of keys, which it relies on when it looks one up. */
export function compareKeys(one: Buffer, other: Buffer): number {
  return one.length - other.length || one.compare(other);
}

function openObject(bytes: Buffer, width: OffsetWidth): JsonObjectNode {
  const { keys, values } = readEntries(bytes, 0, bytes.length, "object", width);
  const members = values.map(({ type, start, end }, index): [Buffer, JsonNode] => [
    keys?.[index] as Buffer,
    leafAt(type, bytes, start, end),
  ]);
  return { kind: "object", members };
}

function openArray(bytes: Buffer, width: OffsetWidth): JsonArrayNode {
  const { values } = readEntries(bytes, 0, bytes.length, "array", width);
  return { kind: "array", items: values.map(({ type, start, end }) => leafAt(type, bytes, start, end)) };
}

function leafAt(type: number, bytes: Buffer, start: number, end: number): JsonLeaf {
  const reader = new ByteReader(bytes, start, end);
  return { kind: "leaf", type, bytes: reader.slice(valueLength(type, bytes, start, end)) };
}

/** How many bytes a value has, behind its type. */
function valueLength(type: number, bytes: Buffer, start: number, end: number): number {
  const reader = new ByteReader(bytes, start, end);
  switch (type) {
    case JsonType.SMALL_OBJECT:
    case JsonType.SMALL_ARRAY:
      reader.uint16();
      return reader.uint16();
    case JsonType.LARGE_OBJECT:
    case JsonType.LARGE_ARRAY:
      reader.uint32();
      return reader.uint32();
    case JsonType.LITERAL:
      return 1;
    case JsonType.INT16:
    case JsonType.UINT16:
      return 2;
    case JsonType.INT32:
    case JsonType.UINT32:
      return 4;
    case JsonType.INT64:
    case JsonType.UINT64:
    case JsonType.DOUBLE:
      return 8;
    case JsonType.STRING: {
      const length = readVariableLength(reader);
      return reader.position - start + length;
    }
    case JsonType.OPAQUE: {
      reader.uint8();
      const length = readVariableLength(reader);
      return reader.position - start + length;
    }
    default:
      throw new AgentError("EVENT_CORRUPT", `a JSON document holds the unknown type ${type}`);
  }
}

function close(node: JsonNode): JsonLeaf {
  switch (node.kind) {
    case "leaf":
      return node;
    case "object": {
      const values = node.members.map(([, value]) => close(value));
      const keys = node.members.map(([key]) => key);
      const small = layOut(keys, values, 2);
      return small.size <= SMALL_MAX
        ? leaf(JsonType.SMALL_OBJECT, small)
        : leaf(JsonType.LARGE_OBJECT, layOut(keys, values, 4));
    }
    case "array": {
      const values = node.items.map(close);
      const small = layOut(null, values, 2);
      return small.size <= SMALL_MAX
        ? leaf(JsonType.SMALL_ARRAY, small)
        : leaf(JsonType.LARGE_ARRAY, layOut(null, values, 4));
    }
    default:
      return node satisfies never;
  }
}

/** What a container will look like with offsets of this width. */
interface Layout {
  readonly keys: readonly Buffer[] | null;
  readonly values: readonly JsonLeaf[];
  readonly width: OffsetWidth;
  readonly size: number;
}

function layOut(keys: readonly Buffer[] | null, values: readonly JsonLeaf[], width: OffsetWidth): Layout {
  let size = 2 * width + values.length * (1 + width);
  for (const key of keys ?? []) size += width + KEY_LENGTH_BYTES + key.length;
  for (const value of values) if (!isInline(value.type, width)) size += value.bytes.length;
  return { keys, values, width, size };
}

function leaf(type: number, { keys, values, width, size }: Layout): JsonLeaf {
  const bytes = Buffer.alloc(size);
  const keyTable = 2 * width;
  const valueTable = keyTable + (keys?.length ?? 0) * (width + KEY_LENGTH_BYTES);
  bytes.writeUIntLE(values.length, 0, width);
  bytes.writeUIntLE(size, width, width);
  let at = valueTable + values.length * (1 + width);
  for (const [index, key] of (keys ?? []).entries()) {
    const entry = keyTable + index * (width + KEY_LENGTH_BYTES);
    bytes.writeUIntLE(at, entry, width);
    bytes.writeUInt16LE(key.length, entry + width);
    at += key.copy(bytes, at);
  }
  for (const [index, value] of values.entries()) {
    const entry = valueTable + index * (1 + width);
    bytes[entry] = value.type;
    if (isInline(value.type, width)) {
      value.bytes.copy(bytes, entry + 1);
    } else {
      bytes.writeUIntLE(at, entry + 1, width);
      at += value.bytes.copy(bytes, at);
    }
  }
  return { kind: "leaf", type, bytes };
}
