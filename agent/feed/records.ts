import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { AgentError } from "../error.ts";

/** In front of each record: its length, little-endian. */
const LENGTH_BYTES = 4;
/** A row or an event is at most as long as max_allowed_packet may be, 1 GiB, and what goes around it. */
const RECORD_BYTES_MAX = 1024 * 1024 * 1024 + 64 * 1024;

/** Writes records (rows or events) one behind the other and cuts them into frames, wherever that falls. */
export class RecordWriter {
  readonly #onFrame: (frame: Buffer) => void;
  #frame = Buffer.allocUnsafeSlow(FRAME_BYTES_MAX);
  #filled = 0;

  /** @param onFrame is given each frame that is full; it is the taker's */
  constructor(onFrame: (frame: Buffer) => void) {
    this.#onFrame = onFrame;
  }

  /** Begins a record of so many bytes; they are added next. */
  begin(length: number): void {
    if (this.#filled + LENGTH_BYTES <= FRAME_BYTES_MAX) {
      this.#filled = this.#frame.writeUInt32LE(length, this.#filled);
      if (this.#filled === FRAME_BYTES_MAX) this.flush();
      return;
    }
    const head = Buffer.allocUnsafe(LENGTH_BYTES);
    head.writeUInt32LE(length);
    this.add(head, 0, LENGTH_BYTES);
  }

  add(bytes: Buffer, start: number, end: number): void {
    for (let at = start; at < end; ) {
      const taken = bytes.copy(this.#frame, this.#filled, at, end);
      at += taken;
      this.#filled += taken;
      if (this.#filled === FRAME_BYTES_MAX) this.flush();
    }
  }

  /** Gives what there is as a frame. */
  flush(): void {
    if (this.#filled === 0) return;
    const frame = this.#frame.subarray(0, this.#filled);
    // A small one is copied: what waits to be sent is then as large as it says.
    const small = this.#filled < FRAME_BYTES_MAX / 2;
    this.#onFrame(small ? Buffer.from(frame) : frame);
    if (!small) this.#frame = Buffer.allocUnsafeSlow(FRAME_BYTES_MAX);
    this.#filled = 0;
  }
}

/** Where the records of a `RecordReader` go. */
export interface RecordSink {
  /** A record that lies in a frame as a whole. */
  whole(bytes: Buffer, start: number, end: number): void;
  /** One of this length comes in parts. */
  begin(length: number): void;
  part(bytes: Buffer, start: number, end: number): void;
  end(): void;
}

/** Finds the records in frames. */
export class RecordReader {
  readonly #sink: RecordSink;
  readonly #head = Buffer.alloc(LENGTH_BYTES);
  #headBytes = 0;
  /** Bytes of the record under way that have yet to come. */
  #missing = 0;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  /** Whether all that was begun has ended. */
  get isBetweenRecords(): boolean {
    return this.#headBytes === 0 && this.#missing === 0;
  }

  /** @throws AgentError PEER_INVALID */
  push(frame: Buffer): void {
    let at = 0;
    while (at < frame.length) {
      if (this.#missing > 0) at = this.#goOn(frame, at);
      else if (this.#headBytes === 0 && at + LENGTH_BYTES <= frame.length) {
        at = this.#begin(frame, at + LENGTH_BYTES, frame.readUInt32LE(at));
      } else {
        const taken = frame.copy(this.#head, this.#headBytes, at, at + LENGTH_BYTES - this.#headBytes);
        at += taken;
        this.#headBytes += taken;
        if (this.#headBytes === LENGTH_BYTES) {
          this.#headBytes = 0;
          at = this.#begin(frame, at, this.#head.readUInt32LE());
        }
      }
    }
  }

  #begin(frame: Buffer, at: number, length: number): number {
    if (length === 0 || length > RECORD_BYTES_MAX)
      throw new AgentError("PEER_INVALID", `the other agent sent a record of ${length} bytes`);
    const end = at + length;
    if (end <= frame.length) {
      this.#sink.whole(frame, at, end);
      return end;
    }
    this.#sink.begin(length);
    this.#missing = length;
    return this.#goOn(frame, at);
  }

  #goOn(frame: Buffer, at: number): number {
    const end = Math.min(frame.length, at + this.#missing);
    if (end > at) this.#sink.part(frame, at, end);
    this.#missing -= end - at;
    if (this.#missing === 0) this.#sink.end();
    return end;
  }
}
