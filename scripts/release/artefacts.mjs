// Names and places of what a release consists of.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";

export const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

export const RELEASE = join(root, "dist/release");
export const at = (...parts) => join(RELEASE, ...parts);

const PROVIDER = `terraform-provider-towline_${version}`;

/** As the registry wants it; also the folder layout that `filesystem_mirror` takes packed. */
export const providerZip = (architecture) => at(`${PROVIDER}_linux_${architecture}.zip`);
export const providerManifest = at(`${PROVIDER}_manifest.json`);
export const providerSums = at(`${PROVIDER}_SHA256SUMS`);
export const agentZip = (architecture) => at(`towline_${version}_linux_${architecture}.zip`);
export const npmPackage = at(`towline-${version}.tgz`);
export const agentSums = at(`towline_${version}_SHA256SUMS`);
/** For the container image, and for whoever wants no archive. */
export const executable = (architecture, name) => at("bin", `linux_${architecture}`, name);
export const PROVIDER_EXECUTABLE = `terraform-provider-towline_v${version}`;
export const AGENT_EXECUTABLE = "towline";
export const MIRROR = at("mirror");
