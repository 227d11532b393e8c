import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { AgentError } from "../error.ts";
import type { RowVisitor } from "../mysql/connection.ts";
import { readValue, VALUE_NULL, type ValueCursor } from "../mysql/text-row.ts";

/** What a frame of rows begins with, bytes; it grows to a frame's as rows come. */
const FIRST_CAPACITY = 16 * 1024;
/** A value of so many bytes is copied faster by a call than byte by byte. */
const LONG_VALUE_BYTES = 160;

/**
 * Takes rows of the text protocol and gives them as frames that hold them by column: all values of the first one, each with its
 * length in front, then those of the second. What stands beside each other is then alike, which packs into less.
 */
export class RowColumnsWriter {
  readonly #onFrame: (frame: Buffer, rows: number) => void;
  #rows = Buffer.alloc(0);
  #filled = 0;
  #ends: number[] = [];

  /** @param onFrame is given each frame, and how many rows are in it; it is the taker's */
  constructor(onFrame: (frame: Buffer, rows: number) => void) {
    this.#onFrame = onFrame;
  }

  /** Takes a row. Returns false for one that no frame has room for: it has to go another way, behind a flush. */
  add(bytes: Buffer, start: number, end: number): boolean {
    const length = end - start;
    if (length > FRAME_BYTES_MAX) return false;
    if (this.#filled + length > FRAME_BYTES_MAX) this.flush();
    if (this.#filled + length > this.#rows.length) this.#grow(this.#filled + length);
    this.#filled += bytes.copy(this.#rows, this.#filled, start, end);
    this.#ends.push(this.#filled);
    return true;
  }

  /** Gives what there is as a frame. */
  flush(): void {
    const rows = this.#ends.length;
    if (rows === 0) return;
    const from = this.#rows;
    const frame = Buffer.allocUnsafeSlow(this.#filled);
    // Where the next value of each row begins.
    const at = new Uint32Array(rows);
    for (let row = 1; row < rows; row += 1) at[row] = this.#ends[row - 1] as number;
    const cursor = { start: 0, end: 0 };
    let filled = 0;
    while ((at[0] as number) < (this.#ends[0] as number)) {
      for (let row = 0; row < rows; row += 1) {
        const start = at[row] as number;
        const end = endOf(from, start, cursor);
        filled = copy(from, start, end, frame, filled);
        at[row] = end;
      }
    }
    this.#filled = 0;
    this.#ends = [];
    this.#onFrame(frame, rows);
  }

  #grow(least: number): void {
    const capacity = Math.max(least, Math.min(FRAME_BYTES_MAX, 2 * this.#rows.length), FIRST_CAPACITY);
    const grown = Buffer.allocUnsafeSlow(capacity);
    this.#rows.copy(grown, 0, 0, this.#filled);
    this.#rows = grown;
  }
}

/**
 * Shows the rows of a frame that holds them by column, each as the server sent it.
 * @param rows how many they are, as the other agent says
 * @throws AgentError PEER_INVALID, before any row is shown
 */
export function showColumns(frame: Buffer, rows: number, visit: RowVisitor): void {
  // Each row has a byte at least: this bounds what is allocated.
  if (rows > frame.length) throw invalid(`${rows} rows in ${frame.length} bytes`);
  const starts = startsOf(frame, rows);
  const at = starts.slice(0, rows);
  const bytes = Buffer.allocUnsafeSlow(frame.length);
  const cursor = { start: 0, end: 0 };
  for (let from = 0; from < frame.length; ) {
    for (let row = 0; row < rows; row += 1) {
      const end = endOf(frame, from, cursor);
      at[row] = copy(frame, from, end, bytes, at[row] as number);
      from = end;
    }
  }
  for (let row = 0; row < rows; row += 1) visit(bytes, starts[row] as number, starts[row + 1] as number);
}

/** Where each row begins once its values stand together, and the end of the last. */
function startsOf(frame: Buffer, rows: number): Uint32Array {
  const starts = new Uint32Array(rows + 1);
  const cursor = { start: 0, end: 0 };
  for (let from = 0; from < frame.length; ) {
    for (let row = 1; row <= rows; row += 1) {
      const end = endWithin(frame, from, cursor);
      starts[row] = (starts[row] as number) + end - from;
      from = end;
    }
  }
  for (let row = 1; row <= rows; row += 1) {
    starts[row] = (starts[row] as number) + (starts[row - 1] as number);
  }
  return starts;
}

/** Where a value that begins here ends. Most are short, and of those there are millions. */
function endOf(bytes: Buffer, start: number, cursor: ValueCursor): number {
  const first = bytes[start] as number;
  if (first < VALUE_NULL) return start + 1 + first;
  readValue(bytes, start, cursor);
  return cursor.end;
}

/** As `endOf`, of bytes of which nothing is known yet. */
function endWithin(frame: Buffer, start: number, cursor: ValueCursor): number {
  let end: number;
  try {
    end = endOf(frame, start, cursor);
  } catch {
    throw invalid("a value without a length");
  }
  if (end > frame.length) throw invalid(`a value that ends at ${end} of ${frame.length} bytes`);
  return end;
}

/** @returns where the copy ends */
function copy(from: Buffer, start: number, end: number, to: Buffer, at: number): number {
  if (end - start >= LONG_VALUE_BYTES) return at + from.copy(to, at, start, end);
  let filled = at;
  for (let next = start; next < end; next += 1) to[filled++] = from[next] as number;
  return filled;
}

function invalid(what: string): AgentError {
  return new AgentError("PEER_INVALID", `a frame of rows of the other agent has ${what}`);
}
