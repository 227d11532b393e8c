import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noLog } from "../../provider/log.ts";
import { serveReattached } from "../../provider/plugin/reattach.ts";
import { providerHandlers } from "../../provider/protocol/service.ts";
import { PROVIDER_ADDRESS, TowlineProvider } from "../../provider/provider.ts";
import { executables } from "./executables.ts";

/** How the provider gets to terraform: in this process, or as the bundled executable that users get. */
export type ProviderMode = "in-process" | "mirror";

export interface TerraformOptions {
  /** Files of the configuration by name, or a folder to copy. */
  readonly config: Readonly<Record<string, string>> | string;
  readonly provider?: ProviderMode;
  /** Values of variables, as TF_VAR_… of every command. */
  readonly variables?: Readonly<Record<string, string>>;
  /** More environment of every command, which the provider sees as well. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A command that has ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way. */
export interface RunningCommand {
  readonly process: ChildProcess;
  readonly done: Promise<CommandResult>;
}

/** One change of a plan. */
export interface ResourceChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Record<string, unknown> | null;
    readonly after: Record<string, unknown> | null;
  };
}

/** A plan that was made. */
export interface PlanResult extends CommandResult {
  /** The plan file. */
  readonly file: string;
  /** Of resources that change. */
  readonly changes: readonly ResourceChange[];
}

/** A resource of a state. */
export interface StateResource {
  readonly address: string;
  readonly values: Record<string, unknown>;
  readonly tainted?: boolean;
}

/** The real terraform in a folder of its own. The folder stays when a test has failed. */
export class Terraform implements AsyncDisposable {
  readonly folder: string;
  readonly #mode: ProviderMode;
  readonly #env: Readonly<Record<string, string>>;
  #keep = false;
  #plans = 0;

  private constructor(folder: string, options: TerraformOptions) {
    this.folder = folder;
    this.#mode = options.provider ?? "in-process";
    const variables = Object.entries(options.variables ?? {}).map(([name, value]) => [
      `TF_VAR_${name}`,
      value,
    ]);
    this.#env = { ...Object.fromEntries(variables), ...options.env };
  }

  /** Makes the folder and, with the bundled provider, initialises it. */
  static async open(options: TerraformOptions): Promise<Terraform> {
    const terraform = new Terraform(mkdtempSync(join(tmpdir(), "towline-terraform-")), options);
    mkdirSync(terraform.work);
    if (typeof options.config === "string") cpSync(options.config, terraform.work, { recursive: true });
    else terraform.write(options.config);
    writeFileSync(terraform.#cliConfig, cliConfig(terraform.#mode));
    if (terraform.#mode === "mirror") {
      const { mirror } = executables();
      if (!existsSync(mirror)) throw new Error(`there is no ${mirror}: run \`npm run bundle\` first`);
      await terraform.ok(["init", "-input=false"]);
    }
    return terraform;
  }

  /** The folder of the configuration. */
  get work(): string {
    return join(this.folder, "work");
  }

  /** Writes files of the configuration, over those that are there. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.work, name), text);
  }

  /** Replaces what `pattern` finds in a file of the configuration. Throws when it finds nothing. */
  replace(name: string, pattern: RegExp, by: string): void {
    const before = readFileSync(join(this.work, name), "utf8");
    const after = before.replace(pattern, () => by);
    if (!pattern.test(before)) throw new Error(`${name} has nothing like ${pattern}`);
    this.write({ [name]: after });
  }

  async apply(env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    return await this.run(["apply", "-auto-approve", "-input=false"], env);
  }

  async destroy(): Promise<CommandResult> {
    return await this.run(["destroy", "-auto-approve", "-input=false"]);
  }

  /** Plans with -detailed-exitcode: 0 nothing to do, 1 error, 2 changes. */
  async plan(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<PlanResult> {
    this.#plans += 1;
    const file = join(this.folder, `plan-${this.#plans}`);
    const command = ["plan", "-input=false", "-detailed-exitcode", `-out=${file}`, ...args];
    const result = await this.run(command, env);
    if (result.code === 1) return { ...result, file, changes: [] };
    const shown = JSON.parse((await this.ok(["show", "-json", file])).stdout) as {
      resource_changes?: ResourceChange[];
    };
    const changes = (shown.resource_changes ?? []).filter(({ change }) => change.actions[0] !== "no-op");
    return { ...result, file, changes };
  }

  /** The resources of the state, by address; a tainted one says so. */
  async state(): Promise<ReadonlyMap<string, StateResource>> {
    const { stdout } = await this.ok(["show", "-json"]);
    const shown = JSON.parse(stdout) as { values?: { root_module?: { resources?: StateResource[] } } };
    const resources = shown.values?.root_module?.resources ?? [];
    return new Map(resources.map((resource) => [resource.address, resource]));
  }

  /** Runs a command that has to end with exit code 0. */
  async ok(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    const result = await this.run(args, env);
    if (result.code === 0) return result;
    this.#keep = true;
    throw new Error(
      `terraform ${args.join(" ")} ended with ${result.code}:\n${result.stdout}${result.stderr}`,
    );
  }

  /** Runs a command to its end, whatever that is. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    return await this.runProgram("terraform", args, env);
  }

  /** Runs a program that starts terraform itself, in the folder and with the environment of a command. */
  async runProgram(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<CommandResult> {
    if (this.#mode === "mirror") return await this.#start(program, args, env, false).done;
    // A fresh provider for every command, as terraform would start one.
    const provider = new TowlineProvider({ ...process.env, ...this.#env, ...env }, noLog);
    await using served = await serveReattached(providerHandlers(provider), PROVIDER_ADDRESS);
    try {
      const reattach = { ...env, TF_REATTACH_PROVIDERS: served.environment };
      return await this.#start(program, args, reattach, false).done;
    } finally {
      provider.close();
    }
  }

  /**
   * Starts a command, for those who want to interrupt it. With `ownGroup` it leads a process group, as in a terminal: a
   * signal to the negative of its pid reaches the provider as well.
   */
  start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    ownGroup = false,
  ): RunningCommand {
    return this.#start("terraform", args, env, ownGroup);
  }

  #start(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    ownGroup: boolean,
  ): RunningCommand {
    const child = spawn(program, args, {
      cwd: this.work,
      detached: ownGroup,
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: this.#cliConfig,
        CHECKPOINT_DISABLE: "1",
        TF_IN_AUTOMATION: "1",
        TF_CLI_ARGS: "-no-color",
        ...this.#env,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        output[stream] += text;
      });
    }
    const done = new Promise<CommandResult>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, ...output }));
    });
    return { process: child, done };
  }

  /** Keeps the folder, for somebody to look at. */
  keep(): void {
    this.#keep = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#keep || process.env["TOWLINE_KEEP_TERRAFORM"] === "1") {
      process.stderr.write(`terraform's folder is kept in ${this.folder}\n`);
      return;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #cliConfig(): string {
    return join(this.folder, "terraform.rc");
  }
}

// Without `direct`, nothing is ever looked for on the network.
function cliConfig(mode: ProviderMode): string {
  if (mode === "in-process") return "";
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(executables().mirror)}\n  }\n}\n`;
}
