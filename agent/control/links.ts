import { randomUUID } from "node:crypto";
import { AgentError, type ErrorCode } from "../error.ts";
import { KeyedLock } from "../lib/keyed-lock.ts";
import type { Log } from "../lib/log.ts";
import type { precheckLink } from "../link/link.ts";
import { type LinkSpec, sameLinkSpec } from "../link/spec.ts";
import type { LinkStatus } from "../link/state.ts";
import type { LinkRuntime, SupervisedLink } from "../link/supervised-link.ts";
import type { Supervisor } from "../link/supervisor.ts";
import type { CheckResult } from "../precheck/check.ts";
import type { InstanceRecord } from "../store/instance-record.ts";
import type { LinkRecord } from "../store/link-record.ts";
import type { RecordStore } from "../store/record-store.ts";
import type { VerifyEvent } from "../verify/report.ts";
import { type VerifyOptions, verifyLink } from "../verify/verify-link.ts";
import { decidePut, expectUid, notFound, type Subject } from "./claim.ts";
import { claimed } from "./claimed.ts";
import type { CommitLock } from "./commit-lock.ts";
import type { DrPairs } from "./dr-pairs.ts";
import type { Endpoints } from "./endpoints.ts";
import { invalid } from "./field.ts";
import { refuseOverlap } from "./overlap.ts";

/**
 * How long an answer waits for a link to reach its resumable point, in ms: long enough that an answer to a pause says
 * `paused`, short enough for a client's deadline. The change itself is durable by then and goes on.
 */
const SETTLE_MS = 10_000;

/** Failures at a statement, which an operator may have the link pass. */
const PASSABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "STATEMENT_UNSUPPORTED",
  "STATEMENT_REFUSED",
  "STATEMENT_UNDECIDED",
]);

export interface LinksContext {
  readonly agent: string;
  readonly store: RecordStore<LinkRecord>;
  readonly instances: RecordStore<InstanceRecord>;
  /** Where a link of this spec reads. */
  readonly source: LinkRuntime["source"];
  /** Throws PEER_UNKNOWN when links cannot read from an agent of that name. */
  readonly requirePeer: (agent: string) => void;
  readonly endpoints: Endpoints;
  readonly supervisor: Supervisor;
  readonly pairs: Pick<DrPairs, "pairOf">;
  readonly precheckLink: typeof precheckLink;
  readonly commitLock: CommitLock;
  readonly log: Log;
}

/** Throws INVALID_ARGUMENT at `gtids` when a link is to go on with GTIDs of the other kind: its target has a history by then. */
function refuseOtherGtids(existing: LinkSpec, spec: LinkSpec): void {
  if (existing.gtids === spec.gtids) return;
  throw invalid(
    "gtids",
    `link ${spec.name} was declared with gtids = ${existing.gtids}, and that is not changed`,
    "Delete the link and declare another one, with a target that is seeded anew.",
  );
}

/** A declared link with what is observed of it. */
export interface ObservedLink {
  readonly record: LinkRecord;
  readonly status: LinkStatus;
}

/** Declares links: what a Put, Get and Delete of one mean. */
export class Links {
  readonly #context: LinksContext;
  readonly #names = new KeyedLock();

  constructor(context: LinksContext) {
    this.#context = context;
  }

  /** Hands every declared link to the supervisor. Called once, when the agent starts. */
  start(): void {
    for (const { spec } of this.#context.store.list()) this.#context.supervisor.add(spec);
  }

  /** Creates, takes over or updates. The spec is durable when this returns; the link's work goes on by itself. */
  async put(
    spec: LinkSpec,
    expectedUid: string,
    signal: AbortSignal,
  ): Promise<ObservedLink & { adopted: boolean }> {
    const { store, commitLock, log } = this.#context;
    const { name } = spec;
    return await this.#names.run(name, async () => {
      const { record, existing, decision } = await commitLock.run(async () => {
        const existing = store.get(name);
        const same = existing !== null && sameLinkSpec(existing.spec, spec);
        const decision = decidePut(this.#subject(name), existing, expectedUid, () => same);
        if (existing !== null) refuseOtherGtids(existing.spec, spec);
        this.#checkNeighbours(spec);
        signal.throwIfAborted();
        const record: LinkRecord = {
          uid: existing?.uid ?? randomUUID(),
          claimed: decision === "update",
          generation: existing === null ? 1 : existing.generation + (same ? 0 : 1),
          spec: same ? existing.spec : spec,
        };
        await store.put(record);
        return { record, existing, decision };
      });
      const { uid, generation } = record;
      log.info({ link: name, uid, generation, decision }, "link declared");
      const link = await this.#carryOut(record, existing);
      return { record, status: link.status, adopted: decision === "adopt" };
    });
  }

