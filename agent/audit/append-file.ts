import { open } from "node:fs/promises";

/** Read and written by the agent's account alone. */
const FILE_MODE = 0o600;

const NEWLINE = 0x0a;

/** A file that only grows. */
export interface AppendFile {
  /** Its length when it was opened, in bytes. */
  readonly size: number;
  /** Whether it ended, when it was opened, within a line: a write was cut off. */
  readonly endsWithinLine: boolean;
  /** Writes all of `bytes`; rejects as the system does, with a part of them written perhaps. */
  append(bytes: Buffer): Promise<void>;
  /** Has what was written outlive a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file to append to, made with mode 0600. */
export async function openAppendFile(path: string): Promise<AppendFile> {
  const handle = await open(path, "a+", FILE_MODE);
  try {
    // Also one that was there before, with whatever mode.
    await handle.chmod(FILE_MODE);
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    return {
      size,
      endsWithinLine: size > 0 && last[0] !== NEWLINE,
      append: (bytes) => handle.appendFile(bytes),
      sync: () => handle.datasync(),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
