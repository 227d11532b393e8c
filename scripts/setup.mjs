// Makes a bare clone ready: checks what must be there, and installs the npm packages when they are missing or out of date.
// Plain node and no packages: it runs before there are any.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const NODE_MAJOR = 20;
const NODE_MINOR = 19;

function fail(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}

/** Whether `program` runs; programs that must be there are asked for their version. */
function runs(program, args) {
  const { status } = spawnSync(program, args, {
    stdio: "ignore",
    // A preset configuration may name a file that is not there.
    env: { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null", CHECKPOINT_DISABLE: "1" },
  });
  return status === 0;
}

function packagesAreCurrent() {
  const installed = join(root, "node_modules/.package-lock.json");
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs
  );
}

function npm(command, stdio, ...options) {
  const args = [command, "--no-audit", "--no-fund", ...options];
  return spawnSync("npm", args, { cwd: root, stdio }).status === 0;
}

/** Runs a program with this terminal, and ends with its exit status when that is not 0. */
export function must(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error !== undefined) fail(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {{ terraform?: boolean }} needs whether terraform must be there */
export function setup({ terraform = true } = {}) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < NODE_MAJOR || (major === NODE_MAJOR && minor < NODE_MINOR)) {
    fail(`Node ${NODE_MAJOR}.${NODE_MINOR} or newer is needed, and this is ${process.versions.node}`);
  }
  if (terraform && !runs("terraform", ["version"])) {
    fail("terraform is not on PATH: install it from https://developer.hashicorp.com/terraform/install");
  }
  if (packagesAreCurrent()) return;
  console.log("setup: installing the npm packages");
  if (npm("ci", "ignore")) return;
  // `npm ci` also wants the packages of other platforms to be in the lock file, which it cannot hold when it was written
  // where a registry lacks them. An install takes the versions of the lock file as well, and leaves the file as it is.
  if (!npm("install", "inherit", "--no-save"))
    fail("npm could not install the packages; its own words are above");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setup();
  console.log("setup: ready");
}
