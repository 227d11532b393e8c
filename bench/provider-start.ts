import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ephemeralCertificate } from "../provider/plugin/certificate.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROVIDER = fileURLToPath(new URL("../dist/terraform-provider-towline", import.meta.url));

const RUNS = 20;
const RATIO_DIGITS = 2;
/** What the median may be, milliseconds: terraform starts the provider three times in one plan. */
const MARK_MS = 150;

/** The same for the single-file executable that `npm run release` makes. */
const SINGLE_FILE_MARK_MS = 250;

/** What terraform gives to a plugin that it starts. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
};

/** A process that does nothing but say so: how much of the start is Node's own on this machine, now. */
const NODE_ALONE = ["-e", 'process.stdout.write("ready\\n")'];

/** A program whose start is measured. */
interface Side {
  readonly name: string;
  readonly command: readonly [file: string, ...args: string[]];
  readonly markMs: number | null;
}

/** The single file of this architecture; null unless a release was made. */
function singleFile(): Side | null {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8")) as { version: string };
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  const file = `${ROOT}/dist/release/bin/linux_${architecture}/terraform-provider-towline_v${version}`;
  return existsSync(file) ? { name: "single-file", command: [file], markMs: SINGLE_FILE_MARK_MS } : null;
}

/**
 * Measures how long the provider takes from its start until it has printed its handshake line, bundled and as a single file, beside a
 * Node that does nothing.
 */
export async function run(): Promise<void> {
  await promisify(execFile)(process.execPath, ["scripts/bundle.mjs", "provider"], { cwd: ROOT });
  const env = { ...process.env, ...HANDSHAKE, PLUGIN_CLIENT_CERT: ephemeralCertificate().pem };
  const single = singleFile();
  if (single === null) console.log("there is no single file to measure: npm run release makes it");
  const sides: readonly Side[] = [
    { name: "ready", command: [PROVIDER], markMs: MARK_MS },
    ...(single === null ? [] : [single]),
    { name: "node-alone", command: [process.execPath, ...NODE_ALONE], markMs: null },
  ];
  const taken = new Map<string, number[]>(sides.map(({ name }) => [name, []]));
  for (let index = 1; index <= RUNS; index += 1) {
    // In turns, so that what else the machine does falls on all.
    for (const { name, command } of sides) {
      const [file, ...args] = command;
      taken.get(name)?.push(await firstLine(file, args, env));
    }
    const last = [...taken].map(([name, times]) => `${name} ${times.at(-1)?.toFixed(0)} ms`);
    console.log(`run ${index}: ${last.join(", ")}`);
  }
  const medians = new Map([...taken].map(([name, times]) => [name, median(times)]));
  for (const { name, markMs } of sides) report(name, medians.get(name) ?? 0, "ms", markMs);
  // On a machine that is busy or slow, this says more.
  const alone = medians.get("node-alone") ?? 0;
  for (const { name } of sides.slice(0, -1)) {
    report(`${name}-to-node-alone`, (medians.get(name) ?? 0) / alone, "ratio", null);
  }
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

function report(figure: string, value: number, unit: "ms" | "ratio", mark: number | null): void {
  const met = mark === null ? null : value <= mark;
  const rounded = unit === "ms" ? Math.round(value) : Number(value.toFixed(RATIO_DIGITS));
  console.log(JSON.stringify({ bench: "provider-start", figure, value: rounded, unit, mark, met }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
