// Everything that can be said of the code without running it. Goes through all steps, prints each one's name and time, and
// exits with 1 if any failed; the output of those that passed is left out.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (tool) => `node_modules/.bin/${tool}`;

const STEPS = [
  ["format and import order", bin("biome"), ["check", "--error-on-warnings"]],
  ["lint and import boundaries", bin("oxlint"), ["--type-aware", "--deny-warnings"]],
  ["types", bin("tsc"), ["--noEmit"]],
  ["generated code", process.execPath, ["scripts/generate.mjs", "--check"]],
  ["registry pages", process.execPath, ["--import", "tsx", "scripts/registry-docs/main.ts", "--check"]],
  ["unused code and dependencies", bin("knip"), ["--no-progress"]],
];

const MS_PER_SECOND = 1000;
const failed = [];
for (const [name, command, args] of STEPS) {
  const start = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  const seconds = ((performance.now() - start) / MS_PER_SECOND).toFixed(1);
  const passed = error === undefined && status === 0;
  if (!passed) {
    process.stdout.write(`${stdout ?? ""}${stderr ?? ""}${error === undefined ? "" : `${error.message}\n`}`);
    failed.push(name);
  }
  console.log(`${passed ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
}
if (failed.length > 0) {
  console.log(`\ncheck failed: ${failed.join(", ")}`);
  process.exit(1);
}
