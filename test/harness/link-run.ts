import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { crc32 } from "node:zlib";
import type { StatementException } from "../../agent/change/statement/exception.ts";
import { AgentError } from "../../agent/error.ts";
import { NearSource } from "../../agent/extract/near-source.ts";
import type { Source } from "../../agent/extract/source.ts";
import { createLog } from "../../agent/lib/log.ts";
import { noPausePoints, type PausePoints } from "../../agent/lib/pause-points.ts";
import { Secret } from "../../agent/lib/secret.ts";
import { runLink } from "../../agent/link/link.ts";
import { LinkMonitor } from "../../agent/link/monitor.ts";
import { DEFAULT_APPLY, DEFAULT_LOAD, type LinkSpec } from "../../agent/link/spec.ts";
import type { LinkStatus } from "../../agent/link/state.ts";
import type { Endpoint } from "../../agent/mysql/endpoint.ts";
import { type SpillBounds, SpillFolder } from "../../agent/spill/spill-folder.ts";
import { type SpoolBounds, spoolBounds } from "../../agent/spool/bounds.ts";
import { SpoolsFolder } from "../../agent/spool/spools.ts";
import type { TableReport } from "../../agent/verify/report.ts";
import { verifyLink } from "../../agent/verify/verify-link.ts";
import { FeedServer } from "./feed-server.ts";
import { containsGtids, executed } from "./gtids.ts";
import type { MysqlServer } from "./mysql-server.ts";
import { seedFrom } from "./random.ts";
import { newFolder } from "./run-folder.ts";
import { eventually, PATIENCE_MS } from "./wait.ts";

/** Deadline of a wait on a link unless another is given, milliseconds. */
const DEADLINE_MS = PATIENCE_MS;

/** Nothing is left to others: data directories of tests may be on a small disk. */
const SPOOL_BOUNDS = spoolBounds(1024 ** 3, 0);

/** How an agent would reach a server, over TLS that it verifies. */
export function endpointOf(server: MysqlServer, address: { host?: string; port?: number } = {}): Endpoint {
  const { host, port, username, password, ca } = server.account;
  return {
    name: server.name,
    host: address.host ?? host,
    port: address.port ?? port,
    username,
    password: new Secret(password),
    tls:
      ca === null
        ? { mode: "disabled", ca: "", client: null }
        : { mode: "verify-ca", ca: readFileSync(ca, "utf8"), client: null },
    renew: async () => false,
  };
}

/**
 * Whether the links of this process read through the feed of another agent: as TOWLINE_SOURCE says (`fed` or `near`), and without it
 * by the seed, for about half of the files of tests. A link is to be the same either way.
 */
const BY_FEED = ((): boolean => {
  const asked = process.env["TOWLINE_SOURCE"];
  if (asked !== undefined) return asked === "fed";
  const file = basename(process.argv[1] ?? "").replace(/\..*/, "");
  return (crc32(`${file} ${seedFrom(process.env)}`) & 1) === 1;
})();
if (BY_FEED)
  process.stderr.write("links of this process read through a feed; TOWLINE_SOURCE=fed repeats it\n");

interface Read extends AsyncDisposable {
  readonly source: Source;
}

/** Where a link reads that is near a server, or one step from it. */
async function sourceOf(given: Endpoint | Source, link: string): Promise<Read> {
  if ("binlog" in given) return { source: given, [Symbol.asyncDispose]: async () => {} };
  if (!BY_FEED) return { source: new NearSource(given), [Symbol.asyncDispose]: async () => {} };
  const feed = await FeedServer.start();
  return { source: feed.source(given, link), [Symbol.asyncDispose]: () => feed[Symbol.asyncDispose]() };
}

/** What a link's source is reached by. */
export function endpointBehind(source: Source): Endpoint {
  assert.ok(source instanceof NearSource);
  return source.endpoint;
}

