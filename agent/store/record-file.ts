import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../lib/canonical-json.ts";

/** What is kept: the folder and the error texts are named after it. */
export type RecordKind = "instance" | "link" | "dr-pair";

/** Version of the file's layout. An agent reads its own and older ones; there is none older yet. */
const RECORD_FORMAT = 1;

/**
 * One record as a file: JSON with `format`, `kind`, `checksum` ("sha256:" and hex, over the canonical JSON of kind and
 * body) and `body`.
 */
export function encodeRecord(kind: RecordKind, body: unknown): string {
  return `${JSON.stringify({ format: RECORD_FORMAT, kind, checksum: checksum(kind, body), body }, null, 2)}\n`;
}

/** The body of a record file. Throws an Error that says in what way the file is damaged. */
export function decodeRecord(kind: RecordKind, text: string): unknown {
  const file = ENVELOPE.safeParse(parseJson(text));
  if (!file.success) throw new Error("it lacks format, kind, checksum or body");
  if (file.data.format !== RECORD_FORMAT) throw new Error(`it has the unknown format ${file.data.format}`);
  if (file.data.kind !== kind) throw new Error(`it holds a record of kind ${file.data.kind}`);
  if (file.data.checksum !== checksum(kind, file.data.body)) throw new Error("its checksum does not match");
  return file.data.body;
}

const ENVELOPE = z.strictObject({
  format: z.int(),
  kind: z.string(),
  checksum: z.string(),
  body: z.record(z.string(), z.unknown()),
});

function checksum(kind: RecordKind, body: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalJson({ kind, body })).digest("hex")}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error("it is not JSON", { cause });
  }
}
