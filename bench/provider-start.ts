import { execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ephemeralCertificate } from "../provider/plugin/certificate.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROVIDER = fileURLToPath(new URL("../dist/terraform-provider-towline", import.meta.url));

const RUNS = 20;
/** What the median may be, milliseconds: terraform starts the provider three times in one plan. */
const MARK_MS = 150;

/** What terraform gives to a plugin that it starts. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
};

/** A process that does nothing but say so: how much of the start is Node's own on this machine, now. */
const NODE_ALONE = ["-e", 'process.stdout.write("ready\\n")'];

/**
 * Measures how long the bundled provider takes from its start until it has printed its handshake line, beside a Node
 * that does nothing.
 */
export async function run(): Promise<void> {
  await promisify(execFile)(process.execPath, ["scripts/bundle.mjs", "provider"], { cwd: ROOT });
  const env = { ...process.env, ...HANDSHAKE, PLUGIN_CLIENT_CERT: ephemeralCertificate().pem };
  const provider: number[] = [];
  const node: number[] = [];
  // In turns, so that what else the machine does falls on both.
  for (let index = 1; index <= RUNS; index += 1) {
    const start = {
      provider: await firstLine(PROVIDER, [], env),
      node: await firstLine(process.execPath, NODE_ALONE, env),
    };
    provider.push(start.provider);
    node.push(start.node);
    console.log(
      `run ${index}: provider ready after ${start.provider.toFixed(0)} ms, node alone ${start.node.toFixed(0)} ms`,
    );
  }
  report("ready", median(provider), MARK_MS);
  report("node-alone", median(node), null);
}

/** Milliseconds from the start of a process to its first line. The process is ended after it. */
async function firstLine(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const begun = performance.now();
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${file} ended with ${code} before it said anything`)));
      child.stdout.once("data", () => resolve(performance.now() - begun));
    });
  } finally {
    child.kill("SIGKILL");
  }
}

function report(figure: string, value: number, mark: number | null): void {
  const met = mark === null ? null : value <= mark;
  console.log(
    JSON.stringify({ bench: "provider-start", figure, value: Math.round(value), unit: "ms", mark, met }),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
