import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** Where the executables under test are: what `npm run bundle` made, or those of a release. */
export interface Executables {
  /** The agent's. */
  readonly agent: string;
  /** A folder as terraform's filesystem_mirror takes it. */
  readonly mirror: string;
}

/** TOWLINE_RELEASE names the folder that `npm run release` made; without it they are the bundled ones. */
export function executables(env: NodeJS.ProcessEnv = process.env): Executables {
  const release = env["TOWLINE_RELEASE"];
  if (release === undefined) {
    return { agent: join(ROOT, "dist/towline"), mirror: join(ROOT, "dist/mirror") };
  }
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  return { agent: join(release, `bin/linux_${architecture}/towline`), mirror: join(release, "mirror") };
}
