import assert from "node:assert/strict";
import { test } from "node:test";
import { pino } from "pino";
import { AgentError } from "../error.ts";
import { noPausePoints } from "../lib/pause-points.ts";
import { Secret } from "../lib/secret.ts";
import type { LinkContext } from "./link-context.ts";
import { DEFAULT_APPLY, DEFAULT_LOAD, type LinkSpec } from "./spec.ts";
import type { SupervisedLink } from "./supervised-link.ts";
import { Supervisor } from "./supervisor.ts";

function spec(name: string, patch: Partial<LinkSpec> = {}): LinkSpec {
  return {
    name,
    source: "a",
    sourceAgent: null,
    target: "b",
    databases: new Map([["shop", { tables: [], excludeTables: [] }]]),
    initialization: { structure: true, data: true },
    load: DEFAULT_LOAD,
    apply: DEFAULT_APPLY,
    gtids: "own",
    definer: "keep",
    conflictPolicy: "fail",
    desiredState: "running",
    deletionProtection: false,
    ...patch,
  };
}

/** A run that a test ends by hand. */
interface StandInRun {
  readonly context: LinkContext;
  readonly signal: AbortSignal;
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
}

class Bench {
  readonly runs: StandInRun[] = [];
  readonly logged: Record<string, unknown>[] = [];
  readonly removed: string[] = [];
  endpointError: AgentError | null = null;
  /** When false, a run that is told to stop waits for `end`. */
  obedient = true;

  readonly supervisor = new Supervisor({
    agent: "north",
    run: (context, signal) =>
      new Promise<void>((resolve, reject) => {
        this.runs.push({ context, signal, end: resolve, fail: reject });
        if (this.obedient) signal.addEventListener("abort", () => resolve());
      }),
    source: async () => ({
      name: "a",
      reachedAt: "a:3306",
      open: () => assert.fail("no link runs here"),
      binlog: () => assert.fail("no link runs here"),
    }),
    endpoint: async (name) => {
      if (this.endpointError !== null) throw this.endpointError;
      const renew = async () => false;
      const tls = { mode: "required", ca: "", client: null } as const;
      return { name, host: name, port: 3306, username: "u", password: new Secret("p"), tls, renew };
    },
    log: pino({ level: "debug" }, { write: (line: string) => void this.logged.push(JSON.parse(line)) }),
    pausePoints: noPausePoints,
    spools: {
      open: () => assert.fail("no link runs here"),
      description: () => assert.fail("no link runs here"),
      remove: async (link) => void this.removed.push(link),
    },
    spill: { memoryBytes: 0, open: () => assert.fail("no link runs here") },
  });

  run(index: number): StandInRun {
    const run = this.runs[index];
    assert.ok(run, `run ${index} has not started`);
    return run;
  }
}

async function until(link: SupervisedLink, condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise<void>((resolve) => {
      const listener = link.subscribe(() => {
        listener[Symbol.dispose]();
        resolve();
      });
    });
  }
}

