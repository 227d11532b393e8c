import { randomBytes } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where downloads and prepared data directories are kept: TOWLINE_CACHE, else the user's cache folder, so that a second
 * clone on the same machine finds what the first one fetched; else, without a writable home, the checkout.
 */
export async function cacheFolder(): Promise<string> {
  const asked = process.env["TOWLINE_CACHE"];
  if (asked !== undefined && asked !== "") return made(asked);
  try {
    return await made(join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "towline"));
  } catch {
    // No home to write to: the checkout's own cache folder, ignored by git, does as well.
    return made(join(import.meta.dirname, "../../.cache"));
  }
}

async function made(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * The cached folder called `name`, made by `fill` when it is not there yet. Safe against a crash and against another
 * process that makes it at the same time: each fills a folder of its own, and the first to rename it wins.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const final = join(await cacheFolder(), name);
  if (await exists(final)) return final;
  const partial = `${final}.partial-${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(partial, { recursive: true });
    await fill(partial);
    await rename(partial, final);
  } catch (error) {
    // Another process was first: its folder holds the same.
    if (!(await exists(final))) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return final;
}

/** Whether there is something at `path`. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    // Not there, or not readable: either way it cannot be used.
    () => false,
  );
}
