import { loadConfig } from "../config.ts";
import { Daemon, type DataPath } from "../daemon.ts";
import { AgentError } from "../error.ts";
import { boundHeapGrowth } from "../lib/heap-growth.ts";
import { createLog, type Log } from "../lib/log.ts";
import { VERSION } from "../version.ts";
import { type Command, EXIT, type Terminal, UsageError } from "./command.ts";
import { parseCommandLine } from "./parse.ts";

/**
 * How long the agent may take to stop after a signal, in ms. Longer than its links and calls take by their own bounds; a
 * service manager should wait longer than this before it kills.
 */
const STOP_GRACE_MS = 30_000;

export const command: Command = {
  usage: "agent --config FILE",
  help: `Runs the agent until SIGTERM or SIGINT, which stop it at a resumable point; a second one ends it at once.
SIGHUP has it read access and peers of its configuration again, and look at its certificate files at once.
Logs JSON lines to standard output.

  --config FILE  the configuration file (YAML): name, listen, state_dir, tls.ca, tls.cert, tls.key,
                 secrets.key_file or .credential, secrets.previous_key_file or .previous_credential, log.level, access, audit.dir,
                 metrics.listen, metrics.tls, peers`,
  run: (args, terminal) => runAgent(args, terminal),
};

/** Runs an agent; `dataPath` replaces what reads and writes the servers. */
export async function runAgent(args: string[], { env }: Terminal, dataPath?: DataPath): Promise<number> {
  const { values } = parseCommandLine(args, { config: { type: "string" } }, []);
  if (values.config === undefined) throw new UsageError("--config is missing");
  const config = await loadConfig(values.config);
  const log = createLog(config.log.level);
  dieOnFault(log);
  boundHeapGrowth();
  const stopped = stopSignal(log);
  using hangup = new HangupSignal(log);
  log.info({ agent: config.name, version: VERSION, pid: process.pid }, "agent starting");
  try {
    await using daemon = await Daemon.open(config, log, env, dataPath);
    const file = values.config;
    hangup.onHangup(async () => {
      await Promise.all([daemon.reloadCertificates(), daemon.reloadConfig(() => loadConfig(file))]);
    });
    log.info({ listen: daemon.address }, "agent ready");
    await stopped;
  } catch (thrown) {
    const { code, message, hint } = AgentError.from(thrown);
    log.fatal({ code, hint, reason: message }, "agent cannot run");
    throw thrown;
  }
  log.info("agent stopped");
  return EXIT.ok;
}

/** SIGHUP, which would end the process if nobody listened: before the agent is ready it means nothing. */
class HangupSignal implements Disposable {
  readonly #onSignal: () => void;
  #reload: (() => Promise<void>) | null = null;

  constructor(log: Log) {
    this.#onSignal = () => {
      log.info(
        { signal: "SIGHUP", ready: this.#reload !== null },
        "looking at the certificates, and at roles and peers of the configuration",
      );
      void this.#reload?.();
    };
    process.on("SIGHUP", this.#onSignal);
  }

  onHangup(reload: () => Promise<void>): void {
    this.#reload = reload;
  }

  [Symbol.dispose](): void {
    process.off("SIGHUP", this.#onSignal);
  }
}

/** Resolves at the first SIGTERM or SIGINT; a second one, or a stop that takes too long, ends the process. */
function stopSignal(log: Log): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    const onSignal = (signal: NodeJS.Signals): void => {
      if (stopping) {
        log.warn({ signal }, "second signal: ending at once");
        process.exit(EXIT.failed);
      }
      stopping = true;
      log.info({ signal }, "agent stopping");
      setTimeout(() => {
        log.error({ waited_ms: STOP_GRACE_MS }, "agent did not stop in time");
        process.exit(EXIT.failed);
      }, STOP_GRACE_MS).unref();
      resolve();
    };
    process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
  });
}

/** A rejection that nobody handles leaves the agent in a state nobody thought of: it says so and ends, to be started again. */
function dieOnFault(log: Log): void {
  const die = (thrown: unknown): void => {
    const { message } = AgentError.from(thrown);
    log.fatal(
      { code: "INTERNAL", reason: message, stack: thrown instanceof Error ? thrown.stack : undefined },
      "fault",
    );
    process.exit(EXIT.failed);
  };
  process.on("unhandledRejection", die).on("uncaughtException", die);
}
