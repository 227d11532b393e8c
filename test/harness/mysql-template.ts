import { constants } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "./cache.ts";
import type { MysqldProgram } from "./packages.ts";
import { run } from "./run.ts";

/** As small as the server allows: the redo log is copied with every data directory. */
const TEMPLATE_REDO_LOG = "8M";

/** Options that every start of the program needs, here and in a server. */
export function commonOptions(program: MysqldProgram): readonly string[] {
  // The server refuses to run as root unless it is told to.
  return ["--no-defaults", ...program.options, ...(process.getuid?.() === 0 ? ["--user=root"] : [])];
}

/**
 * Copies an initialised data directory to `folder`. Initialising takes seconds, so one is kept. Every copy has the same
 * TLS certificates; the server's uuid is not among what is copied.
 */
export async function copyTemplate(program: MysqldProgram, folder: string): Promise<void> {
  const template = await cached(`data-${program.version}-v1`, async (partial) => {
    const data = join(partial, "data");
    await run([
      ...program.command,
      ...commonOptions(program),
      "--initialize-insecure",
      `--innodb-redo-log-capacity=${TEMPLATE_REDO_LOG}`,
      `--datadir=${data}`,
    ]);
    await rm(join(data, "auto.cnf"), { force: true });
  });
  await cp(join(template, "data"), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}
