import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { checkMembers } from "../dr/begin.ts";
import { hasMember, membersOf, type PairRuntime, SupervisedPair } from "../dr/pair.ts";
import type { DrSpec } from "../dr/spec.ts";
import type { Report } from "../dr/steps.ts";
import type { SwitchRequest } from "../dr/switch-request.ts";
import { AgentError } from "../error.ts";
import { KeyedLock } from "../lib/keyed-lock.ts";
import type { DrRecord } from "../store/dr-record.ts";
import type { InstanceRecord } from "../store/instance-record.ts";
import type { LinkRecord } from "../store/link-record.ts";
import type { RecordStore } from "../store/record-store.ts";
import { decidePut, expectUid, notFound, type Subject } from "./claim.ts";
import { claimed } from "./claimed.ts";
import type { CommitLock } from "./commit-lock.ts";
import { invalid } from "./field.ts";

export interface DrPairsContext {
  readonly agent: string;
  readonly store: RecordStore<DrRecord>;
  readonly instances: RecordStore<InstanceRecord>;
  readonly links: RecordStore<LinkRecord>;
  readonly runtime: PairRuntime;
  readonly commitLock: CommitLock;
}

/** A declared pair, and what runs it. */
export interface ObservedPair {
  readonly record: DrRecord;
  readonly pair: SupervisedPair;
}

/** Declares DR pairs: what a Put, Get, Delete and Switch of one mean. */
export class DrPairs implements AsyncDisposable {
  readonly #context: DrPairsContext;
  readonly #names = new KeyedLock();
  readonly #pairs = new Map<string, SupervisedPair>();

  constructor(context: DrPairsContext) {
    this.#context = context;
  }

  /** Takes up every declared pair. Called once, when the agent starts. */
  start(): void {
    for (const { spec } of this.#context.store.list()) this.#begin(spec);
  }

  /** The pair that an instance is a server of; null when it is in none. */
  pairOf(instance: string): string | null {
    return this.#context.store.list().find(({ spec }) => hasMember(spec, instance))?.spec.name ?? null;
  }

  /** An instance was declared as another server, or in another way. */
  moved(instance: string): void {
    for (const pair of this.#pairs.values()) if (hasMember(pair.spec, instance)) pair.moved();
  }

  /** Creates, takes over or updates. A new pair is proven to be one before it is stored. */
  async put(
    spec: DrSpec,
    expectedUid: string,
    signal: AbortSignal,
  ): Promise<ObservedPair & { adopted: boolean }> {
    const { store, commitLock, runtime } = this.#context;
    const { name } = spec;
    return await this.#names.run(name, async () => {
      const same = (existing: DrRecord | null): boolean =>
        existing !== null && isDeepStrictEqual(existing.spec, spec);
      const before = store.get(name);
      const decision = decidePut(this.#subject(name), before, expectedUid, () => same(before));
      if (before !== null) refuseOtherServers(before.spec, spec);
      this.#checkNeighbours(spec);
      if (before === null) await proveMembers(spec, runtime, signal);
      const record = await commitLock.run(async () => {
        signal.throwIfAborted();
        this.#checkNeighbours(spec);
        const record = { uid: before?.uid ?? randomUUID(), claimed: decision === "update", spec };
        await store.put(record);
        return record;
      });
      runtime.log.info({ pair: name, uid: record.uid, decision }, "DR pair declared");
      if (before !== null && same(before)) await this.#declared(name).link.retry();
      else {
        await this.#pairs.get(name)?.end();
        this.#begin(spec);
      }
      const pair = this.#declared(name);
      await pair.look();
      return { record, pair, adopted: decision === "adopt" };
    });
  }

  /** The pair as it is now. Naming its uid claims it. */
  async get(name: string, uid: string): Promise<ObservedPair> {
    const { store, commitLock } = this.#context;
    const record = await claimed(store, commitLock, this.#subject(name), uid);
    return { record, pair: this.#declared(name) };
  }

  list(): readonly ObservedPair[] {
    return this.#context.store.list().map((record) => ({ record, pair: this.#declared(record.spec.name) }));
  }

  /**
   * Forgets a pair. The primary stays open and does not boot closed any more; the standby stays as it is.
   * @returns what was left on a server that could not be reached
   */
  async delete(name: string, expectedUid: string): Promise<readonly string[]> {
    const { store, commitLock, runtime } = this.#context;
    return await this.#names.run(name, async () => {
      const pair = this.#declared(name);
      await commitLock.run(async () => {
        const { spec } = expectUid(this.#subject(name), store.get(name), expectedUid);
        if (spec.deletionProtection)
          throw new AgentError("DELETION_PROTECTED", `DR pair ${name} is protected against deletion`, {
            field: "deletion_protection",
            hint: "Set deletion_protection to false and apply that first.",
          });
        await store.delete(name);
      });
      this.#pairs.delete(name);
      const left = await pair.detach();
      runtime.log.info({ pair: name, left }, "DR pair deleted");
      return left;
    });
  }

  /** Moves the role of the primary. Throws NOT_FOUND, and as `SupervisedPair.switchTo`. */
  async switchTo(
    name: string,
    request: (pair: SupervisedPair) => SwitchRequest,
    report: Report,
  ): Promise<void> {
    const pair = this.#declared(name);
    await pair.switchTo(request(pair), report);
  }

  /** Ends what runs; the servers stay as they are. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#pairs.values()].map((pair) => pair.end()));
  }

  #begin(spec: DrSpec): void {
    this.#pairs.set(spec.name, new SupervisedPair(this.#context.runtime, spec));
  }

  #declared(name: string): SupervisedPair {
    const pair = this.#pairs.get(name);
    if (pair === undefined) throw notFound(this.#subject(name));
    return pair;
  }

  #subject(name: string): Subject {
    return { kind: "dr-pair", name, agent: this.#context.agent };
  }

  /** What must hold between a pair and the other declared objects. */
  #checkNeighbours({ name, instance, peer }: DrSpec): void {
    const { instances, links } = this.#context;
    for (const [field, of] of [
      ["instance", instance],
      ["peer", peer],
    ] as const) {
      if (instances.get(of) === null)
        throw invalid(field, `no instance ${of} is declared at this agent`, "Declare it first.");
      const pair = this.pairOf(of);
      if (pair !== null && pair !== name)
        throw invalid(field, `instance ${of} is in DR pair ${pair}`, "A server is in one pair.");
      const link = links.list().find(({ spec }) => spec.target === of);
      if (link !== undefined)
        throw invalid(
          field,
          `link ${link.spec.name} writes to instance ${of}: what it writes the primary would not have`,
          "Delete the link first; its data stays.",
        );
    }
  }
}

/** A pair whose servers have journals is one already: then a server that is lost keeps nobody from declaring it again. */
async function proveMembers(spec: DrSpec, runtime: PairRuntime, signal: AbortSignal): Promise<void> {
  const members = membersOf(spec, runtime.endpoint);
  try {
    const seen = await Promise.all(members.map((member) => member.look(signal)));
    if (seen.some((sighting) => sighting.kind === "seen" && sighting.view.journal !== null)) return;
    await checkMembers(members, signal);
  } finally {
    for (const member of members) member.drop();
  }
}

function refuseOtherServers(existing: DrSpec, spec: DrSpec): void {
  if (existing.instance === spec.instance && existing.peer === spec.peer) return;
  throw invalid(
    existing.instance === spec.instance ? "peer" : "instance",
    `DR pair ${spec.name} was declared with other instances, and that is not changed`,
    "Delete the pair and declare another one.",
  );
}