/** Lets everything that is ready to run run. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test("a declared link runs with its endpoints, and its phases show", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  assert.equal(link.status.state.phase, "prechecking");
  const { context } = bench.run(0);
  assert.equal(context.source.name, "a");
  assert.equal(context.target.name, "b");
  context.monitor.transition({ phase: "catching_up" });
  assert.equal(link.status.state.phase, "catching_up");
});

test("a link declared paused does not run", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  const link = bench.supervisor.add(spec("l", { desiredState: "paused" }));
  await settle();
  assert.equal(link.status.state.phase, "paused");
  assert.equal(bench.runs.length, 0);
});

test("a change waits for the run before to stop; what that still reports does not count", async () => {
  const bench = new Bench();
  bench.obedient = false;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  const first = bench.run(0);
  first.context.monitor.reach("started");
  const replaced = link.replace(spec("l", { deletionProtection: true }));
  assert.ok(first.signal.aborted);
  first.context.monitor.reach("syncing");
  await settle();
  assert.equal(bench.runs.length, 1, "two runs of one link at once");
  assert.equal(link.status.milestone, "none");
  first.end();
  await replaced;
  await settle();
  assert.equal(bench.run(1).context.spec.deletionProtection, true);
  bench.obedient = true;
  bench.run(1).end();
  await bench.supervisor[Symbol.asyncDispose]();
});

test("of several changes in a row only the last is carried out", async () => {
  const bench = new Bench();
  bench.obedient = false;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  const changes = [
    link.replace(spec("l", { desiredState: "paused" })),
    link.replace(spec("l", { source: "c" })),
    link.replace(spec("l", { source: "d" })),
  ];
  bench.run(0).end();
  await Promise.all(changes);
  await settle();
  assert.equal(bench.runs.length, 2);
  assert.equal(bench.run(1).context.spec.source, "d");
  bench.run(1).end();
  await bench.supervisor[Symbol.asyncDispose]();
});

test("pausing shows paused once the run has stopped, resuming runs again", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  await link.replace(spec("l", { desiredState: "paused" }));
  assert.equal(link.status.state.phase, "paused");
  assert.ok(bench.run(0).signal.aborted);
  await link.replace(spec("l"));
  await settle();
  assert.equal(bench.runs.length, 2);
});

test("a failure is a state with its error, logged once, and leaves the other links alone", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  const broken = bench.supervisor.add(spec("broken"));
  const other = bench.supervisor.add(spec("other"));
  await settle();
  const subject = { hint: "mend it", gtid: "u:7", table: "`d`.`t`" };
  bench.run(0).fail(new AgentError("TARGET_ROW_MISSING", "no row", subject));
  await until(broken, () => broken.status.state.phase === "failed");
  const { state } = broken.status;
  assert.ok(state.phase === "failed" && state.error.code === "TARGET_ROW_MISSING");
  await settle();
  const lines = bench.logged.filter((line) => line["msg"] === "link failed");
  assert.equal(lines.length, 1);
  const { link, code, hint, gtid, table } = lines[0] ?? {};
  assert.deepEqual(
    { link, code, hint, gtid, table },
    { link: "broken", code: "TARGET_ROW_MISSING", ...subject },
  );
  assert.equal(other.status.state.phase, "prechecking");
  assert.ok(!bench.run(1).signal.aborted);
});

test("a failed link starts over on restart and keeps its milestone; paused, it shows paused", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  bench.run(0).context.monitor.reach("full_load");
  bench.run(0).fail(new AgentError("BINLOG_PURGED", "gone"));
  await until(link, () => link.status.state.phase === "failed");
  await link.restart();
  assert.equal(link.status.state.phase, "prechecking");
  assert.equal(link.status.milestone, "full_load");
  await settle();
  bench.run(1).fail(new AgentError("BINLOG_PURGED", "gone"));
  await until(link, () => link.status.state.phase === "failed");
  await link.replace(spec("l", { desiredState: "paused" }));
  assert.equal(link.status.state.phase, "paused");
});

test("what is not an AgentError, and a run that ends by itself, fail the link as INTERNAL", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  bench.run(0).fail(new TypeError("x is not a function"));
  await until(link, () => link.status.state.phase === "failed");
  assert.ok(link.status.state.phase === "failed" && link.status.state.error.code === "INTERNAL");
  await link.restart();
  await settle();
  bench.run(1).end();
  await until(link, () => link.status.state.phase === "failed");
});

test("a password that cannot be read fails the link without a run", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  bench.endpointError = new AgentError("SECRET_UNREADABLE", "no password");
  const link = bench.supervisor.add(spec("l"));
  await until(link, () => link.status.state.phase === "failed");
  assert.equal(bench.runs.length, 0);
});

test("an error met while stopping is logged and does not fail the link", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  bench.obedient = false;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  const paused = link.replace(spec("l", { desiredState: "paused" }));
  bench.run(0).fail(new AgentError("CONNECTION_LOST", "gone away"));
  await paused;
  assert.equal(link.status.state.phase, "paused");
  assert.ok(bench.logged.some((line) => line["reason"] === "gone away"));
});

test("a removed link is over for its watchers, and one declared again waits for its end", async () => {
  const bench = new Bench();
  bench.obedient = false;
  const link = bench.supervisor.add(spec("l"));
  await settle();
  const removed = bench.supervisor.remove("l");
  assert.ok(link.gone.aborted);
  assert.equal(bench.supervisor.get("l"), undefined);
  bench.supervisor.add(spec("l"));
  await settle();
  assert.equal(bench.runs.length, 1);
  bench.run(0).end();
  await removed;
  await settle();
  assert.equal(bench.runs.length, 2);
  bench.run(1).end();
  await bench.supervisor[Symbol.asyncDispose]();
});

test("only the links of an instance start over with it", async () => {
  const bench = new Bench();
  await using _ = bench.supervisor;
  bench.supervisor.add(spec("reads", { source: "x" }));
  bench.supervisor.add(spec("writes", { target: "x" }));
  bench.supervisor.add(spec("neither"));
  await settle();
  bench.supervisor.restartUsersOf("x", true);
  await settle();
  assert.equal(bench.runs.length, 3, "none had failed");
  bench.supervisor.restartUsersOf("x", false);
  await settle();
  assert.deepEqual(
    bench.runs.slice(3).map(({ context }) => context.spec.name),
    ["reads", "writes"],
  );
});

test("closing stops every run and waits for it", async () => {
  const bench = new Bench();
  bench.obedient = false;
  bench.supervisor.add(spec("one"));
  bench.supervisor.add(spec("two"));
  await settle();
  let closed = false;
  const closing = bench.supervisor[Symbol.asyncDispose]().then(() => {
    closed = true;
  });
  assert.ok(bench.run(0).signal.aborted && bench.run(1).signal.aborted);
  bench.run(0).end();
  await settle();
  assert.equal(closed, false);
  bench.run(1).end();
  await closing;
});
