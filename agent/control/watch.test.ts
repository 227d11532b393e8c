import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { status } from "@grpc/grpc-js";
import { pino } from "pino";
import { AgentError } from "../error.ts";
import { LinkMonitor } from "../link/monitor.ts";
import { DEFAULT_APPLY, DEFAULT_LOAD, type LinkSpec } from "../link/spec.ts";
import type { SupervisedLink } from "../link/supervised-link.ts";
import type { Links } from "./links.ts";
import { watchLink } from "./watch.ts";

const log = pino({ enabled: false });
const spec: LinkSpec = {
  name: "shop",
  source: "a",
  sourceAgent: null,
  target: "b",
  databases: new Map(),
  initialization: { structure: true, data: true },
  load: DEFAULT_LOAD,
  apply: DEFAULT_APPLY,
  gtids: "own",
  definer: "keep",
  conflictPolicy: "fail",
  desiredState: "running",
  deletionProtection: false,
};

/** The server's side of a watch whose reader takes messages as slowly as a test wants. */
class StandInCall extends EventEmitter {
  readonly request = { name: "shop", uid: "" };
  cancelled = false;
  readonly written: unknown[] = [];
  readonly errors: { code: number }[] = [];
  takes = true;
  #arrived = (): void => {};

  constructor() {
    super();
    this.on("error", (error: { code: number }) => this.errors.push(error));
  }

  write(message: unknown): boolean {
    this.written.push(message);
    this.#arrived();
    return this.takes;
  }

  getPath(): string {
    return "/WatchLink";
  }

  async message(count: number): Promise<void> {
    while (this.written.length < count) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }
}

function open() {
  const monitor = new LinkMonitor();
  const gone = new AbortController();
  const stopping = new AbortController();
  let subscribed = 0;
  const link = {
    spec,
    gone: gone.signal,
    subscribe: (listener: () => void) => {
      subscribed += 1;
      const subscription = monitor.subscribe(listener);
      return {
        [Symbol.dispose]: () => {
          subscribed -= 1;
          subscription[Symbol.dispose]();
        },
      };
    },
  } as unknown as SupervisedLink;
  const record = { uid: "u", claimed: true, generation: 1, spec };
  const links = {
    watch: async () => ({ link, observe: () => ({ record, status: monitor.status }) }),
    notFound: (name: string) => new AgentError("NOT_FOUND", name),
  } as unknown as Links;
  const call = new StandInCall();
  const admission = { caller: { name: "operator", role: "operator" }, ended: async () => {} } as const;
  const guard = { admit: async () => admission };
  const served = watchLink(
    call as unknown as Parameters<typeof watchLink>[0],
    links,
    guard,
    stopping.signal,
    log,
  );
  return { monitor, gone, stopping, call, served, subscribers: () => subscribed };
}

test("a watch that is cancelled ends and lets go of the link", async () => {
  const { call, served, subscribers } = open();
  await call.message(1);
  assert.equal(subscribers(), 1);
  call.emit("cancelled");
  await served;
  assert.equal(subscribers(), 0);
});

test("a slow reader is waited for: nothing piles up, and the latest state follows", async () => {
  const { call, served, monitor } = open();
  call.takes = false;
  await call.message(1);
  for (let rowsApplied = 1; rowsApplied <= 100; rowsApplied++) monitor.observe({ rowsApplied });
  // Longer than the interval between two messages.
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(call.written.length, 1);
  call.takes = true;
  call.emit("drain");
  await call.message(2);
  assert.equal((call.written[1] as { status: { rowsApplied: number } }).status.rowsApplied, 100);
  call.emit("cancelled");
  await served;
});

test("a watch whose reader went away while it was waited for ends", async () => {
  const { call, served, subscribers } = open();
  call.takes = false;
  await call.message(1);
  call.emit("cancelled");
  await served;
  assert.equal(subscribers(), 0);
});

test("a watch ends with the link, and with the agent", async () => {
  for (const [cause, code] of [
    ["gone", status.NOT_FOUND],
    ["stopping", status.UNAVAILABLE],
  ] as const) {
    const watch = open();
    await watch.call.message(1);
    watch[cause].abort();
    await watch.served;
    assert.equal(watch.call.errors[0]?.code, code);
    assert.equal(watch.subscribers(), 0);
  }
});
