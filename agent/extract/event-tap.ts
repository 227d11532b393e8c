import { EventType, frameEvent, type StreamedEvent } from "../change/binlog-event.ts";
import { readChecksumAlgorithm } from "../change/format-description.ts";
import type { Spill } from "../change/spill.ts";
import { EventAssembler } from "./event-assembler.ts";
import { PacketSplitter } from "./packet-splitter.ts";

/** First byte of a payload that carries an event; others are an error or the end. */
const PAYLOAD_EVENT = 0x00;
const TYPE_AT = 4;
/** No event has it. */
const NO_TYPE = -1;

/** Takes the events out of what a server sends after the dump command; the rest is for the driver. */
export class EventTap {
  readonly #assembler: EventAssembler;
  readonly #splitter: PacketSplitter;
  readonly #onEvent: (event: StreamedEvent) => void;
  #checksums: boolean;

  /**
   * @param checksums whether events carry a CRC32 checksum until the first format description says so
   * @param spill takes compressed transactions that are too large for memory
   * @param driver is given packets that carry no event
   */
  constructor(
    checksums: boolean,
    spill: Spill,
    onEvent: (event: StreamedEvent) => void,
    driver: (packet: Buffer) => void,
  ) {
    this.#checksums = checksums;
    this.#onEvent = onEvent;
    this.#assembler = new EventAssembler(spill, (type) => this.#hasChecksum(type));
    this.#splitter = new PacketSplitter(
      (first) => (first === PAYLOAD_EVENT ? "sink" : "driver"),
      {
        whole: (chunk, start, end) => this.#take(chunk, start + 1, end),
        part: (bytes, at) => this.#assembler.add(at === 0 ? bytes.subarray(1) : bytes),
        end: () => {
          const event = this.#assembler.end();
          if (Buffer.isBuffer(event)) this.#take(event, 0, event.length);
          else this.#onEvent(event);
        },
      },
      driver,
    );
  }

  /**
   * Takes what the socket gave. After an error nothing more may be given.
   * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED, SPILL_FAILED
   */
  push(chunk: Buffer): void {
    this.#splitter.push(chunk);
  }

  #take(packet: Buffer, start: number, end: number): void {
    // What is too short for a type is refused by framing; what lies behind it belongs to the next packet.
    const type = end - start > TYPE_AT ? (packet[start + TYPE_AT] as number) : NO_TYPE;
    if (type === EventType.FORMAT_DESCRIPTION)
      this.#checksums = readChecksumAlgorithm(packet.subarray(start, end));
    this.#onEvent(frameEvent(packet, this.#hasChecksum(type), start, end));
  }

  /** Of a format description the checksum is a part of its form. */
  #hasChecksum(type: number): boolean {
    return type === EventType.FORMAT_DESCRIPTION || this.#checksums;
  }
}
