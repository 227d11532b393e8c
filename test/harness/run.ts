import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execFileAsync = promisify(execFile);
/** Output of a command that is kept, bytes; more than any of ours writes. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Runs a program to its end and gives its standard output. Throws with everything it wrote when it fails. */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<string> {
  const [file = "", ...args] = command;
  try {
    const { stdout } = await execFileAsync(file, args, { ...options, maxBuffer: MAX_OUTPUT_BYTES });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
