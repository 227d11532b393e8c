// `npm test`: check, unit tests and end-to-end tests, in a bare clone too. `unit` or `e2e` selects one kind of test;
// further arguments are paths, or parts of paths, of the test files to run.
import { randomInt } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { must, root, setup } from "./setup.mjs";

/** Unit tests are short and many. */
const UNIT_CONCURRENCY = 2;
/** Each end-to-end test has servers of its own, which wait more often than they compute: at two, two cores are idle half of the time. */
const E2E_CONCURRENCY = 3;
/** A file of tests that takes longer hangs and is ended, milliseconds: several times what the longest takes on a slow machine. */
const FILE_LIMIT_MS = 900_000;
/** Files named in a summary. */
const SLOWEST = 10;
const MS_PER_SECOND = 1000;
const LARGEST_SEED = 2 ** 32;

const SOURCES = ["agent", "provider", "proto", "bench", "demo", "test"];
const E2E = join("test", "e2e");
/** The longest, first ones first: one that began last would run alone at the end. */
const BEGIN_WITH = [
  ...[
    "cases-current",
    "main-job-interrupted",
    "crash-stream",
    "crash-preserving",
    "crash-workers",
    "cases-5.6",
  ],
  ...["load-ranges", "main-job", "crash-target", "ddl-corpus", "crash-load", "crash-matrix", "cases-minimal"],
  ...[
    "crash-ddl",
    "link-compressed",
    "provider-agent",
    "link-types",
    "crash-xa",
    "ddl-load",
    "load-schedules",
  ],
];

function testFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

/** Its place in the order. */
function rank(file) {
  const place = BEGIN_WITH.findIndex((name) => file === join(E2E, `${name}.test.ts`));
  return place === -1 ? BEGIN_WITH.length : place;
}

const [kind, ...wanted] = process.argv.slice(2);
if (kind !== undefined && kind !== "unit" && kind !== "e2e") {
  console.error("usage: node scripts/test.mjs [unit|e2e [FILE...]]");
  process.exit(2);
}
const start = performance.now();
const chosen = (file) => wanted.length === 0 || wanted.some((part) => file.includes(part));
const files = SOURCES.flatMap(testFiles)
  .filter(chosen)
  .sort()
  .sort((a, b) => rank(a) - rank(b));
const unit = kind === "e2e" ? [] : files.filter((file) => !file.startsWith(E2E));
const e2e = kind === "unit" ? [] : files.filter((file) => file.startsWith(E2E));
if (unit.length + e2e.length === 0) {
  console.error(`test: there is no ${kind ?? ""} test of that name`);
  process.exit(2);
}

// One seed for all: what has turns in the gate is chosen by it, and a failure is repeated with it.
const seed = (process.env["TOWLINE_SEED"] ||= String(randomInt(LARGEST_SEED)));

setup({ terraform: kind !== "unit" });
if (kind === undefined) must(process.execPath, ["scripts/check.mjs"]);
if (e2e.length > 0) {
  must(process.execPath, ["scripts/bundle.mjs"]);
  // Downloads are made once, before several tests ask for them at the same time.
  must(process.execPath, ["--import", "tsx", "test/harness/prepare.ts"]);
}

// Not before: there are no packages in a bare clone.
const { bundleTests } = await import("./test-bundle.mjs");
const { endAll, runFiles, summarise } = await import("./test-files.mjs");
const compiled = await bundleTests([...unit, ...e2e]);

const failed = [];
let interrupted = null;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    interrupted = signal;
    console.log(`\ntest: ${signal} during ${endAll().join(", ")}`);
  });
}

for (const [title, concurrency, selected] of [
  ["unit", UNIT_CONCURRENCY, unit],
  ["end-to-end", E2E_CONCURRENCY, e2e],
]) {
  if (selected.length === 0 || interrupted !== null) continue;
  console.log(`\n${title} tests: ${selected.length} files; TOWLINE_SEED=${seed}`);
  const began = performance.now();
  const ended = await runFiles(new Map(selected.map((file) => [file, compiled.get(file)])), {
    concurrency,
    limitMs: FILE_LIMIT_MS,
  });
  summarise(title, ended, performance.now() - began, { slowest: SLOWEST });
  failed.push(...ended.filter(({ failure }) => failure !== null));
}
for (const { file, failure } of failed) console.log(`\nFAILED  ${file}: ${failure}`);
const passed = failed.length === 0 && interrupted === null;
const took = ((performance.now() - start) / MS_PER_SECOND).toFixed(0);
console.log(
  passed
    ? `\ntest: passed in ${took} s`
    : `\ntest: FAILED${interrupted === null ? "" : `, ended by ${interrupted}`}, after ${took} s; TOWLINE_SEED=${seed} repeats it`,
);
process.exit(passed ? 0 : 1);
