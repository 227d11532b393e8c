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

/** An initialised data directory: making one takes seconds, so it is kept. The server's uuid is not in it. */
export async function prepareDataDirectory(program: MysqldProgram): Promise<string> {
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
  return join(template, "data");
}

/** Copies an initialised data directory to `folder`. Every copy has the same TLS certificates. */
export async function copyTemplate(program: MysqldProgram, folder: string): Promise<void> {
  await cp(await prepareDataDirectory(program), folder, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
  });
}
