import { AgentError } from "../error.ts";
import { ByteReader } from "./byte-reader.ts";
import { compareKeys, type JsonNode, open, readNode, writeNode } from "./json-node.ts";
import { cellPosition, type JsonPathLeg, readJsonPath } from "./json-path.ts";

/** What is done at the end of a path, by its number on the wire. */
const REPLACE = 0;
const INSERT = 1;
const REMOVE = 2;

/**
 * Applies a list of changes to a stored document. The list is: one byte for what is done, a path (length, text), and, unless
 * it removes, the new value (length, document). Source: MySQL's `json_diff.h`.
 * @returns the document that results, stored in the server's own format
 * @throws AgentError EVENT_CORRUPT when a change does not fit the document, or does not parse
 */
export function applyJsonDiffs(document: Buffer, diffs: Buffer): Buffer {
  if (diffs.length === 0) return document;
  const reader = new ByteReader(diffs);
  let root = readNode(document);
  while (reader.remaining > 0) {
    const operation = reader.uint8();
    const path = readJsonPath(reader.utf8(reader.packed()));
    root = change(root, path, 0, (container, leg) => {
      if (operation === REMOVE) remove(container, leg);
      else if (operation === REPLACE) replace(container, leg, readValue(reader));
      else if (operation === INSERT) insert(container, leg, readValue(reader));
      else
        throw new AgentError("EVENT_CORRUPT", `a JSON document is changed in the unknown way ${operation}`);
    });
  }
  return writeNode(root);
}

function readValue(reader: ByteReader): JsonNode {
  return readNode(reader.slice(reader.packed()));
}

/** Opens the containers along a path and lets `act` change the last one. */
function change(
  node: JsonNode,
  path: readonly JsonPathLeg[],
  depth: number,
  act: (container: JsonNode, leg: JsonPathLeg) => void,
): JsonNode {
  const leg = path[depth];
  // The server logs the whole document instead when its root is another.
  if (leg === undefined) throw misfit();
  const opened = open(node);
  if (depth === path.length - 1) {
    act(opened, leg);
    return opened;
  }
  if (leg.kind === "member" && opened.kind === "object") {
    const member = opened.members.find(([key]) => key.equals(leg.key));
    if (member === undefined) throw misfit();
    member[1] = change(member[1], path, depth + 1, act);
  } else if (leg.kind === "cell" && opened.kind === "array") {
    const at = cellPosition(leg, opened.items.length);
    const item = opened.items[at];
    if (item === undefined) throw misfit();
    opened.items[at] = change(item, path, depth + 1, act);
  } else {
    throw misfit();
  }
  return opened;
}

function replace(container: JsonNode, leg: JsonPathLeg, value: JsonNode): void {
  if (leg.kind === "member" && container.kind === "object") {
    const member = container.members.find(([key]) => key.equals(leg.key));
    if (member === undefined) throw misfit();
    member[1] = value;
  } else if (leg.kind === "cell" && container.kind === "array") {
    const at = cellPosition(leg, container.items.length);
    if (container.items[at] === undefined) throw misfit();
    container.items[at] = value;
  } else {
    throw misfit();
  }
}

function insert(container: JsonNode, leg: JsonPathLeg, value: JsonNode): void {
  if (leg.kind === "member" && container.kind === "object") {
    const after = container.members.findIndex(([key]) => compareKeys(key, leg.key) >= 0);
    const at = after < 0 ? container.members.length : after;
    if (container.members[at]?.[0].equals(leg.key) === true) throw misfit();
    container.members.splice(at, 0, [leg.key, value]);
  } else if (leg.kind === "cell" && container.kind === "array") {
    // The path is the one that the statement named: what is outside the array means its nearest end.
    container.items.splice(Math.max(0, cellPosition(leg, container.items.length)), 0, value);
  } else {
    throw misfit();
  }
}

function remove(container: JsonNode, leg: JsonPathLeg): void {
  if (leg.kind === "member" && container.kind === "object") {
    const at = container.members.findIndex(([key]) => key.equals(leg.key));
    if (at < 0) throw misfit();
    container.members.splice(at, 1);
  } else if (leg.kind === "cell" && container.kind === "array") {
    const at = cellPosition(leg, container.items.length);
    if (container.items[at] === undefined) throw misfit();
    container.items.splice(at, 1);
  } else {
    throw misfit();
  }
}

function misfit(): AgentError {
  return new AgentError("EVENT_CORRUPT", "a change within a JSON document does not fit its before image");
}
