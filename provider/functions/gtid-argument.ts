import { GtidSet } from "../../proto/gtid-set.ts";
import type { Parameter } from "../framework/function.ts";

/** An argument that is a GTID set. */
export function gtidParameter(name: string, what: string): Parameter<{ readonly kind: "string" }> {
  return {
    name,
    type: { kind: "string" },
    description: `${what}, as MySQL writes it: \`uuid:1-5:7,uuid:tag:1-3\`. White space is ignored, and an empty text is the empty set.`,
  };
}

/** Why there is no answer, at the argument that is no GTID set. */
interface Refusal {
  readonly refused: string;
  readonly argument: number;
}

/** Reads both arguments of a function as GTID sets and answers with what is made of them. */
export function withGtidSets<Answer>(
  texts: readonly [first: string, second: string],
  answer: (first: GtidSet, second: GtidSet) => Answer,
): Answer | Refusal {
  const first = read(texts[0], 0);
  if (!(first instanceof GtidSet)) return first;
  const second = read(texts[1], 1);
  return second instanceof GtidSet ? answer(first, second) : second;
}

function read(text: string, argument: number): GtidSet | Refusal {
  try {
    return GtidSet.parse(text);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return { refused: `${thrown.message}. A set is written as uuid:1-5:7,uuid:tag:1-3.`, argument };
  }
}
