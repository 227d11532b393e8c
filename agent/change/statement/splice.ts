import type { Range } from "./statement.ts";

/** Bytes to put in the place of others. */
export interface Edit {
  readonly at: Range;
  readonly bytes: string;
}

/** Puts new bytes into a statement and leaves all others as they are. Edits must not overlap. */
export function splice(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.at.start - b.at.start);
  let result = "";
  let done = 0;
  for (const { at, bytes } of ordered) {
    if (at.start < done) throw new Error("edits of a statement overlap");
    result += text.slice(done, at.start) + bytes;
    done = at.end;
  }
  return result + text.slice(done);
}
