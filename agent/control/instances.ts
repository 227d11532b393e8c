import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { AgentError, type ErrorCode } from "../error.ts";
import type { OpenFeeds } from "../feed/open-feeds.ts";
import type { GivenKey, GivenSpec, InstanceSpec, KeptKey } from "../instance/instance.ts";
import { KeyedLock } from "../lib/keyed-lock.ts";
import type { Log } from "../lib/log.ts";
import type { Secret } from "../lib/secret.ts";
import { usesInstance } from "../link/spec.ts";
import type { Supervisor } from "../link/supervisor.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { readServerFacts, ServerFacts } from "../mysql/facts.ts";
import type { InstanceRecord } from "../store/instance-record.ts";
import type { LinkRecord } from "../store/link-record.ts";
import type { RecordStore } from "../store/record-store.ts";
import { decidePut, expectUid, type Subject } from "./claim.ts";
import { claimed } from "./claimed.ts";
import type { CommitLock } from "./commit-lock.ts";
import type { DrPairs } from "./dr-pairs.ts";
import { type Endpoints, serverOf } from "./endpoints.ts";

/** How long a server may take to answer a Get, in ms: a plan waits for it once per instance that is away. */
const PROBE_TIMEOUT_MS = 5_000;

/** How long a server may take before a Put is refused, in ms: more patient, since a refusal costs an apply. */
const CONNECT_TIMEOUT_MS = 15_000;

/** The spec field that an error of connecting is about. */
const FIELD: { readonly [code in ErrorCode]?: string } = {
  CONNECTION_LOST: "host",
  UNSUPPORTED: "host",
  ACCESS_DENIED: "username",
  TLS_NOT_OFFERED: "tls.mode",
  TLS_DEMANDED: "tls.mode",
  TLS_CERTIFICATE_EXPIRED: "host",
  TLS_CERTIFICATE_UNTRUSTED: "tls.ca",
  TLS_NAME_MISMATCH: "host",
  TLS_CLIENT_REFUSED: "tls.cert",
  TLS_FAILED: "tls",
  SECRET_UNREADABLE: "password_from",
};

export interface InstancesContext {
  /** Feeds of other agents. */
  readonly feeds: Pick<OpenFeeds, "linksOf" | "end">;
  readonly agent: string;
  readonly store: RecordStore<InstanceRecord>;
  readonly links: RecordStore<LinkRecord>;
  readonly pairs: Pick<DrPairs, "pairOf" | "moved">;
  readonly endpoints: Endpoints;
  readonly supervisor: Supervisor;
  readonly readServerFacts: typeof readServerFacts;
  readonly commitLock: CommitLock;
  readonly log: Log;
}

/** An instance as a Get answers it. */
export interface ObservedInstance {
  readonly record: InstanceRecord;
  /** Why the server did not answer; null when it did, or was not asked. */
  readonly unreachable: AgentError | null;
}

/** Declares instances: what a Put, Get and Delete of one mean. */
export class Instances {
  readonly #context: InstancesContext;
  readonly #names = new KeyedLock();

  constructor(context: InstancesContext) {
    this.#context = context;
  }

