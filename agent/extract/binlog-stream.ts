import { randomInt } from "node:crypto";
import type { Socket } from "node:net";
import ZongJi from "@vlasky/zongji";
import { EventType, type StreamedEvent } from "../change/binlog-event.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import type { Spill } from "../change/spill.ts";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import { driverOptions } from "../mysql/driver-options.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { fromLogin } from "../mysql/login-error.ts";
import { isRenewed, loginOf } from "../mysql/renewed-login.ts";
import { fromServer } from "../mysql/server-error.ts";
import { protect } from "../mysql/tls-handshake.ts";
import { EventQueue } from "./event-queue.ts";
import { EventTap } from "./event-tap.ts";

/** An idle source says so this often, milliseconds. */
export const HEARTBEAT_PERIOD_MS = 5_000;
/** Nothing at all for this long means that the peer is gone, even if TCP does not know, milliseconds. */
export const SILENCE_LIMIT_MS = 3 * HEARTBEAT_PERIOD_MS;
/** Server ids of links are drawn from the upper half, where those of servers rarely are. */
const SERVER_ID_LOWEST = 0x8000_0000;
const SERVER_ID_HIGHEST = 0xffff_fffe;

const NANOSECONDS = 1_000_000;

/** The parts of mysql2's connection that the tap needs; they are not in its public types. */
interface TappedConnection {
  sequenceId: number;
  /** Takes what the socket gave. */
  packetParser: { execute(chunk: Buffer): void };
  query(sql: string, callback: (error: Error | null) => void): void;
  readonly stream: { pause(): void; resume(): void; on(event: "close", listener: () => void): void };
}

/** Where the number of a packet is in its header. */
const PACKET_NUMBER_AT = 3;

/**
 * Streams the source's binlog from a GTID set on, as raw events, many at a time. zongji connects, authenticates and sends
 * the dump command; each event's bytes are taken where packets enter and zongji's own decoder, which loses what an exact
 * copy needs, never sees them. Backpressure: while nobody takes events, the socket is paused.
 * @param from transactions that are not sent
 * @param spill takes compressed transactions that are too large for memory; whoever gives it disposes of files that did not come out
 * @throws AgentError CONNECTION_LOST (also after SILENCE_LIMIT_MS without a sign of life), ACCESS_DENIED, EVENT_CORRUPT
 */
export async function* streamBinlog(
  source: Endpoint,
  from: GtidSet,
  spill: Spill,
  signal: AbortSignal,
): AsyncGenerator<readonly StreamedEvent[], void> {
  const used = loginOf(source);
  try {
    return yield* streamAs(source, from, spill, signal);
  } catch (thrown) {
    // A login is refused before the first event, so nothing is sent twice.
    if (!(await isRenewed(source, used, thrown, signal))) throw thrown;
  }
  yield* streamAs(source, from, spill, signal);
}

async function* streamAs(
  source: Endpoint,
  from: GtidSet,
  spill: Spill,
  signal: AbortSignal,
): AsyncGenerator<readonly StreamedEvent[], void> {
  const zongji = new ZongJi({ ...driverOptions(source) });
  let connection: TappedConnection | null = null;
  let heardAt = Date.now();
  const queue = new EventQueue({
    pause: () => connection?.stream.pause(),
    resume: () => {
      heardAt = Date.now();
      connection?.stream.resume();
    },
  });
  const fail = (thrown: unknown): void =>
    queue.end(connection === null ? fromLogin(thrown, source) : fromServer(thrown, source.name));

  const tap = (tapped: TappedConnection): void => {
    const driver = tapped.packetParser;
    const events = new EventTap(
      zongji.useChecksum,
      spill,
      (event) => {
        if (event.type !== EventType.HEARTBEAT && event.type !== EventType.HEARTBEAT_V2) queue.push(event);
      },
      (packet) => {
        // The driver checks the order of packets; it has not seen those taken here.
        tapped.sequenceId = packet[PACKET_NUMBER_AT] as number;
        driver.execute(packet);
      },
    );
    let take = (chunk: Buffer): void => events.push(chunk);
    tapped.packetParser = {
      execute: (chunk) => {
        // A large event is minutes on a slow line: each part of it is a sign of life.
        heardAt = Date.now();
        try {
          take(chunk);
        } catch (error) {
          // Thrown here it would end the process: this is called by the socket.
          fail(error);
          take = () => {};
        }
      },
    };
  };

  zongji.on("error", fail);
  zongji.on("ready", () => {
    const tapped = zongji.connection as unknown as TappedConnection;
    connection = tapped;
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
    for (const each of [zongji.connection, zongji.ctrlConnection]) if (each !== null) protect(each, source);
    for (;;) {
      const events = await queue.take();
      if (events === null || signal.aborted) return;
      yield events;
      heardAt = Date.now();
    }
  } finally {
    clearInterval(watch);
    queue.end(null);
    stop(zongji);
  }
}

/** zongji only ends its connections: one that is paused, or whose peer is gone, would stay open for ever. */
function stop(zongji: ZongJi): void {
  const [dump, control] = [zongji.connection, zongji.ctrlConnection].map(
    (each) => each as unknown as { readonly stream: Socket } | null,
  );
  // By the control connection it ends the session on the source first.
  zongji.once("stopped", () => control?.stream.destroy());
  zongji.stop();
  dump?.stream.destroy();
}

function closed(source: Endpoint): AgentError {
  return new AgentError("CONNECTION_LOST", `instance "${source.name}": the binlog stream was closed`);
}
