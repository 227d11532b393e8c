import type { Agent } from "../harness/agent.ts";
import type { MysqlServer } from "../harness/mysql-server.ts";

/** Database that all giants are in. */
export const DATABASE = "bench";

/** Two servers and an agent of its own, in which nothing else has happened. */
export interface Site {
  readonly source: MysqlServer;
  readonly target: MysqlServer;
  readonly agent: Agent;
  readonly link: string;
  /** Runs a part of it and prints how long that took, with the agent's memory so far. */
  readonly step: (what: string, run: () => Promise<unknown>) => Promise<void>;
}

/** Something that is too large to be held in memory. */
export interface Giant {
  readonly about: string;
  /** The most memory that the agent may use for it, MB; null for one that has to be in memory. */
  readonly memoryMark: number | null;
  readonly run: (site: Site) => Promise<void>;
}
