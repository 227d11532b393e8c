import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import { Secret } from "../lib/secret.ts";
import type { PasswordReference } from "./instance.ts";

/** How long a password program may take, in ms: long enough for a vault across a network, short enough for a restart. */
const EXEC_TIMEOUT_MS = 15_000;

/** Most bytes taken from a file or a program: a password is short, and a wrong path may lead to anything. */
const PASSWORD_BYTES_MAX = 64 * 1024;

/** Looks up a password where the agent runs. Throws SECRET_UNREADABLE naming instance and source, never what it read. */
export async function readPassword(
  instance: string,
  reference: PasswordReference,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Secret> {
  switch (reference.from) {
    case "env": {
      const value = env[reference.variable];
      if (value !== undefined) return new Secret(value);
      throw unreadable(
        instance,
        `the environment variable ${reference.variable} is not set`,
        "Set it in the agent's environment and restart the agent.",
      );
    }
    case "file":
      return new Secret(trimNewline(await readBounded(instance, reference.path)));
    case "exec":
      return new Secret(trimNewline(await runProgram(instance, reference.command, env, signal)));
    default:
      return reference satisfies never;
  }
}

async function readBounded(instance: string, path: string): Promise<string> {
  const buffer = Buffer.alloc(PASSWORD_BYTES_MAX + 1);
  let length = 0;
  try {
    const handle = await open(path, "r");
    try {
      for (;;) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length === buffer.length) break;
      }
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadable(
      instance,
      `the password file ${path} cannot be read (${systemErrorCode(cause)})`,
      "Check the path, and that the agent's account may read it.",
    );
  }
  if (length <= PASSWORD_BYTES_MAX) return buffer.toString("utf8", 0, length);
  throw unreadable(
    instance,
    `the password file ${path} is longer than ${PASSWORD_BYTES_MAX} bytes`,
    "Check the path.",
  );
}

async function runProgram(
  instance: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string> {
  const program = command[0] ?? "";
  const fail = (what: string): AgentError =>
    unreadable(
      instance,
      `the password program ${program} ${what}`,
      "Run it by hand as the agent's account; it must print the password alone.",
    );
  signal.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const child = spawn(program, command.slice(1), { env, shell: false, stdio: ["ignore", "pipe", "pipe"] });
    const output: Buffer[] = [];
    let length = 0;
    let complaint = 0;
    const end = (error: unknown): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", aborted);
      child.kill("SIGKILL");
      reject(error);
    };
    const aborted = (): void => end(signal.reason);
    const timer = setTimeout(() => end(fail(`did not end within ${EXEC_TIMEOUT_MS} ms`)), EXEC_TIMEOUT_MS);
    signal.addEventListener("abort", aborted);
    child.on("error", (cause) => end(fail(`cannot be started (${systemErrorCode(cause)})`)));
    // What a program writes there may hold the secret: only its size is told.
    child.stderr.on("data", (chunk: Buffer) => {
      complaint += chunk.length;
    });
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > PASSWORD_BYTES_MAX) end(fail(`printed more than ${PASSWORD_BYTES_MAX} bytes`));
      else output.push(chunk);
    });
    child.on("close", (status, killedBy) => {
      if (status === 0) {
        clearTimeout(timer);
        signal.removeEventListener("abort", aborted);
        resolve(Buffer.concat(output).toString("utf8"));
        return;
      }
      const how = status === null ? `was ended by ${killedBy}` : `ended with status ${status}`;
      end(fail(`${how} and wrote ${complaint} bytes to its standard error`));
    });
  });
}

function trimNewline(text: string): string {
  return text.replace(/\r?\n$/, "");
}

function unreadable(instance: string, what: string, hint: string): AgentError {
  return new AgentError("SECRET_UNREADABLE", `the password of instance ${instance} cannot be read: ${what}`, {
    hint,
  });
}
