import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import type { Connection } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { openUnlogged } from "../mysql/session.ts";
import { type Fence, fenceOf } from "./fence.ts";
import { type JournalEntry, readJournal } from "./journal.ts";

/** How long a server may take for a question before it counts as one that cannot be reached, milliseconds. */
export const ASK_MS = 5_000;

/** What a member says of itself at one moment. */
export interface MemberView {
  readonly name: string;
  readonly uuid: string;
  readonly version: string;
  readonly executed: GtidSet;
  readonly purged: GtidSet;
  readonly fence: Fence;
  readonly eventScheduler: string;
  readonly journal: JournalEntry | null;
}

/** A member that was asked. */
export type Sighting =
  | { readonly kind: "seen"; readonly view: MemberView }
  | { readonly kind: "unreachable"; readonly name: string; readonly error: AgentError };

/** One server of a pair, by a session of the agent that stays open. Questions come one after the other. */
export class Member implements AsyncDisposable {
  /** Name of the declared instance. */
  readonly name: string;
  readonly #pair: string;
  readonly #endpoint: (signal: AbortSignal) => Promise<Endpoint>;
  #session: { readonly connection: Connection; readonly cut: AbortController } | null = null;

  constructor(name: string, pair: string, endpoint: (signal: AbortSignal) => Promise<Endpoint>) {
    this.name = name;
    this.#pair = pair;
    this.#endpoint = endpoint;
  }

  /**
   * Has something done in the member's session, which is not logged. A session that was lost is opened anew by the next call.
   * @param limit milliseconds
   * @throws AgentError CONNECTION_LOST, also when it takes longer than `limit`
   */
  async ask<T>(
    task: (session: Connection) => Promise<T>,
    signal: AbortSignal,
    limit: number = ASK_MS,
  ): Promise<T> {
    const cut = this.#session?.cut ?? new AbortController();
    const timer = setTimeout(() => cut.abort(), limit);
    using _abort = onAbort(signal, () => cut.abort());
    try {
      this.#session ??= {
        connection: await openUnlogged(await this.#endpoint(cut.signal), cut.signal),
        cut,
      };
      return await task(this.#session.connection);
    } catch (thrown) {
      // What a refused statement leaves of a session is still a session; of any other failure nobody knows.
      if (cut.signal.aborted || AgentError.from(thrown).code === "CONNECTION_LOST") this.drop();
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @throws AgentError CONNECTION_LOST and what keeps the agent from logging in */
  async view(signal: AbortSignal): Promise<MemberView> {
    // A session that was lost while nobody asked says nothing about the server.
    const kept = this.#session !== null;
    try {
      return await this.#view(signal);
    } catch (thrown) {
      if (!kept || signal.aborted || AgentError.from(thrown).code !== "CONNECTION_LOST") throw thrown;
      return await this.#view(signal);
    }
  }

  async #view(signal: AbortSignal): Promise<MemberView> {
    return await this.ask(async (session) => {
      const [row = []] = await session.text(
        "SELECT @@server_uuid, VERSION(), @@global.gtid_executed, @@global.gtid_purged, @@global.read_only, " +
          "@@global.super_read_only, @@global.event_scheduler",
      );
      const [uuid, version, executed, purged, readOnly, superReadOnly, eventScheduler] = row;
      return {
        name: this.name,
        uuid: uuid ?? "",
        version: version ?? "",
        executed: GtidSet.parse(executed ?? ""),
        purged: GtidSet.parse(purged ?? ""),
        fence: fenceOf(readOnly === "1", superReadOnly === "1"),
        eventScheduler: eventScheduler ?? "",
        journal: await readJournal(session, this.#pair),
      };
    }, signal);
  }

  /** As `view`, for whom a member that does not answer is an answer as well. */
  async look(signal: AbortSignal): Promise<Sighting> {
    try {
      return { kind: "seen", view: await this.view(signal) };
    } catch (thrown) {
      signal.throwIfAborted();
      return { kind: "unreachable", name: this.name, error: AgentError.from(thrown) };
    }
  }

  /** Every transaction that it has committed. */
  async executed(signal: AbortSignal): Promise<GtidSet> {
    return await this.ask(async (session) => {
      const [row] = await session.text("SELECT @@global.gtid_executed");
      return GtidSet.parse(row?.[0] ?? "");
    }, signal);
  }

  drop(): void {
    this.#session?.connection.destroy();
    this.#session = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session?.connection[Symbol.asyncDispose]();
    this.#session = null;
  }
}
