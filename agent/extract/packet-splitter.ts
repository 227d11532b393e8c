/** In front of each packet: three bytes of length, one of its number. */
const HEADER_BYTES = 4;
/** A packet of this length is continued by the next one. Source: MySQL's client/server protocol, "Packets". */
const LENGTH_CONTINUED = 0xff_ffff;

/** Is given the payloads of a connection in one piece, or in several when they come so. */
export interface PayloadSink {
  /** A payload that came whole: it lies in `chunk`, which the socket gave, from `start` to `end`. */
  whole(chunk: Buffer, start: number, end: number): void;
  /** A part of a payload that does not come whole, and where in it; the first has at least one byte. */
  part(bytes: Buffer, at: number): void;
  /** The payload whose parts were given is complete. */
  end(): void;
}

/** Who is to have a payload, by its first byte: `sink`, or the driver with the packet as it came. */
export type PayloadKind = "sink" | "driver";

/**
 * Cuts what comes from a server into packets. The driver would put a packet that comes in parts together in memory, and the
 * packets of a payload of more than 16 MiB once more; a payload that this takes is given on as it comes.
 */
export class PacketSplitter {
  readonly #kindOf: (first: number) => PayloadKind;
  readonly #sink: PayloadSink;
  readonly #driver: (packet: Buffer) => void;
  readonly #header = Buffer.alloc(HEADER_BYTES);
  #headerBytes = 0;
  /** Of the packet that is being read, what has not come yet. */
  #missing = 0;
  /** Of the payload that comes in parts; null between two payloads. */
  #kind: PayloadKind | null = null;
  /** Bytes of it that were given. */
  #given = 0;
  /** Of a packet for the driver. */
  #held: Buffer[] = [];

  constructor(kindOf: (first: number) => PayloadKind, sink: PayloadSink, driver: (packet: Buffer) => void) {
    this.#kindOf = kindOf;
    this.#sink = sink;
    this.#driver = driver;
  }

  /** Takes what the socket gave. */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#headerBytes === 0 && this.#kind === null) {
        const next = this.#wholePackets(chunk, at);
        if (next > at) {
          at = next;
          continue;
        }
      }
      at = this.#headerBytes < HEADER_BYTES ? this.#readHeader(chunk, at) : this.#readPart(chunk, at);
    }
  }

  /** The usual case, without any state: packets that lie in the chunk from end to end. */
  #wholePackets(chunk: Buffer, from: number): number {
    let at = from;
    while (chunk.length - at > HEADER_BYTES) {
      const length = chunk.readUIntLE(at, 3);
      const start = at + HEADER_BYTES;
      const end = start + length;
      if (length === 0 || length === LENGTH_CONTINUED || end > chunk.length) break;
      if (this.#kindOf(chunk[start] as number) === "sink") this.#sink.whole(chunk, start, end);
      else this.#driver(chunk.subarray(at, end));
      at = end;
    }
    return at;
  }

  #readHeader(chunk: Buffer, at: number): number {
    const taken = Math.min(HEADER_BYTES - this.#headerBytes, chunk.length - at);
    chunk.copy(this.#header, this.#headerBytes, at, at + taken);
    this.#headerBytes += taken;
    if (this.#headerBytes === HEADER_BYTES) {
      this.#missing = this.#header.readUIntLE(0, 3);
      this.#held = [Buffer.from(this.#header)];
      if (this.#missing === 0) {
        this.#kind ??= "driver";
        this.#endPacket();
      }
    }
    return at + taken;
  }

  #readPart(chunk: Buffer, at: number): number {
    this.#kind ??= this.#kindOf(chunk[at] as number);
    const end = at + Math.min(this.#missing, chunk.length - at);
    const part = chunk.subarray(at, end);
    this.#missing -= part.length;
    if (this.#kind === "sink") {
      this.#sink.part(part, this.#given);
      this.#given += part.length;
    } else this.#held.push(part);
    if (this.#missing === 0) this.#endPacket();
    return end;
  }

  #endPacket(): void {
    const kind = this.#kind;
    this.#headerBytes = 0;
    const continued = this.#header.readUIntLE(0, 3) === LENGTH_CONTINUED;
    if (!continued) this.#kind = null;
    const held = this.#held;
    this.#held = [];
    if (kind === "driver") this.#driver(Buffer.concat(held));
    else if (!continued) {
      this.#given = 0;
      this.#sink.end();
    }
  }
}
