import { readFileSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ControlClient } from "../../agent/control/client.ts";
import { ControlService } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { executables } from "./executables.ts";
import { containsGtids, executed } from "./gtids.ts";
import type { MysqlServer } from "./mysql-server.ts";
import type { NetworkSite } from "./network-sites.ts";
import type { PauseServer } from "./pause-server.ts";
import { freePort } from "./ports.ts";
import { Program } from "./program.ts";
import { run } from "./run.ts";
import { logFile, newFolder } from "./run-folder.ts";
import { eventually, PATIENCE_MS } from "./wait.ts";

const { Milestone } = towline.control.v1;

export type Link = Awaited<ReturnType<ControlClient["getLink"]>>;
export type LinkSpec = towline.control.v1.LinkSpec.$Properties;

const ROOT = join(import.meta.dirname, "../..");
/** How long an agent may take to serve, milliseconds; from source it compiles itself first, on a machine that is busy. */
const READY_WITHIN_MS = PATIENCE_MS;
/** Deadline of waits on a link unless a test says otherwise, milliseconds. */
const LINK_WITHIN_MS = PATIENCE_MS;
const BYTES_PER_KIB = 1024;

export interface AgentOptions {
  readonly name?: string;
  /** Where it tells of its pause points; without one it has none. */
  readonly pauses?: PauseServer;
  /** Runs dist/towline instead of the source. */
  readonly bundled?: boolean;
  /** An agent that it reads sources from; the two have one CA. */
  readonly peer?: Agent;
  /** Where it reaches that one, HOST:PORT, when not directly. */
  readonly peerAddress?: string;
  /** Keys of its configuration besides. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of its environment besides. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs, if not beside the tests; it listens on the site's inner address. */
  readonly site?: NetworkSite;
}

const DEFAULT_NAME = "dc1";
/** Agents that an agent of ours feeds. */
const PEER_NAMES = ["towline agent", "dc2"];

/** Paths of what a client of the agent shows and trusts. */
export interface ClientFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Resident memory of a process, bytes. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** A real agent process with certificates, a state directory and a port of its own. */
export class Agent implements AsyncDisposable {
  readonly name: string;
  /** HOST:PORT */
  readonly address: string;
  readonly client: ControlClient;
  readonly clientFiles: ClientFiles;
  readonly log: string;
  readonly stateFolder: string;
  readonly #folder: string;
  readonly #command: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  #process: Program | null = null;
  #peak = 0;

