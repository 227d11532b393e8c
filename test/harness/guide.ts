import { readFileSync } from "node:fs";

/** A fenced block of a page. */
export interface Block {
  /** What stands behind the fence: `sh`, `sql`. */
  readonly language: string;
  readonly lines: readonly string[];
}

const FENCE = /^```(\w*)$/;

/** The fenced blocks of a Markdown page, in order. Throws for one that is not closed. */
export function blocksOf(file: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { language: string; lines: string[] } | null = null;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const fence = FENCE.exec(line);
    if (open === null) {
      if (fence !== null) open = { language: fence[1] ?? "", lines: [] };
    } else if (fence !== null) {
      blocks.push(open);
      open = null;
    } else {
      open.lines.push(line);
    }
  }
  if (open !== null) throw new Error(`${file} has a block that does not end`);
  return blocks;
}
