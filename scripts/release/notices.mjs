// The licences of what is inside the executables: their texts have to come with them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../setup.mjs";

/** A file of a package, as esbuild names it: the innermost package it is in. */
const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i;

/** The folders of packages that the bundles hold code of. */
async function bundledPackages(entries) {
  const { metafile } = await build({
    entryPoints: entries.map((entry) => join(root, entry)),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["@grpc/proto-loader"],
    outdir: join(root, "dist/notices"),
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const folders = Object.keys(metafile.inputs).flatMap((input) => PACKAGE.exec(input)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * @param {readonly string[]} entries first source files of the executables
 * @param {string | null} nodeLicence its own licence, where Node is inside as well
 */
export async function notices(entries, nodeLicence) {
  const parts = [];
  for (const folder of await bundledPackages(entries)) {
    const at = join(root, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
    const files = readdirSync(at).filter((file) => LICENCE_FILE.test(file));
    const texts = files.map((file) => readFileSync(join(at, file), "utf8").trim());
    // Some packages have it as a name alone.
    if (license === undefined) throw new Error(`${name} ${version} names no licence`);
    parts.push([`${name} ${version} (${license})`, ...texts].join("\n\n"));
  }
  if (nodeLicence !== null) {
    parts.push(`Node.js\n\n${readFileSync(nodeLicence, "utf8").trim()}`);
  }
  return `${parts.join(`\n\n${"-".repeat(79)}\n\n`)}\n`;
}
