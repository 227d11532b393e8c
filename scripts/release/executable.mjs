// Makes a single-file executable: the Node of an architecture with a bundle, and its code cache, inside.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../setup.mjs";
import { injector, nodeRuntime } from "./node-runtime.mjs";

/** Where Node looks for a program in itself; Node's documentation fixes both. */
const RESOURCE = "NODE_SEA_BLOB";
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** Terraform's name of the architecture that this machine runs. */
export const OWN_ARCHITECTURE = { x64: "amd64", arm64: "arm64" }[process.arch];

const SCRIPTS = join(root, "scripts/release");

/** A bundle as it goes in: `#!` is for a file that the shell starts. */
function withoutShebang(text) {
  return text.startsWith("#!") ? text.slice(text.indexOf("\n") + 1) : text;
}

/**
 * @param {{ bundle: string, architecture: string, work: string, executable: string }} paths the bundle, and where the executable goes;
 *   `work` is a folder for what is made on the way
 */
export async function makeExecutable({ bundle, architecture, work, executable }) {
  mkdirSync(work, { recursive: true });
  mkdirSync(dirname(executable), { recursive: true });
  const local = (name) => join(work, name);
  writeFileSync(local("bundle.cjs"), withoutShebang(readFileSync(bundle, "latin1")), "latin1");
  // V8's cache is of one architecture, and only a run makes it: for another one the bundle is compiled at each start.
  writeFileSync(local("cache"), "");
  const own = nodeRuntime(OWN_ARCHITECTURE).executable;
  if (architecture === OWN_ARCHITECTURE) {
    // A run without arguments ends with an exit code of its own.
    spawnSync(own, [join(SCRIPTS, "make-code-cache.cjs"), local("bundle.cjs"), local("cache")], { env: {} });
    if (statSync(local("cache")).size === 0) throw new Error(`${bundle} made no code cache`);
  }
  copyFileSync(join(SCRIPTS, "sea-main.cjs"), local("main.cjs"));
  const configuration = {
    // Relative: paths are part of what is made, and must not tell where that was.
    main: "main.cjs",
    output: "blob",
    disableExperimentalSEAWarning: true,
    assets: { bundle: "bundle.cjs", cache: "cache" },
  };
  writeFileSync(local("sea.json"), JSON.stringify(configuration));
  // One version of Node reads what another architecture's wrote.
  execFileSync(own, ["--experimental-sea-config", "sea.json"], { cwd: work, stdio: "ignore", env: {} });
  copyFileSync(nodeRuntime(architecture).executable, executable);
  chmodSync(executable, 0o755);
  const inject = await injector();
  await inject(executable, RESOURCE, readFileSync(local("blob")), { sentinelFuse: FUSE });
}