/** A spec that carries whole databases, with what a test wants otherwise. */
export function specOf(name: string, databases: readonly string[], change: Partial<LinkSpec> = {}): LinkSpec {
  return {
    name,
    source: "source",
    sourceAgent: null,
    target: "target",
    databases: new Map(databases.map((database) => [database, { tables: [], excludeTables: [] }])),
    initialization: { structure: true, data: true },
    load: DEFAULT_LOAD,
    apply: DEFAULT_APPLY,
    gtids: "own",
    definer: "keep",
    conflictPolicy: "fail",
    desiredState: "running",
    deletionProtection: false,
    ...change,
  };
}

export interface LinkRunOptions {
  /** What an operator has decided about a statement. */
  readonly exception?: StatementException;
  readonly pausePoints?: PausePoints;
  /** Bounds of what it may hold in memory. */
  readonly spill?: SpillBounds;
  /** Bounds of what it may keep on disk of what it received. */
  readonly spool?: SpoolBounds;
  /** Where it keeps it; for links that go on with what another one received. */
  readonly received?: string;
}

/** A link that runs in this process, without an agent around it: for what happens between two servers. */
export class LinkRun implements AsyncDisposable {
  readonly #monitor = new LinkMonitor();
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  readonly #spec: LinkSpec;
  readonly #source: Endpoint | Source;
  readonly #target: Endpoint;
  #error: AgentError | null = null;

  constructor(spec: LinkSpec, source: Endpoint | Source, target: Endpoint, options: LinkRunOptions = {}) {
    const { exception = null, pausePoints = noPausePoints } = options;
    const log = createLog("error");
    const monitor = this.#monitor;
    this.#spec = spec;
    this.#source = source;
    this.#target = target;
    this.#ended = (async () => {
      const spill = await SpillFolder.open(newFolder("spill"), options.spill);
      await using read = await sourceOf(source, spec.name);
      const context = {
        spec,
        agent: "test",
        source: read.source,
        target,
        monitor,
        log,
        pausePoints,
        spill,
        spools: new SpoolsFolder(options.received ?? newFolder("spool"), options.spool ?? SPOOL_BOUNDS),
        exception,
      };
      await runLink(context, this.#stop.signal);
    })().catch((error: unknown) => {
      this.#error = AgentError.from(error);
    });
  }

  static between(
    source: MysqlServer,
    target: MysqlServer,
    spec: LinkSpec,
    options: LinkRunOptions = {},
  ): LinkRun {
    return new LinkRun(spec, endpointOf(source), endpointOf(target), options);
  }

  get status(): LinkStatus {
    return this.#monitor.status;
  }

  /** Waits for what a test expects of the status; a link that stops before is a failure with its error. */
  async until(what: string, holds: (status: LinkStatus) => boolean, within = DEADLINE_MS): Promise<void> {
    try {
      await eventually(() => this.#error !== null || holds(this.status), { what, within });
    } catch (error) {
      const { state, retry } = this.status;
      throw new Error(`the link is ${state.phase}; ${retry?.error.message ?? "nothing has failed"}`, {
        cause: error,
      });
    }
    if (this.#error !== null) throw this.#error;
  }

  /** Waits until everything that the source has committed by now is applied. */
  async caughtUp(source: MysqlServer, within = DEADLINE_MS): Promise<void> {
    const set = await executed(source);
    await eventually(
      async () => this.#error !== null || (await containsGtids(source, this.status.gtidApplied, set)),
      { what: "the link has applied what the source committed", within },
    );
    if (this.#error !== null) throw this.#error;
  }

  /** Compares what the link carries while it runs, as the agent does; what was found of each table. */
  async verify(tables: readonly string[] = []): Promise<readonly TableReport[]> {
    const monitor = this.#monitor;
    const link = {
      spec: this.#spec,
      get status() {
        return monitor.status;
      },
      subscribe: (listener: () => void) => monitor.subscribe(listener),
    };
    const reports: TableReport[] = [];
    const options = { tables, rowsPerSecond: null };
    await using read = await sourceOf(this.#source, this.#spec.name);
    for await (const event of verifyLink(link, read.source, this.#target, options, this.#stop.signal))
      if (event.kind === "table") reports.push(event.report);
    return reports;
  }

  /** Waits until the link stops by itself. */
  async failure(): Promise<AgentError> {
    await eventually(() => this.#error !== null, { what: "the link stops", within: DEADLINE_MS });
    return this.#error as unknown as AgentError;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }
}
