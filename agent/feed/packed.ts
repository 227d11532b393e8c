import {
  type BrotliCompress,
  type BrotliDecompress,
  constants,
  createBrotliCompress,
  createBrotliDecompress,
} from "node:zlib";
import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { AgentError } from "../error.ts";

/**
 * How events and rows are packed: one brotli stream for a call. Of what Node has this leaves least of raw binlog events, in small frames
 * as well as in large ones; the first quality, and deflate, keep nothing, or little, from one frame to the next.
 */
const QUALITY = 2;
/** 1 MiB, as a power of two: what a stream keeps of what it has sent. */
const WINDOW_BITS = 20;

/** One brotli stream (RFC 7932), flushed behind each frame: what was sent before is the dictionary of what follows. */
export class Pack implements Disposable {
  readonly #stream: BrotliCompress;
  #parts: Buffer[] = [];

  constructor() {
    this.#stream = createBrotliCompress({
      chunkSize: FRAME_BYTES_MAX,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      },
    });
    this.#stream.on("data", (part: Buffer) => this.#parts.push(part));
  }

  /** One frame, packed. One at a time. */
  async frame(bytes: Buffer): Promise<Buffer> {
    await new Promise<void>((resolve, reject) => {
      this.#stream.once("error", reject);
      this.#stream.write(bytes);
      this.#stream.flush(constants.BROTLI_OPERATION_FLUSH, () => {
        this.#stream.off("error", reject);
        resolve();
      });
    });
    return joined(this.#parts.splice(0));
  }

  [Symbol.dispose](): void {
    this.#stream.destroy();
  }
}

/** What `Pack` made, as it was. */
export class Unpack implements Disposable {
  readonly #stream: BrotliDecompress;
  readonly #parts: Buffer[] = [];
  #bytes = 0;
  #expected = 0;
  #failure: AgentError | null = null;
  #fail: (error: AgentError) => void = () => {};

  constructor() {
    this.#stream = createBrotliDecompress({ chunkSize: FRAME_BYTES_MAX });
    this.#stream.on("data", (part: Buffer) => {
      this.#bytes += part.length;
      if (this.#bytes <= this.#expected) this.#parts.push(part);
      // A frame may unfold to a thousand times its bytes, which nobody has room for.
      else this.#stream.destroy(invalid(`has more than ${this.#expected} bytes, which it says it has`));
    });
    this.#stream.on("error", (error) => {
      this.#failure ??= error instanceof AgentError ? error : invalid(`cannot be unpacked: ${error.message}`);
      this.#fail(this.#failure);
    });
  }

  /**
   * The bytes of one frame. One at a time.
   * @param size how many they are, as they say
   * @throws AgentError PEER_INVALID
   */
  async frame(packed: Uint8Array, size: number): Promise<Buffer> {
    if (this.#failure !== null) throw this.#failure;
    if (size === 0 || size > FRAME_BYTES_MAX) throw invalid(`says that it has ${size} bytes`);
    this.#expected = size;
    this.#bytes = 0;
    await new Promise<void>((resolve, reject) => {
      this.#fail = reject;
      this.#stream.write(packed, (error) => {
        if (error == null) resolve();
        // Behind the end of a brotli stream nothing is taken, and no error is told to the listener.
        else reject(this.#failure ?? invalid("comes behind the end of what is packed"));
      });
    });
    const bytes = joined(this.#parts.splice(0));
    if (bytes.length !== size) throw invalid(`has ${bytes.length} bytes and says ${size}`);
    return bytes;
  }

  [Symbol.dispose](): void {
    this.#stream.destroy();
  }
}

function joined(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}

function invalid(what: string): AgentError {
  return new AgentError("PEER_INVALID", `a frame of the other agent ${what}`);
}
