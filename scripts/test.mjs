// `npm test`: check, unit tests and end-to-end tests, in a bare clone too. `unit` or `e2e` selects one kind of test;
// further arguments are paths, or parts of paths, of the test files to run.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { must, root, setup } from "./setup.mjs";

/** Unit tests are short and many. */
const UNIT_CONCURRENCY = 2;
/** Each end-to-end test has servers of its own, which wait more often than they compute: at two, two cores are idle half of the time. */
const E2E_CONCURRENCY = 3;
/** A file of tests that takes longer hangs and is ended, milliseconds: several times what the longest takes on a slow machine. */
const FILE_LIMIT_MS = 900_000;

const SOURCES = ["agent", "provider", "proto", "bench", "demo", "test"];
const E2E = join("test", "e2e");

function testFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

const [kind, ...wanted] = process.argv.slice(2);
if (kind !== undefined && kind !== "unit" && kind !== "e2e") {
  console.error("usage: node scripts/test.mjs [unit|e2e [FILE...]]");
  process.exit(2);
}
const chosen = (file) => wanted.length === 0 || wanted.some((part) => file.includes(part));
const files = SOURCES.flatMap(testFiles).sort().filter(chosen);

function runTests(title, concurrency, selected) {
  if (selected.length === 0) {
    console.error(`test: there is no ${title} test of that name`);
    process.exit(2);
  }
  console.log(`\n${title} tests: ${selected.length} files`);
  const { status } = spawnSync(
    process.execPath,
    [
      ...[
        "--import",
        "tsx",
        "--test",
        `--test-concurrency=${concurrency}`,
        `--test-timeout=${FILE_LIMIT_MS}`,
      ],
      ...["--test-reporter=spec", ...selected],
    ],
    { cwd: root, stdio: "inherit" },
  );
  return status === 0;
}

setup({ terraform: kind !== "unit" });
if (kind === undefined) must(process.execPath, ["scripts/check.mjs"]);

let passed = true;
if (kind !== "e2e") {
  passed = runTests(
    "unit",
    UNIT_CONCURRENCY,
    files.filter((file) => !file.startsWith(E2E)),
  );
}
if (kind !== "unit") {
  must(process.execPath, ["scripts/bundle.mjs"]);
  // Downloads are made once, before several tests ask for them at the same time.
  must(process.execPath, ["--import", "tsx", "test/harness/prepare.ts"]);
  passed =
    runTests(
      "end-to-end",
      E2E_CONCURRENCY,
      files.filter((file) => file.startsWith(E2E)),
    ) && passed;
}
process.exit(passed ? 0 : 1);
