import { AgentError } from "../error.ts";

/** One step into a document. */
export type JsonPathLeg =
  | { readonly kind: "member"; readonly key: Buffer }
  | { readonly kind: "cell"; readonly index: number; readonly from: "start" | "end" };

/** Where in an array of so many items a cell is: below 0 or not below `length` when it is outside. */
export function cellPosition(leg: JsonPathLeg & { readonly kind: "cell" }, length: number): number {
  return leg.from === "start" ? leg.index : length - 1 - leg.index;
}

/** A quoted member name holds any character, escaped as in JSON; a bare one ends at the next step. */
const LEG = /\[([0-9]+)\]|\[last(?:-([0-9]+))?\]|\.("(?:[^"\\]|\\.)*"|[^.["]+)/gy;

/**
 * Reads a path as the server writes it into a diff: `$`, then `.name`, `."name"`, `[number]`, `[last]` or `[last-number]`;
 * never a wildcard.
 * @throws AgentError EVENT_CORRUPT
 */
export function readJsonPath(text: string): readonly JsonPathLeg[] {
  const legs: JsonPathLeg[] = [];
  let end = 1;
  if (text.startsWith("$")) {
    for (const match of text.slice(1).matchAll(LEG)) {
      const [whole, index, fromEnd, name] = match;
      end += whole.length;
      if (name !== undefined) legs.push({ kind: "member", key: Buffer.from(unquote(name)) });
      else if (index !== undefined) legs.push({ kind: "cell", index: Number(index), from: "start" });
      else legs.push({ kind: "cell", index: Number(fromEnd ?? 0), from: "end" });
    }
  }
  if (end !== text.length) throw corrupt();
  return legs;
}

function unquote(name: string): string {
  if (!name.startsWith('"')) return name;
  try {
    return String(JSON.parse(name));
  } catch (cause) {
    throw corrupt(cause);
  }
}

function corrupt(cause?: unknown): AgentError {
  return new AgentError("EVENT_CORRUPT", "the path of a change within a JSON document does not parse", {
    cause,
  });
}
