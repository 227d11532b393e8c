import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { canonicalJson } from "../lib/canonical-json.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import { writeAtomic } from "../store/atomic-write.ts";

/** Version of the layout of the file, not of what it describes. */
const FORMAT = 1;

const ENVELOPE = z.strictObject({ format: z.literal(FORMAT), checksum: z.string(), body: z.unknown() });

/**
 * What has to be known of a source to apply what was received from it while it is gone: a JSON value in a file, replaced as a
 * whole, with a checksum.
 */
export class Description {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** What was written last; null when there is nothing, or it is damaged: then the source has to be asked. */
  async read(): Promise<unknown> {
    let text: string;
    try {
      text = await readFile(this.#file, "utf8");
    } catch (cause) {
      if (systemErrorCode(cause) === "ENOENT") return null;
      throw cause;
    }
    const envelope = ENVELOPE.safeParse(parsed(text));
    if (!envelope.success || envelope.data.checksum !== checksum(envelope.data.body)) return null;
    return envelope.data.body;
  }

  async write(body: unknown): Promise<void> {
    await writeAtomic(this.#file, JSON.stringify({ format: FORMAT, checksum: checksum(body), body }));
  }

  async remove(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Damaged: the checksum of nothing does not hold either.
    return null;
  }
}

function checksum(body: unknown): string {
  return createHash("sha256").update(canonicalJson(body)).digest("hex");
}
