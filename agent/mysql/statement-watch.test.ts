import assert from "node:assert/strict";
import { test } from "node:test";
import { ASK_EVERY_MS, SILENCE_LIMIT_MS, type WatchedConnection, watchStatement } from "./statement-watch.ts";

/** What a test says of the connection, and what the watch did. */
class Watched implements WatchedConnection {
  received = 0;
  unsent = 0;
  flow: "taken" | "held back" = "taken";
  answer: "at work" | "idle" | "none" = "idle";
  asked = 0;
  state: "kept" | "lost" = "kept";

  traffic(): { received: number; unsent: number } {
    return { received: this.received, unsent: this.unsent };
  }

  holdsBack(): boolean {
    return this.flow === "held back";
  }

  async isAtWork(): Promise<boolean> {
    this.asked += 1;
    if (this.answer === "none") return await new Promise<boolean>(() => {});
    return this.answer === "at work";
  }
}

const CASES: readonly {
  readonly what: string;
  readonly each: (watched: Watched) => void;
  readonly answer: Watched["answer"];
  readonly outcome: "lost" | "kept";
}[] = [
  { what: "a server that does not answer is lost", each: () => {}, answer: "none", outcome: "lost" },
  { what: "a session that is idle while we wait is lost", each: () => {}, answer: "idle", outcome: "lost" },
  { what: "a statement that takes long is waited for", each: () => {}, answer: "at work", outcome: "kept" },
  {
    what: "rows that come are a sign of life",
    each: (watched) => void (watched.received += 1),
    answer: "none",
    outcome: "kept",
  },
  {
    what: "a long statement that is being sent is one too",
    each: (watched) => void (watched.unsent += 1),
    answer: "idle",
    outcome: "kept",
  },
  {
    what: "a server that is held back may be silent",
    each: (watched) => void (watched.flow = "held back"),
    answer: "none",
    outcome: "kept",
  },
];

for (const { what, each, answer, outcome } of CASES) {
  test(what, async (t) => {
    t.mock.timers.enable({ apis: ["setInterval", "Date"] });
    const watched = new Watched();
    watched.answer = answer;
    using _watch = watchStatement(watched, () => {
      watched.state = "lost";
    });
    for (let passed = 0; passed < 4 * SILENCE_LIMIT_MS; passed += ASK_EVERY_MS) {
      each(watched);
      t.mock.timers.tick(ASK_EVERY_MS);
      // The answer is taken between two looks.
      await Promise.resolve();
      await Promise.resolve();
      const due = outcome === "lost" && passed + ASK_EVERY_MS >= SILENCE_LIMIT_MS;
      assert.equal(watched.state, due ? "lost" : "kept");
    }
    if (answer === "none") assert.ok(watched.asked <= 1);
  });
}

test("a statement that has ended is not watched any more", (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "Date"] });
  const watched = new Watched();
  watchStatement(watched, () => assert.fail())[Symbol.dispose]();
  t.mock.timers.tick(4 * SILENCE_LIMIT_MS);
  assert.equal(watched.asked, 0);
});
