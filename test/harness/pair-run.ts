import { type PairStatus, SupervisedPair } from "../../agent/dr/pair.ts";
import type { DrSpec } from "../../agent/dr/spec.ts";
import type { StepReport } from "../../agent/dr/steps.ts";
import type { SwitchRequest } from "../../agent/dr/switch-request.ts";
import type { AgentError } from "../../agent/error.ts";
import { NearSource } from "../../agent/extract/near-source.ts";
import { createLog } from "../../agent/lib/log.ts";
import { noPausePoints } from "../../agent/lib/pause-points.ts";
import { runLink } from "../../agent/link/link.ts";
import { Supervisor } from "../../agent/link/supervisor.ts";
import { SpillFolder } from "../../agent/spill/spill-folder.ts";
import { spoolBounds } from "../../agent/spool/bounds.ts";
import { SpoolsFolder } from "../../agent/spool/spools.ts";
import { endpointOf } from "./link-run.ts";
import type { MysqlServer } from "./mysql-server.ts";
import { newFolder } from "./run-folder.ts";
import { eventually, PATIENCE_MS } from "./wait.ts";

export const PAIR: DrSpec = {
  name: "shop",
  instance: "standby",
  peer: "primary",
  applyWorkers: 1,
  deletionProtection: false,
};

/** On a machine that is busy any statement may take long: what is asked to be quick is asked for apart. */
export const PLANNED = {
  mode: "planned",
  timeoutMs: PATIENCE_MS,
  maxLagMs: PATIENCE_MS,
  longStatements: "kill",
  dryRun: false,
} as const;

/** What an agent has on disk for a pair; it outlives a run. */
export interface PairDisk {
  readonly spool: string;
}

/** A DR pair that runs in this process, without an agent around it. */
export class PairRun implements AsyncDisposable {
  readonly pair: SupervisedPair;
  readonly #supervisor: Supervisor;

  private constructor(pair: SupervisedPair, supervisor: Supervisor) {
    this.pair = pair;
    this.#supervisor = supervisor;
  }

  /** @param primaryPort where the primary is reached, when not directly */
  static async start(
    servers: { readonly primary: MysqlServer; readonly standby: MysqlServer },
    { disk = newDisk(), primaryPort }: { readonly disk?: PairDisk; readonly primaryPort?: number } = {},
  ): Promise<PairRun> {
    const log = createLog("error");
    const pausePoints = noPausePoints;
    const primary = primaryPort === undefined ? {} : { port: primaryPort };
    const endpoint = async (instance: string) =>
      instance === "primary" ? endpointOf(servers.primary, primary) : endpointOf(servers.standby);
    const spools = new SpoolsFolder(disk.spool, spoolBounds(1024 ** 3, 0));
    const supervisor = new Supervisor({
      agent: "test",
      run: runLink,
      source: async ({ source }) => new NearSource(await endpoint(source)),
      endpoint,
      log,
      pausePoints,
      spill: await SpillFolder.open(newFolder("spill")),
      spools,
    });
    return new PairRun(
      new SupervisedPair({ supervisor, spools, endpoint, pausePoints, log }, PAIR),
      supervisor,
    );
  }

  get status(): PairStatus {
    return this.pair.status;
  }

  /** Waits for what a test expects of the pair. */
  async until(what: string, holds: (status: PairStatus) => boolean): Promise<PairStatus> {
    try {
      await eventually(() => holds(this.status), { what, within: PATIENCE_MS });
    } catch (error) {
      const { trouble, writer, epoch } = this.status.observation;
      const link = this.pair.link.running?.status;
      throw new Error(
        `epoch ${epoch}, ${writer} writes, ${trouble?.code ?? "no trouble"}: ${trouble?.message}; the link is ${link?.state.phase}`,
        { cause: error },
      );
    }
    return this.status;
  }

  /** Waits until `writer` is the primary and the other is in step with it. */
  async settled(writer: string): Promise<void> {
    await this.until(`${writer} is the primary and the other follows`, ({ observation, switching }) => {
      const state = this.pair.link.running?.status.state;
      return (
        switching === null &&
        observation.writer === writer &&
        observation.trouble === null &&
        observation.proof === "both" &&
        state?.phase === "syncing" &&
        this.pair.link.running?.spec.source === writer &&
        this.pair.link.running.status.lag !== null
      );
    });
  }

  /** Asks for a switch; what its steps said. Throws what it failed of. */
  async switchTo(request: SwitchRequest): Promise<readonly StepReport[]> {
    const reports: StepReport[] = [];
    await this.pair.switchTo(request, (report) => reports.push(report));
    return reports;
  }

  async refused(request: SwitchRequest): Promise<AgentError> {
    try {
      await this.pair.switchTo(request, () => {});
    } catch (error) {
      return error as AgentError;
    }
    throw new Error("the switch was not refused");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pair.end();
    await this.#supervisor[Symbol.asyncDispose]();
  }
}

export function newDisk(): PairDisk {
  return { spool: newFolder("spool") };
}
