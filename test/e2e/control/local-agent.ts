import { pino } from "pino";
import { loadConfig } from "../../../agent/config.ts";
import { ControlClient, type ControlError } from "../../../agent/control/client.ts";
import { Daemon, type DataPath } from "../../../agent/daemon.ts";
import { AsyncStack } from "../../../agent/lib/async-stack.ts";
import { ControlService } from "../../../proto/control-service.ts";
import { AgentFolder } from "./agent-process.ts";
import { type InstanceProperties, instance, type LinkProperties } from "./specs.ts";
import { standIn } from "./stand-in.ts";

/** An agent in this process, on real sockets, with a data path that touches no server. */
export class LocalAgent implements AsyncDisposable {
  readonly #parts: AsyncStack;
  readonly folder: AgentFolder;
  readonly daemon: Daemon;
  readonly client: ControlClient;
  /** Every line it logged. */
  readonly log: string[];

  private constructor(
    parts: AsyncStack,
    folder: AgentFolder,
    daemon: Daemon,
    client: ControlClient,
    log: string[],
  ) {
    this.#parts = parts;
    this.folder = folder;
    this.daemon = daemon;
    this.client = client;
    this.log = log;
  }

  static async open(
    options: { dataPath?: Partial<DataPath>; env?: NodeJS.ProcessEnv; settings?: string } = {},
  ): Promise<LocalAgent> {
    await using parts = new AsyncStack();
    const folder = parts.use(await AgentFolder.make(options.settings));
    const agent = await LocalAgent.openIn(folder, options);
    parts.use(agent);
    return new LocalAgent(parts.move(), folder, agent.daemon, agent.client, agent.log);
  }

  /** On a folder that stays when the agent ends. */
  static async openIn(
    folder: AgentFolder,
    { dataPath = {}, env = {} }: { dataPath?: Partial<DataPath>; env?: NodeJS.ProcessEnv } = {},
  ): Promise<LocalAgent> {
    await using parts = new AsyncStack();
    const log: string[] = [];
    const logger = pino({ level: "debug" }, { write: (line: string) => void log.push(line) });
    const path = { ...standIn, ...dataPath };
    const daemon = parts.use(await Daemon.open(await loadConfig(folder.config), logger, env, path));
    const client = new ControlClient(daemon.address, await folder.tls());
    parts.use({ [Symbol.asyncDispose]: async () => client[Symbol.dispose]() });
    return new LocalAgent(parts.move(), folder, daemon, client, log);
  }

  /** Declares the instances a and b, between which the links of these tests are. */
  async declareInstances(): Promise<void> {
    await Promise.all([this.putInstance(instance("a")), this.putInstance(instance("b"))]);
  }

  async putInstance(spec: InstanceProperties, expectedUid = "") {
    const answer = await this.client.call(ControlService.putInstance, { spec, expectedUid });
    return { adopted: answer.adopted, instance: answer.instance, uid: answer.instance?.uid ?? "" };
  }

  async putLink(spec: LinkProperties, expectedUid = "") {
    const answer = await this.client.call(ControlService.putLink, { spec, expectedUid });
    return { adopted: answer.adopted, link: answer.link, uid: answer.link?.uid ?? "" };
  }

  async getInstance(name: string, uid = "") {
    return await this.client.call(ControlService.getInstance, { name, uid });
  }

  async getLink(name: string, uid = "") {
    return await this.client.call(ControlService.getLink, { name, uid });
  }

  /** Asks until the link is in a phase. */
  async phase(name: string, phase: string): Promise<void> {
    const deadline = Date.now() + PHASE_MS;
    for (;;) {
      const seen = (await this.getLink(name)).status?.phase;
      if (seen === phase) return;
      if (Date.now() > deadline) throw new Error(`link ${name} is ${seen}, not ${phase}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts[Symbol.asyncDispose]();
  }
}

const PHASE_MS = 10_000;
const POLL_MS = 10;

/** What a refused call says, for `assert.rejects`. */
export function refused(code: string, message = /./): (error: ControlError) => true {
  return (error) => {
    if (error.code !== code) throw new Error(`expected ${code}, got ${error.code}: ${error.message}`);
    if (!message.test(error.message)) throw new Error(`expected ${message}, got: ${error.message}`);
    return true;
  };
}
