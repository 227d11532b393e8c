import { Agent } from "../test/harness/agent.ts";
import type { MysqlServer } from "../test/harness/mysql-server.ts";
import { assertEqual } from "../test/harness/oracle.ts";
import { sameGtids } from "../test/harness/standby.ts";
import type { DataSnapshot } from "./data-snapshot.ts";
import { type Timing, timed } from "./timing.ts";

/** Sessions that apply beside each other: as many as native replication has. On two cores 8 and 16 are slower. */
export const PRESERVING_WORKERS = 4;

const LINK = "standby";
const DATABASES = ["bench"];
const DEADLINE_MS = 600_000;

/** A link that preserves GTIDs, at an agent of its own: no other link may write to its target. */
export class PreservingSide implements AsyncDisposable {
  readonly #source: MysqlServer;
  readonly #target: MysqlServer;
  readonly #standby: DataSnapshot;
  readonly #agent: Agent;

  private constructor(source: MysqlServer, target: MysqlServer, standby: DataSnapshot, agent: Agent) {
    this.#source = source;
    this.#target = target;
    this.#standby = standby;
    this.#agent = agent;
  }

  /** @param standby the target as a copy of the source before the workload, GTIDs included */
  static async open(
    source: MysqlServer,
    target: MysqlServer,
    standby: DataSnapshot,
  ): Promise<PreservingSide> {
    const agent = await Agent.start({ bundled: true, name: "standby" });
    await agent.putInstance("source", source);
    await agent.putInstance("target", target);
    await agent.putLink(LINK, [], {
      gtids: "preserve",
      desiredState: "paused",
      initialization: { structure: false, data: false },
    });
    await agent.stop();
    return new PreservingSide(source, target, standby, agent);
  }

  /** What the link takes. The oracle has found both sides equal, GTIDs included, when this returns. */
  async run(commitOrder: "ordered" | "unordered"): Promise<Timing> {
    await this.#standby.restore();
    await this.#agent.restart();
    const apply = { workers: PRESERVING_WORKERS, commitOrder };
    await this.#agent.changeLink(LINK, { apply });
    const processes = { agent: this.#agent.pid, target: this.#target.pid, source: this.#source.pid };
    const timing = await timed(processes, async () => {
      await this.#agent.setDesiredState(LINK, "running");
      await this.#agent.caughtUp(LINK, this.#source, DEADLINE_MS);
    });
    await sameGtids(this.#source, this.#target);
    await this.#agent.setDesiredState(LINK, "paused");
    await this.#agent.until(LINK, "is paused", ({ status }) => status?.phase === "paused");
    await this.#agent.stop();
    await assertEqual(this.#source, this.#target, DATABASES);
    return timing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent[Symbol.asyncDispose]();
  }
}
