import assert from "node:assert/strict";
import { test } from "node:test";
import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import type { JournalEntry, JournalStep } from "./journal.ts";
import { standingOf, type Witness } from "./standing.ts";

const A = "aaaaaaaa-0000-0000-0000-000000000000";
const B = "bbbbbbbb-0000-0000-0000-000000000000";

/** Steps as they are written down, for example `fencing 2 B`. */
function witness(uuid: string, text: string): Witness {
  if (text === "") return { uuid, journal: null };
  const [step, epoch, writer] = text.split(" ");
  const journal: JournalEntry = {
    number: 1,
    epoch: Number(epoch),
    step: step as JournalStep,
    writer: writer === "A" ? A : B,
    eventScheduler: "ON",
    gtids: GtidSet.empty,
    record: null,
    at: 0,
  };
  return { uuid, journal };
}

function standing(one: Witness, two: Witness): string {
  try {
    const found = standingOf("shop", one, two);
    if (found.kind === "unpaired") return found.kind;
    const follower = found.kind === "settled" ? ` ${found.follower}` : "";
    return `${found.kind} ${found.epoch} ${found.writer.uuid === A ? "A" : "B"}${follower}`;
  } catch (thrown) {
    assert.ok(thrown instanceof AgentError);
    return thrown.code;
  }
}

// A is the primary of epoch 1 and B follows; then every moment at which an agent, or a server, can be cut off.
const CASES: readonly (readonly [when: string, a: string, b: string, standing: string])[] = [
  ["before the pair begins", "", "", "unpaired"],
  ["the primary has noted it", "paired 1 A", "", "settled 1 A behind"],
  ["it has begun", "paired 1 A", "following 1 A", "settled 1 A joined"],
  ["the primary is about to be closed", "fencing 2 B", "following 1 A", "undo 1 A"],
  ["that was undone", "undone 1 A", "following 1 A", "settled 1 A joined"],
  ["the other takes over", "fencing 2 B", "promoting 2 B", "promoting 2 B"],
  ["it is open", "fencing 2 B", "promoted 2 B", "settled 2 B behind"],
  ["the former primary follows", "following 2 B", "promoted 2 B", "settled 2 B joined"],
  ["on the way back", "following 2 B", "fencing 3 A", "undo 2 B"],
  ["and there", "promoted 3 A", "fencing 3 A", "settled 3 A behind"],
  ["a failover", "paired 1 A", "promoting 2 B", "promoting 2 B"],
  ["the former primary comes back", "paired 1 A", "promoted 2 B", "settled 2 B behind"],
  ["a failover after a switch that was cut off", "fencing 2 B", "promoted 3 B", "settled 3 B behind"],
  ["back to the primary, the other's end unknown", "promoted 3 A", "promoting 2 B", "settled 3 A behind"],
  ["the standby was made anew", "undone 4 A", "", "settled 4 A behind"],
  ["both were promoted", "promoted 2 A", "promoted 2 B", "DR_JOURNAL_DIVERGED"],
  ["the primary was restored from before", "following 3 B", "following 2 A", "DR_JOURNAL_LOST"],
  ["the primary was made anew", "following 3 B", "", "DR_JOURNAL_LOST"],
];

for (const [when, a, b, expected] of CASES) {
  test(`${when}: ${expected}`, () => {
    const [one, two] = [witness(A, a), witness(B, b)];
    assert.equal(standing(one, two), expected);
    // Which of them is asked first decides nothing.
    assert.equal(standing(two, one), expected);
  });
}