  /** The link as it is now. Naming its uid claims it. */
  async get(name: string, uid: string): Promise<ObservedLink> {
    const record = await claimed(this.#context.store, this.#context.commitLock, this.#subject(name), uid);
    return { record, status: this.#supervised(name).status };
  }

  list(): readonly ObservedLink[] {
    return this.#context.store
      .list()
      .map((record) => ({ record, status: this.#supervised(record.spec.name).status }));
  }

  /** The link, to be watched. Naming its uid claims it. */
  async watch(name: string, uid: string): Promise<{ link: SupervisedLink; observe: () => ObservedLink }> {
    const record = await claimed(this.#context.store, this.#context.commitLock, this.#subject(name), uid);
    const link = this.#supervised(name);
    // Between a Delete and the end of the watch there is no record any more.
    const observe = (): ObservedLink => ({
      record: this.#context.store.get(name) ?? record,
      status: link.status,
    });
    return { link, observe };
  }

  /** The error for a link that is not declared. */
  notFound(name: string): AgentError {
    return notFound(this.#subject(name));
  }

  /** Forgets a link. Its data and its position in the target stay: declared again, it resumes. */
  async delete(name: string, expectedUid: string): Promise<void> {
    const { store, supervisor, commitLock, log } = this.#context;
    await this.#names.run(name, async () => {
      const { uid } = await commitLock.run(async () => {
        const record = expectUid(this.#subject(name), store.get(name), expectedUid);
        if (record.spec.deletionProtection) {
          throw new AgentError("DELETION_PROTECTED", `link ${name} is protected against deletion`, {
            field: "deletion_protection",
            hint: "Set deletion_protection to false and apply that first.",
          });
        }
        await store.delete(name);
        return record;
      });
      log.info({ link: name, uid }, "link deleted");
      await this.#settle(name, supervisor.remove(name));
    });
  }

  /**
   * Starts a link again that failed at a statement, and has it pass that statement.
   * @param sql what is run on the target instead; null for nothing
   */
  async passStatement(
    name: string,
    expectedUid: string,
    gtid: string,
    sql: string | null,
  ): Promise<ObservedLink> {
    const { store, log } = this.#context;
    return await this.#names.run(name, async () => {
      const record = expectUid(this.#subject(name), store.get(name), expectedUid);
      const link = this.#supervised(name);
      const { state } = link.status;
      if (state.phase !== "failed" || state.error.gtid !== gtid || !PASSABLE.has(state.error.code)) {
        const at =
          state.phase === "failed" ? `failed at ${state.error.gtid || "no transaction"}` : state.phase;
        throw new AgentError(
          "INVALID_ARGUMENT",
          `link ${name} did not stop at a statement of ${gtid}: it is ${at}`,
          {
            field: "gtid",
            hint: `"towline link status ${name}" shows at which transaction it stopped.`,
          },
        );
      }
      // The replacement may hold anything; that there was one is what the log says.
      log.warn({ link: name, gtid, action: sql === null ? "skip" : "replace" }, "link passes a statement");
      await this.#settle(name, link.restart({ gtid, sql }));
      return { record, status: link.status };
    });
  }

  /** Compares what a running link carries on both servers. Throws NOT_FOUND, and as `verifyLink`. */
  async *verify(
    name: string,
    options: VerifyOptions,
    signal: AbortSignal,
  ): AsyncGenerator<VerifyEvent, void> {
    const link = this.#supervised(name);
    const { source: sourceOf, endpoints } = this.#context;
    const over = AbortSignal.any([signal, link.gone]);
    const [source, target] = await Promise.all([
      sourceOf(link.spec, over),
      endpoints.declared(link.spec.target, over),
    ]);
    yield* verifyLink(link, source, target, options, over);
    // It ended in its middle: what was compared until then is not all.
    if (link.gone.aborted && !signal.aborted) throw this.notFound(name);
  }

  /** Runs the checks of a spec that need not be declared. */
  async precheck(spec: LinkSpec, signal: AbortSignal): Promise<readonly CheckResult[]> {
    const { source: sourceOf, endpoints, precheckLink } = this.#context;
    this.#checkNeighbours(spec);
    const [source, target] = await Promise.all([
      sourceOf(spec, signal),
      endpoints.declared(spec.target, signal),
    ]);
    return await precheckLink(spec, source, target, signal);
  }

  #subject(name: string): Subject {
    return { kind: "link", name, agent: this.#context.agent };
  }

  #supervised(name: string): SupervisedLink {
    const link = this.#context.supervisor.get(name);
    // A Delete takes the record and the running link away one after the other; a reader may come in between.
    if (link === undefined) throw this.notFound(name);
    return link;
  }

  /** What must hold between a link and the other declared objects. */
  #checkNeighbours(spec: LinkSpec): void {
    const { store, instances, requirePeer } = this.#context;
    if (spec.sourceAgent !== null) requirePeer(spec.sourceAgent);
    for (const field of spec.sourceAgent === null ? (["source", "target"] as const) : (["target"] as const)) {
      if (instances.get(spec[field]) !== null) continue;
      throw invalid(field, `no instance ${spec[field]} is declared at this agent`, "Declare it first.");
    }
    const pair = this.#context.pairs.pairOf(spec.target);
    if (pair !== null)
      throw invalid(
        "target",
        `instance ${spec.target} is a server of DR pair ${pair}, and what a link writes there its primary does not have`,
        "Give the link another target.",
      );
    const others = store.list().map((record) => record.spec);
    refuseOverlap(spec, others, (name, agent) =>
      agent === null
        ? (instances.list().find((i) => i.spec.name === name)?.facts.serverUuid ?? name)
        : `${agent}/${name}`,
    );
  }

  async #carryOut(record: LinkRecord, existing: LinkRecord | null): Promise<SupervisedLink> {
    const { supervisor } = this.#context;
    const { spec } = record;
    const link = existing === null ? undefined : supervisor.get(spec.name);
    if (link === undefined) return supervisor.add(spec);
    if (record.generation !== existing?.generation) await this.#settle(spec.name, link.replace(spec));
    else if (link.status.state.phase === "failed") await this.#settle(spec.name, link.restart());
    return link;
  }

  /** Waits for a change of a link to take effect, within a bound. */
  async #settle(name: string, settled: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, SETTLE_MS, "late");
    });
    const outcome = await Promise.race([settled, bound]);
    clearTimeout(timer);
    if (outcome !== "late") return;
    this.#context.log.warn(
      { link: name, waited_ms: SETTLE_MS },
      "link is still on its way to a resumable point",
    );
  }
}
