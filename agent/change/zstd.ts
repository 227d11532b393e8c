import { ZSTDDecoder } from "zstddec/stream";
import { AgentError } from "../error.ts";

/**
 * Compressed bytes that the library is given at a time. A frame that is abandoned is decoded to the end of its piece
 * before its memory is given back, so a piece is small.
 */
const PIECE_BYTES = 4 * 1024;
/** What is no larger than this, compressed or not, is decompressed in one call. */
const AT_ONCE_BYTES = 256 * 1024;

/** zstd (RFC 8878) by its reference library, in WebAssembly: Node 20 has none of its own. */
export class Zstd {
  readonly #decoder: ZSTDDecoder;

  private constructor(decoder: ZSTDDecoder) {
    this.#decoder = decoder;
  }

  /** Compiles the library, once in a process; takes some 50 ms then. */
  static async load(): Promise<Zstd> {
    const decoder = new ZSTDDecoder();
    await decoder.init();
    return new Zstd(decoder);
  }

  /**
   * Decompresses part by part, at most 256 KiB each, what comes in parts of any length. Memory is bounded by the frame's window, whatever the frame
   * decompresses to: 2 MiB at zstd's default level, and the library refuses one above 128 MiB.
   * @param compressed bytes that all parts have
   * @param size bytes that are expected, as said by whoever sent them; not trusted
   * @throws AgentError EVENT_CORRUPT for what is not zstd, is cut short, or is not of that size
   */
  *decompress(from: Iterable<Buffer>, compressed: number, size: number): Generator<Buffer, void> {
    const atOnce = size > 0 && size <= AT_ONCE_BYTES && compressed <= AT_ONCE_BYTES;
    // On an error that call gives no bytes at all, which is not what is expected.
    const parts = atOnce ? [asBuffer(this.#decoder.decode(whole(from), size))] : this.#stream(from);
    let total = 0;
    for (const part of parts) {
      total += part.length;
      if (total > size) throw corrupt(`decompresses to more than its ${size} bytes`);
      yield part;
    }
    if (total !== size) throw corrupt(`decompresses to ${total} instead of ${size} bytes`);
  }

  *#stream(from: Iterable<Buffer>): Generator<Buffer, void> {
    const feed = new Feed(from);
    const parts = this.#decoder.decodeStreaming(feed.pieces());
    try {
      yield* progress(parts, feed);
    } finally {
      feed.close();
      exhaust(progress(parts, feed));
    }
  }
}

/** What the library is fed with. It gives its memory back only when it has come to the end of that. */
class Feed {
  readonly #parts: Iterable<Buffer>;
  #state: "open" | "closed" = "open";
  /** How many pieces the library has taken. */
  taken = 0;

  constructor(parts: Iterable<Buffer>) {
    this.#parts = parts;
  }

  *pieces(): Generator<Buffer, void> {
    for (const part of this.#parts) {
      for (let at = 0; at < part.length; at += PIECE_BYTES) {
        if (this.#state === "closed") return;
        this.taken += 1;
        yield part.subarray(at, at + PIECE_BYTES);
      }
    }
  }

  /** There is nothing behind the piece that was taken last. */
  close(): void {
    this.#state = "closed";
  }
}

function whole(parts: Iterable<Buffer>): Buffer {
  const all = [...parts];
  return all.length === 1 ? (all[0] as Buffer) : Buffer.concat(all);
}

/**
 * What comes out of the library until it is done. On an error it goes round for ever, giving nothing and taking nothing;
 * without one it gives nothing only when it is through with a piece.
 */
function* progress(parts: Iterator<Uint8Array>, feed: Feed): Generator<Buffer, void> {
  let quietAt = 0;
  for (;;) {
    const next = advance(parts);
    if (next.done === true) return;
    if (next.value.length > 0) yield asBuffer(next.value);
    else if (quietAt === feed.taken) throw corrupt("is not valid zstd");
    else quietAt = feed.taken;
  }
}

function advance(parts: Iterator<Uint8Array>): IteratorResult<Uint8Array> {
  try {
    return parts.next();
  } catch (cause) {
    // Of where the bytes come from.
    if (cause instanceof AgentError) throw cause;
    throw corrupt("is cut short", cause);
  }
}

function exhaust(parts: Generator<Buffer, void>): void {
  try {
    while (parts.next().done !== true);
  } catch (error) {
    // A frame that was abandoned is cut short, and one that is not valid still is not: neither is news.
    if (!(error instanceof AgentError)) throw error;
  }
}

function asBuffer(part: Uint8Array): Buffer {
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

function corrupt(what: string, cause?: unknown): AgentError {
  return new AgentError("EVENT_CORRUPT", `a compressed transaction ${what}`, { cause });
}
