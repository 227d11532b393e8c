// Runs test files, several at a time, each in a process of its own. What a file prints is shown when it has ended, in one piece.
import { spawn } from "node:child_process";
import { root } from "./setup.mjs";

const MS_PER_SECOND = 1000;
/** How long a file that was told to end may take to remove what it started, milliseconds. */
const END_WITHIN_MS = 20_000;
/** When its tests are over a process ends, whatever is still open in it: a socket that was left would hold up all others until the limit. */
const TEST_OPTIONS = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-force-exit"];
/** What node:test says at the end of each file. */
const COUNT = /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ([\d.]+)$/gm;
const COUNTED = ["tests", "pass", "fail", "cancelled", "skipped"];

const seconds = (ms) => (ms / MS_PER_SECOND).toFixed(1);

/**
 * @typedef {object} Ended
 * @property {string} file
 * @property {number} ms
 * @property {string | null} failure null: it passed
 * @property {Record<string, number>} counts
 */

/** Files under way, with their processes: whoever ends this process ends them. */
const running = new Map();

let stopped = false;

/** Ends everything under way, and begins no further file. @returns the files that were under way */
export function endAll() {
  stopped = true;
  for (const child of running.values()) child.kill("SIGTERM");
  return [...running.keys()];
}

/** @returns {Promise<Ended>} */
function runFile(file, compiled, { limitMs, live }) {
  const start = performance.now();
  const child = spawn(process.execPath, ["--enable-source-maps", ...TEST_OPTIONS, compiled], {
    cwd: root,
    stdio: live ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  running.set(file, child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), END_WITHIN_MS).unref();
  }, limitMs);
  return new Promise((resolve) => {
    child.once("error", (error) => {
      output += `${error.message}\n`;
    });
    child.once("close", (code, signal) => {
      clearTimeout(limit);
      running.delete(file);
      const ms = performance.now() - start;
      const counts = Object.fromEntries([...output.matchAll(COUNT)].map(([, what, n]) => [what, Number(n)]));
      const how = late
        ? `was ended after ${seconds(limitMs)} s, the limit of a file`
        : (signal ?? `exit code ${code}`);
      const failure = code === 0 ? null : how;
      process.stdout.write(`${output.replaceAll(COUNT, "").trimEnd()}\n`);
      console.log(`${failure === null ? "passed" : "FAILED"}  ${file} (${seconds(ms)} s)`);
      if (failure !== null) console.log(`        ${failure}`);
      resolve({ file, ms, failure, counts });
    });
  });
}

/**
 * Runs the files in this order.
 * @param {ReadonlyMap<string, string>} files the compiled file of each
 * @returns {Promise<readonly Ended[]>}
 */
export async function runFiles(files, { concurrency, limitMs }) {
  const waiting = [...files];
  const ended = [];
  const live = waiting.length === 1;
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !stopped; next = waiting.shift()) {
      ended.push(await runFile(...next, { limitMs, live }));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return ended;
}

/** Says how many files and tests passed, and which files took longest. */
export function summarise(title, ended, ms, { slowest }) {
  const sum = (what) => ended.reduce((total, { counts }) => total + (counts[what] ?? 0), 0);
  const counts = COUNTED.filter((what) => sum(what) > 0).map((what) => `${what} ${sum(what)}`);
  const passed = ended.filter(({ failure }) => failure === null).length;
  console.log(`\n${title} tests: ${passed} of ${ended.length} files passed in ${seconds(ms)} s`);
  if (counts.length > 0) console.log(counts.join(", "));
  const longest = ended.toSorted((a, b) => b.ms - a.ms).slice(0, slowest);
  for (const each of longest) console.log(`${seconds(each.ms).padStart(8)} s  ${each.file}`);
}