  /** Creates, takes over or updates. The server has to answer first: nothing is stored when it does not. */
  async put(
    spec: GivenSpec,
    expectedUid: string,
    signal: AbortSignal,
  ): Promise<{ record: InstanceRecord; adopted: boolean }> {
    const { store, endpoints, supervisor, feeds, commitLock, log } = this.#context;
    const { name } = spec;
    return await this.#names.run(name, async () => {
      const existing = store.get(name);
      const same = existing !== null && this.#identical(existing, spec);
      const decide = (now: InstanceRecord | null) =>
        decidePut(this.#subject(name), now, expectedUid, () => same);
      decide(existing);
      const { endpoint, facts } = await this.#connect(spec, signal);
      const { record, decision } = await commitLock.run(async () => {
        signal.throwIfAborted();
        // Decided again: it may have been claimed while the server was waited for.
        const decision = decide(store.get(name));
        const record: InstanceRecord = {
          uid: existing?.uid ?? randomUUID(),
          claimed: decision === "update",
          spec: same ? existing.spec : endpoints.seal(spec),
          facts,
        };
        await store.put(record);
        return { record, decision };
      });
      log.info({ instance: name, uid: record.uid, decision, changed: !same }, "instance declared");
      endpoints.follow(record.spec, endpoint);
      const sameServer = existing !== null && isDeepStrictEqual(serverOf(existing.spec), serverOf(spec));
      // Sessions that were let in stay; with another password or certificate only those that are opened from now on log in.
      if (existing !== null) supervisor.restartUsersOf(name, sameServer);
      if (!sameServer) feeds.end(name);
      if (!sameServer) this.#context.pairs.moved(name);
      return { record, adopted: decision === "adopt" };
    });
  }

  /** The instance as its server tells it now. Naming its uid claims it. */
  async get(name: string, uid: string, signal: AbortSignal): Promise<ObservedInstance> {
    const { readServerFacts, endpoints } = this.#context;
    const record = await claimed(this.#context.store, this.#context.commitLock, this.#subject(name), uid);
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
    try {
      const facts = await readServerFacts(await endpoints.of(record.spec, bounded), bounded);
      return { record: await this.#noteFacts(record, facts), unreachable: null };
    } catch (thrown) {
      signal.throwIfAborted();
      // Not lost: it is what the answer says of the server.
      if (bounded.aborted) return { record, unreachable: noAnswer(record.spec, PROBE_TIMEOUT_MS) };
      if (thrown instanceof AgentError) return { record, unreachable: thrown };
      throw thrown;
    }
  }

  /** What is declared, with the facts last known: no server is asked. */
  list(): readonly InstanceRecord[] {
    return this.#context.store.list();
  }

  /** Forgets an instance. Throws IN_USE while a link reads or writes it, or it is in a DR pair. */
  async delete(name: string, expectedUid: string): Promise<void> {
    const { store, links, pairs, feeds, commitLock, log } = this.#context;
    await this.#names.run(name, async () => {
      const { uid } = expectUid(this.#subject(name), store.get(name), expectedUid);
      await commitLock.run(async () => {
        const users = links.list().filter(({ spec }) => usesInstance(spec, name));
        if (users.length > 0) {
          const names = users.map(({ spec }) => spec.name).join(", ");
          throw new AgentError("IN_USE", `instance ${name} is the source or target of: ${names}`, {
            hint: "Delete those links first; their data on the target stays.",
          });
        }
        const pair = pairs.pairOf(name);
        if (pair !== null)
          throw new AgentError("IN_USE", `instance ${name} is a server of DR pair ${pair}`, {
            hint: "Delete that pair first; its servers stay as they are.",
          });
        const fed = feeds.linksOf(name);
        if (fed.length > 0) {
          throw new AgentError(
            "IN_USE",
            `instance ${name} is read by other agents, for the links: ${fed.join(", ")}`,
            { hint: "Delete those links first; their data on the target stays." },
          );
        }
        await store.delete(name);
      });
      log.info({ instance: name, uid }, "instance deleted");
    });
  }

  #subject(name: string): Subject {
    return { kind: "instance", name, agent: this.#context.agent };
  }

  async #connect(spec: GivenSpec, signal: AbortSignal): Promise<{ endpoint: Endpoint; facts: ServerFacts }> {
    const { readServerFacts, endpoints } = this.#context;
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(CONNECT_TIMEOUT_MS)]);
    try {
      const endpoint = await endpoints.of(spec, bounded);
      return { endpoint, facts: await readServerFacts(endpoint, bounded) };
    } catch (thrown) {
      signal.throwIfAborted();
      const error = bounded.aborted ? noAnswer(spec, CONNECT_TIMEOUT_MS) : AgentError.from(thrown);
      throw error.about({ field: FIELD[error.code] ?? "" });
    }
  }

  async #noteFacts(seen: InstanceRecord, facts: InstanceRecord["facts"]): Promise<InstanceRecord> {
    const { store, commitLock } = this.#context;
    if (isDeepStrictEqual(seen.facts, facts)) return seen;
    await commitLock.run(async () => {
      const now = store.get(seen.spec.name);
      if (now?.uid === seen.uid && now.spec === seen.spec) await store.put({ ...now, facts });
    });
    return { ...seen, facts };
  }

  /** Whether a spec is the declared one, password and key included. */
  #identical(existing: InstanceRecord, spec: GivenSpec): boolean {
    const [kept, given] = [withoutSecrets(existing.spec), withoutSecrets(spec)];
    if (!isDeepStrictEqual(kept, given)) return false;
    const { endpoints } = this.#context;
    const { name } = spec;
    const [oldKey, newKey] = [existing.spec.tls.client?.key, spec.tls.client?.key];
    try {
      return (
        sameSecret(existing.spec.password, spec.password, (sealed) =>
          endpoints.unsealPassword(name, sealed),
        ) && sameSecret(oldKey, newKey, (sealed) => endpoints.unsealKey(name, sealed))
      );
    } catch (error) {
      // A kept secret that cannot be read equals no other; a Put with the secret mends it.
      if (error instanceof AgentError && error.code === "SECRET_UNREADABLE") return false;
      throw error;
    }
  }
}

function withoutSecrets({
  name,
  host,
  port,
  username,
  passwordVersion,
  tls,
}: GivenSpec | InstanceSpec): object {
  const { mode, ca, client } = tls;
  const shown = client === null ? null : { cert: client.cert, keyVersion: client.keyVersion };
  return { name, host, port, username, passwordVersion, mode, ca, shown };
}

function sameSecret(
  kept: InstanceSpec["password"] | KeptKey | undefined,
  given: GivenSpec["password"] | GivenKey | undefined,
  unseal: (sealed: string) => Secret,
): boolean {
  if (given?.from !== "request" || kept?.from !== "store") return isDeepStrictEqual(given, kept);
  return unseal(kept.sealed).reveal() === given.secret.reveal();
}

function noAnswer({ name, host, port }: InstanceSpec<unknown, unknown>, waited: number): AgentError {
  return new AgentError(
    "CONNECTION_LOST",
    `instance ${name} at ${host}:${port} did not answer within ${waited} ms`,
    { hint: "Check host and port, and that the agent's host can reach it." },
  );
}
