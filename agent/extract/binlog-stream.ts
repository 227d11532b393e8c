import { randomInt } from "node:crypto";
import ZongJi from "@vlasky/zongji";
import { EventType, frameEvent, type RawEvent } from "../change/binlog-event.ts";
import { readChecksumAlgorithm } from "../change/format-description.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import { driverOptions } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { fromServer } from "../mysql/server-error.ts";
import { EventQueue } from "./event-queue.ts";

/** An idle source says so this often, milliseconds. */
export const HEARTBEAT_PERIOD_MS = 5_000;
/** Nothing at all for this long means that the peer is gone, even if TCP does not know, milliseconds. */
export const SILENCE_LIMIT_MS = 3 * HEARTBEAT_PERIOD_MS;
/** Server ids of links are drawn from the upper half, where those of servers rarely are. */
const SERVER_ID_LOWEST = 0x8000_0000;
const SERVER_ID_HIGHEST = 0xffff_fffe;

const NANOSECONDS = 1_000_000;

/** First byte of a packet that carries an event; others are an error or the end. */
const PACKET_EVENT = 0x00;

/** The parts of mysql2's connection that the tap needs; they are not in its public types. */
interface DriverPacket {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly end: number;
  readonly sequenceId: number;
}
interface TappedConnection {
  sequenceId: number;
  handlePacket(packet?: DriverPacket): void;
  query(sql: string, callback: (error: Error | null) => void): void;
  readonly stream: { pause(): void; resume(): void; on(event: "close", listener: () => void): void };
}

/**
 * Streams the source's binlog from a GTID set on, as raw events, many at a time. zongji connects, authenticates and sends
 * the dump command; each event's bytes are taken where packets enter and zongji's own decoder, which loses what an exact
 * copy needs, never sees them. Backpressure: while nobody takes events, the socket is paused.
 * @param from transactions that are not sent
 * @throws AgentError CONNECTION_LOST (also after SILENCE_LIMIT_MS without a sign of life), ACCESS_DENIED, EVENT_CORRUPT
 */
export async function* streamBinlog(
  source: Endpoint,
  from: GtidSet,
  signal: AbortSignal,
): AsyncGenerator<readonly RawEvent[], void> {
  const zongji = new ZongJi({ ...driverOptions(source) });
  let connection: TappedConnection | null = null;
  let checksums = false;
  let heardAt = Date.now();
  const queue = new EventQueue({
    pause: () => connection?.stream.pause(),
    resume: () => {
      heardAt = Date.now();
      connection?.stream.resume();
    },
  });
  const fail = (thrown: unknown): void => queue.end(fromServer(thrown, source.name));

  const receive = (bytes: Buffer): void => {
    heardAt = Date.now();
    const type = bytes[4];
    if (type === EventType.FORMAT_DESCRIPTION) checksums = readChecksumAlgorithm(bytes);
    // Made-up events before the first format description (the rotate) follow the checksum asked for by the session.
    const event = frameEvent(bytes, type === EventType.FORMAT_DESCRIPTION || checksums);
    if (type !== EventType.HEARTBEAT && type !== EventType.HEARTBEAT_V2) queue.push(event);
  };

  const tap = (tapped: TappedConnection): void => {
    const original = tapped.handlePacket.bind(tapped);
    tapped.handlePacket = (packet) => {
      if (packet !== undefined && packet.buffer[packet.offset] === PACKET_EVENT) {
        try {
          receive(packet.buffer.subarray(packet.offset + 1, packet.end));
        } catch (error) {
          fail(error);
        }
        return;
      }
      // The driver checks the order of packets; it has not seen those taken here.
      if (packet !== undefined) tapped.sequenceId = packet.sequenceId;
      original(packet);
    };
  };

  zongji.on("error", fail);
  zongji.on("ready", () => {
    const tapped = zongji.connection as unknown as TappedConnection;
    connection = tapped;
    checksums = zongji.useChecksum;
    const period = HEARTBEAT_PERIOD_MS * NANOSECONDS;
    // Sent before the dump command, which zongji queues when this handler returns. Servers read one or the other name.
    tapped.query(
      `SET @source_heartbeat_period = ${period}, @master_heartbeat_period = ${period}`,
      (error) => {
        if (error !== null) fail(error);
        else tap(tapped);
      },
    );
    tapped.stream.on("close", () => fail(closed(source)));
  });

  const watch = setInterval(() => {
    if (!queue.holds && Date.now() - heardAt > SILENCE_LIMIT_MS) {
      queue.end(
        new AgentError("CONNECTION_LOST", `instance "${source.name}": silent for ${SILENCE_LIMIT_MS} ms`),
      );
    }
  }, HEARTBEAT_PERIOD_MS);
  using _abort = onAbort(signal, () => queue.end(null));
  try {
    zongji.start({
      gtidSet: from.toString(),
      serverId: randomInt(SERVER_ID_LOWEST, SERVER_ID_HIGHEST),
      includeEvents: ["rotate"],
    });
    for (;;) {
      const events = await queue.take();
      if (events === null || signal.aborted) return;
      yield events;
      heardAt = Date.now();
    }
  } finally {
    clearInterval(watch);
    queue.end(null);
    zongji.stop();
  }
}

function closed(source: Endpoint): AgentError {
  return new AgentError("CONNECTION_LOST", `instance "${source.name}": the binlog stream was closed`);
}