  private constructor(options: AgentOptions, folder: string, port: number) {
    this.name = options.name ?? DEFAULT_NAME;
    this.address = `${options.site?.inside ?? "127.0.0.1"}:${port}`;
    this.log = logFile(`agent-${this.name}`);
    this.stateFolder = join(folder, "state");
    this.#folder = folder;
    const command = executable(options.bundled === true);
    this.#command = options.site?.command(command) ?? command;
    const { pauses } = options;
    this.#env = {
      ...process.env,
      ...options.env,
      ...(pauses === undefined ? {} : { TOWLINE_PAUSE_SOCKET: pauses.path }),
    };
    const file = (name: string) => join(folder, "certs", name);
    this.clientFiles = { ca: file("ca.pem"), cert: file("client.pem"), key: file("client-key.pem") };
    const { ca, cert, key } = this.clientFiles;
    this.client = new ControlClient(this.address, {
      ca: readFileSync(ca),
      cert: readFileSync(cert),
      key: readFileSync(key),
    });
  }

  /** Makes certificates and a configuration, and starts the agent. */
  static async start(options: AgentOptions = {}): Promise<Agent> {
    const folder = newFolder("agent");
    const certs = join(folder, "certs");
    const towline = async (...words: string[]) =>
      run([...executable(options.bundled === true), ...words], { cwd: ROOT });
    const { peer } = options;
    const own = options.name ?? DEFAULT_NAME;
    const hosts = [...["localhost", "127.0.0.1"], ...(options.site?.addresses ?? [])];
    const named = hosts.flatMap((host) => ["--host", host]);
    if (peer === undefined) await towline("certs", "init", certs, ...named);
    else {
      await cp(join(peer.#folder, "certs"), certs, { recursive: true });
      await towline("certs", "agent", certs, own, ...named);
    }
    const agent = new Agent(options, folder, await freePort());
    try {
      await mkdir(agent.stateFolder);
      const configuration = {
        name: agent.name,
        listen: agent.address,
        state_dir: "state",
        tls:
          peer === undefined
            ? { ca: "certs/ca.pem", cert: "certs/agent.pem", key: "certs/agent-key.pem" }
            : { ca: "certs/ca.pem", cert: `certs/${own}.pem`, key: `certs/${own}-key.pem` },
        access: { operator: "operator", ...Object.fromEntries(PEER_NAMES.map((name) => [name, "peer"])) },
        ...(peer === undefined
          ? {}
          : { peers: { [peer.name]: { endpoints: [options.peerAddress ?? peer.address] } } }),
        ...options.settings,
      };
      // JSON is YAML.
      await writeFile(agent.#configuration, JSON.stringify(configuration));
      await agent.restart();
      return agent;
    } catch (error) {
      await agent[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Private keys in the folder of its certificates, PEM: its own, its clients', the authority's. */
  async keys(): Promise<readonly string[]> {
    const folder = dirname(this.clientFiles.key);
    const files = (await readdir(folder)).filter((name) => name.endsWith("-key.pem"));
    return await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts the agent again, after `kill` or `stop`, on the same state and port. Returns when it serves. */
  async restart(): Promise<void> {
    const logged = await this.#linesLogged("agent ready");
    const process = new Program({
      name: `agent ${this.name}`,
      command: [...this.#command, "agent", "--config", this.#configuration],
      log: this.log,
      env: this.#env,
      cwd: ROOT,
    });
    this.#process = process;
    const ready = async () => process.ended !== null || (await this.#linesLogged("agent ready")) > logged;
    await eventually(ready, { what: "the agent serves", within: READY_WITHIN_MS }).catch(
      async (error: unknown) => {
        throw await process.failure("did not start", error);
      },
    );
    if (process.ended !== null) throw await process.failure("did not start");
  }

  /** Ends the agent at once, as a crash would. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    await this.memory();
    await this.#process?.kill(signal);
    this.#process = null;
  }

  /** Ends the agent in good order; `restart` brings it back. */
  async stop(): Promise<void> {
    await this.memory();
    await this.#process?.[Symbol.asyncDispose]();
    this.#process = null;
  }

  /** Resident memory now, and its highest over all runs of this agent so far. */
  async memory(): Promise<Memory> {
    const { pid } = this;
    // A process that is gone has no status; its peak was noted before.
    const status = pid === 0 ? "" : await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const bytes = (field: string) =>
      Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) * BYTES_PER_KIB;
    this.#peak = Math.max(this.#peak, bytes("VmHWM"));
    return { now: bytes("VmRSS"), peak: this.#peak };
  }

  /** Declares a server under a name; `address` when it is reached by way of a proxy. */
  async putInstance(
    name: string,
    server: MysqlServer,
    address: { readonly host?: string; readonly port?: number } = {},
  ): Promise<void> {
    const { host, port, username, password, ca } = server.account;
    await this.client.call(ControlService.putInstance, {
      spec: {
        name,
        host: address.host ?? host,
        port: address.port ?? port,
        username,
        password,
        passwordVersion: 1,
        tls:
          ca === null ? { mode: "disabled", ca: "" } : { mode: "verify-ca", ca: await readFile(ca, "utf8") },
      },
    });
  }

  /** Declares a link from `source` to `target` that carries whole databases, with what a test wants otherwise. */
  async putLink(name: string, databases: readonly string[], change: LinkSpec = {}): Promise<void> {
    const spec: LinkSpec = {
      name,
      source: "source",
      target: "target",
      databases: Object.fromEntries(databases.map((database) => [database, {}])),
      initialization: { structure: true, data: true },
      definer: "keep",
      conflictPolicy: "fail",
      desiredState: "running",
      ...change,
    };
    await this.client.call(ControlService.putLink, { spec });
  }

  async getLink(name: string): Promise<Link> {
    return await this.client.getLink(name);
  }

  async changeLink(name: string, change: LinkSpec): Promise<void> {
    const { spec, uid } = await this.getLink(name);
    await this.client.call(ControlService.putLink, { spec: { ...spec, ...change }, expectedUid: uid });
  }

  async setDesiredState(name: string, desiredState: "running" | "paused"): Promise<void> {
    await this.changeLink(name, { desiredState });
  }

  async deleteLink(name: string): Promise<void> {
    const { uid } = await this.getLink(name);
    await this.client.call(ControlService.deleteLink, { name, expectedUid: uid });
  }

  /** Waits for what a test expects of a link. One that fails meanwhile is an error, unless that is what is expected. */
  async until(
    name: string,
    what: string,
    holds: (link: Link) => boolean | Promise<boolean>,
    deadline = LINK_WITHIN_MS,
  ): Promise<Link> {
    const look = async () => {
      const link = await this.getLink(name);
      if (await holds(link)) return { link, held: true };
      return link.status?.phase === "failed" ? { link, held: false } : undefined;
    };
    const deadlinePassed = async (error: unknown): Promise<never> => {
      throw (await this.#process?.failure(`was waited for: ${what}`, error)) ?? error;
    };
    const { link, held } = await eventually(look, { what: `link ${name}: ${what}`, within: deadline }).catch(
      deadlinePassed,
    );
    if (held) return link;
    const { code, message, table, gtid } = link.status?.failure?.error ?? {};
    throw new Error(`link ${name} failed with ${code} (${table} ${gtid}): ${message}; see ${this.log}`);
  }

  /** Waits until a link has reached the syncing milestone. */
  async synced(name: string, deadline?: number): Promise<Link> {
    const holds = ({ status }: Link) => (status?.milestone ?? 0) >= Milestone.MILESTONE_SYNCING;
    return await this.until(name, "is syncing", holds, deadline);
  }

  /** Waits until a link has applied all that is committed on the source now. */
  async caughtUp(name: string, source: MysqlServer, deadline?: number): Promise<Link> {
    const set = await executed(source);
    const holds = ({ status }: Link) => containsGtids(source, status?.gtidApplied ?? "", set);
    return await this.until(name, "has applied what the source committed", holds, deadline);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.client[Symbol.dispose]();
      await this.stop();
    } finally {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  get #configuration(): string {
    return join(this.#folder, "agent.yaml");
  }

  async #linesLogged(message: string): Promise<number> {
    // Not there before the first start.
    const log = await readFile(this.log, "utf8").catch(() => "");
    return log.split(`"msg":"${message}"`).length - 1;
  }
}

function executable(bundled: boolean): readonly string[] {
  return bundled ? [executables().agent] : [process.execPath, "--import", "tsx", join(ROOT, "agent/main.ts")];
}
