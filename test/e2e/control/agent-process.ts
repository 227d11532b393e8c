import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { makeCertificates, makeClientCertificate } from "../../../agent/certs.ts";
import { ControlClient } from "../../../agent/control/client.ts";
import type { ClientTls } from "../../../proto/dial.ts";
import { PATIENCE_MS } from "../../harness/wait.ts";

export const ROOT = new URL("../../../", import.meta.url).pathname;

const COMPILED = process.env["TOWLINE_COMPILED"];
/** Run by hand a test has only the source, which takes two seconds to start. */
const STAND_IN =
  COMPILED === undefined
    ? ["--import", "tsx", "test/e2e/control/stand-in-main.ts"]
    : [join(COMPILED, "test/e2e/control/stand-in-main.mjs")];

/** How long an agent may take to be ready, in ms: a machine that also runs other tests is slow. */
const READY_MS = PATIENCE_MS;

/** How long an agent may take to end, in ms, before it is killed. */
const END_MS = PATIENCE_MS;

type LogLine = Readonly<Record<string, unknown>>;

/** A folder with certificates, a configuration file and a state directory; removed at the end. */
export class AgentFolder implements AsyncDisposable {
  readonly path: string;
  readonly config: string;
  readonly state: string;

  private constructor(path: string) {
    this.path = path;
    this.config = join(path, "agent.yaml");
    this.state = join(path, "state");
  }

  /** `settings` is YAML that goes into the configuration file besides. */
  static async make(settings = ""): Promise<AgentFolder> {
    const folder = new AgentFolder(await mkdtemp(join(tmpdir(), "towline-control-")));
    await makeCertificates(join(folder.path, "certs"), ["localhost", "127.0.0.1"], 1);
    await writeFile(
      folder.config,
      "name: north\nlisten: 127.0.0.1:0\nstate_dir: state\nlog: { level: debug }\n" +
        "tls: { ca: certs/ca.pem, cert: certs/agent.pem, key: certs/agent-key.pem }\n" +
        settings,
    );
    return folder;
  }

  async tls(certificates = join(this.path, "certs"), client = "client"): Promise<ClientTls> {
    const read = (file: string) => readFile(join(certificates, file));
    const files = [read("ca.pem"), read(`${client}.pem`), read(`${client}-key.pem`)] as const;
    const [ca, cert, key] = await Promise.all(files);
    return { ca, cert, key };
  }

  /** What a client shows whose certificate has this name; it is made. */
  async clientTls(name: string): Promise<ClientTls> {
    const certificates = join(this.path, "certs");
    await makeClientCertificate(certificates, name, 1);
    return await this.tls(certificates, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}

/** An agent as an operator runs it: its own process, the bundled one or one with a data path that touches no server. */
export class AgentProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly log: LogLine[] = [];
  /** Everything it wrote, to both outputs. */
  output = "";
  #listening = "";

  private constructor(child: ChildProcess) {
    this.#child = child;
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error("the agent's outputs are not piped");
    createInterface({ input: stdout }).on("line", (line) => {
      this.output += `${line}\n`;
      this.log.push(JSON.parse(line) as LogLine);
    });
    stderr.on("data", (chunk: Buffer) => {
      this.output += chunk.toString();
    });
  }

  /** Starts an agent and waits until it serves. Throws with its output when it ends instead. */
  static async start(
    folder: AgentFolder,
    main: "real" | "stand-in",
    env: Record<string, string> = {},
  ): Promise<AgentProcess> {
    const agent = AgentProcess.launch(folder, main, env);
    const deadline = Date.now() + READY_MS;
    for (;;) {
      const ready = agent.log.find((line) => line["msg"] === "agent ready");
      if (ready !== undefined) {
        agent.#listening = String(ready["listen"]);
        return agent;
      }
      const child = agent.#child;
      if (child.exitCode !== null || Date.now() > deadline) {
        child.kill("SIGKILL");
        throw new Error(`the agent is not ready (status ${child.exitCode}):\n${agent.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Starts an agent that is expected to end by itself. */
  static launch(
    folder: AgentFolder,
    main: "real" | "stand-in",
    env: Record<string, string> = {},
  ): AgentProcess {
    const script = main === "real" ? ["dist/towline", "agent"] : STAND_IN;
    const args = [...script, "--config", folder.config];
    return new AgentProcess(
      spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "pipe" }),
    );
  }

  get address(): string {
    return this.#listening;
  }

  async client(folder: AgentFolder): Promise<ControlClient> {
    return new ControlClient(this.address, await folder.tls());
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends a signal and waits for the end; resolves with the exit status, null when a signal ended it, or a deadline did. */
  async end(signal: NodeJS.Signals | null = "SIGTERM"): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const closed = once(this.#child, "close");
      if (signal !== null) this.#child.kill(signal);
      const timer = setTimeout(() => this.#child.kill("SIGKILL"), END_MS);
      await closed;
      clearTimeout(timer);
    }
    return this.#child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end("SIGKILL");
  }
}
