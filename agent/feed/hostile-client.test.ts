import assert from "node:assert/strict";
import { once } from "node:events";
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect as connectHttp2,
  type Settings,
} from "node:http2";
import { connect as connectTcp, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { Client, type ClientDuplexStream, credentials, status } from "@grpc/grpc-js";
import { REQUEST_BYTES_MAX } from "../../proto/control-service.ts";
import type { ClientTls } from "../../proto/dial.ts";
import { FeedService, FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { EndlessSource } from "../../test/harness/endless-source.ts";
import { GuardedFeed } from "../../test/harness/guarded-feed.ts";
import { Random, seedFrom } from "../../test/harness/random.ts";
import { eventually, PATIENCE_MS } from "../../test/harness/wait.ts";
import { GtidSet } from "../change/gtid-set.ts";
import { STRANGE_CONNECTIONS_MAX } from "../control/limits.ts";

// A client whose certificate is good, and what it does is not, beside a link of another peer that is fed all the while.

const seed = seedFrom(process.env);
const random = new Random(seed);
const spill = { memoryBytes: 1 << 30, open: () => assert.fail("nothing is held in files") };
const ignored = (): void => {};
const EVENT_BYTES = 4 * 1024;
/** Events that the good link gets before it counts as going on. */
const SOME = 20;
/** For what the requests of a peer take together. */
const REQUEST_ROOM_BYTES = 4 * 1024 * 1024;
const HELLO = { instance: "victim", link: "hostile", credit: 1 };

let feed: GuardedFeed;
let hostile: ClientTls;
/** What the hostile client reads. */
let victim: EndlessSource;
/** What has come of the healthy link, and what ended it. */
const healthy: { events: number; over: unknown } = { events: 0, over: null };
const stop = new AbortController();
let reading: Promise<void>;

before(async () => {
  feed = await GuardedFeed.start({ good: "peer", hostile: "peer" }, REQUEST_ROOM_BYTES);
  hostile = await feed.clientTls("hostile");
  victim = new EndlessSource("victim", 64 * 1024);
  feed.sources.set("victim", victim);
  feed.sources.set("well", new EndlessSource("well", EVENT_BYTES));
  const peer = feed.peer(await feed.clientTls("good"));
  reading = readOn(peer).finally(() => peer[Symbol.dispose]());
});

after(async () => {
  stop.abort();
  await reading;
  await feed[Symbol.asyncDispose]();
});

/** Reads the healthy source: each event has to be the one behind the one before. */
async function readOn(peer: ReturnType<GuardedFeed["peer"]>): Promise<void> {
  try {
    const source = feed.source("well", peer, "healthy");
    const from = { from: GtidSet.empty, chosen: null, spill };
    for await (const events of source.binlog(from, stop.signal)) {
      for (const event of events) {
        healthy.events += 1;
        assert.equal(event.timestamp, healthy.events);
      }
      // It takes turns with what the test does.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } catch (error) {
    healthy.over = error;
  }
}

async function healthyGoesOn(): Promise<void> {
  const goal = healthy.events + SOME;
  const there = () => {
    if (healthy.over !== null) throw healthy.over;
    return healthy.events >= goal;
  };
  await eventually(there, { what: "the healthy link is fed", within: PATIENCE_MS });
}

/** No call of the hostile client is left, and nothing that was held for one. */
async function allIsReleased(): Promise<void> {
  const released = () => feed.room.heldFor("hostile") === 0 && feed.feeds.callsOf("victim") === 0;
  await eventually(released, { what: "nothing of the hostile client is left", within: PATIENCE_MS });
}

const port = (): number => Number(feed.address.split(":").at(-1));

async function tcp(): Promise<Socket> {
  const socket = connectTcp(port(), "127.0.0.1").on("error", ignored).resume();
  await once(socket, "connect");
  return socket;
}

async function http2(settings: Settings = {}): Promise<ClientHttp2Session> {
  const options = { ...hostile, settings, maxSendHeaderBlockLength: 8 << 20 };
  const session = connectHttp2(`https://localhost:${port()}`, options);
  session.on("error", ignored);
  await once(session, "connect");
  return session;
}

const CALL = { ":method": "POST", "content-type": "application/grpc", te: "trailers" };

function begin(session: ClientHttp2Session, path: string, headers: object = {}): ClientHttp2Stream {
  return session.request({ ":path": path, ...CALL, ...headers }).on("error", ignored);
}

/** A message as gRPC frames it. */
function framed(message: Buffer, length = message.length): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(length, 1);
  return Buffer.concat([prefix, message]);
}

/** Calls the feed with requests of any bytes. */
class Raw implements Disposable {
  readonly #calls: ClientDuplexStream<Buffer, Buffer>[] = [];
  readonly #client = new Client(
    `localhost:${port()}`,
    credentials.createSsl(hostile.ca, hostile.key, hostile.cert),
  );

  call(rpc: keyof typeof FeedService): ClientDuplexStream<Buffer, Buffer> {
    const same = (bytes: Buffer): Buffer => bytes;
    const call = this.#client.makeBidiStreamRequest(FeedService[rpc].path, same, same).on("error", ignored);
    this.#calls.push(call);
    return call;
  }

  [Symbol.dispose](): void {
    for (const call of this.#calls) call.cancel();
    this.#client.close();
  }
}

const readRequest = FeedService.read.requestSerialize;
const binlogRequest = FeedService.binlog.requestSerialize;
const statement = (sql: string) => readRequest({ statement: { sql: Buffer.from(sql), rows: false } });

/** Waits for the end of a call. */
function ended(call: ClientDuplexStream<Buffer, Buffer>): Promise<number> {
  call.resume();
  return new Promise((resolve) => call.once("status", ({ code }: { code: number }) => resolve(code)));
}

test(`the seed is ${seed}; TOWLINE_SEED=${seed} repeats it`, () => {});

test("100 connections: bytes of no meaning, half a TLS handshake, nothing at all", async () => {
  // What a TLS client says first, up to anywhere within.
  const hello = Buffer.concat([Buffer.from("16030100c8010000c40303", "hex"), random.bytes(193)]);
  const sockets: Socket[] = [];
  for (let n = 0; n < 100; n += 1) {
    const socket = await tcp();
    if (n % 3 === 0) socket.write(random.bytes(random.int(1, 4_096)));
    if (n % 3 === 1) socket.write(hello.subarray(0, random.int(1, hello.length)));
    sockets.push(socket);
  }
  await healthyGoesOn();
  assert.ok(feed.connections.size <= STRANGE_CONNECTIONS_MAX + 1, `${feed.connections.size} connections`);
  for (const socket of sockets) socket.destroy();
  await allIsReleased();
});

test("headers that are too large, too many, or promise a message without an end", async () => {
  const session = await http2();
  const { path } = FeedService.read;
  begin(session, path, { "x-large": "x".repeat(1 << 20) });
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`x-${n}`, "y"]));
  const third = await http2();
  begin(third, path, many);
  await healthyGoesOn();
  const other = await http2();
  const endless = begin(other, path);
  endless.write(framed(Buffer.alloc(0), 0xffff_ffff));
  const [headers] = (await once(endless, "response")) as [Record<string, string>];
  assert.equal(Number(headers["grpc-status"]), status.RESOURCE_EXHAUSTED);
  const unending = begin(other, path);
  unending.write(framed(random.bytes(10), REQUEST_BYTES_MAX));
  await healthyGoesOn();
  for (const each of [session, other, third]) each.destroy();
  await allIsReleased();
});

test("requests of random bytes, and good ones of which bytes are not what they were", async () => {
  using raw = new Raw();
  const hello = {
    read: readRequest({ hello: { ...HELLO, credit: 1 << 20 } }),
    binlog: binlogRequest({ hello: { hello: { ...HELLO, credit: 1 << 20 }, from: "" } }),
  };
  const behind = {
    read: [statement("SELECT 1"), readRequest({ ack: { bytes: 1 } }), hello.read],
    binlog: [binlogRequest({ ack: { bytes: 1 << 20 } }), hello.binlog],
  };
  const damaged = (bytes: Buffer): Buffer => {
    const copy = Buffer.from(bytes);
    for (let n = random.int(1, 3); n > 0; n -= 1) copy[random.int(0, copy.length - 1)] = random.int(0, 255);
    return random.chance(0.2) ? copy.subarray(0, random.int(0, copy.length)) : copy;
  };
  for (let n = 0; n < 60; n += 1) {
    const rpc = random.pick(["read", "binlog"] as const);
    const call = raw.call(rpc);
    // Some go on like good ones, behind a good beginning.
    call.write(
      random.chance(0.5)
        ? hello[rpc]
        : random.chance(0.3)
          ? random.bytes(random.int(0, 200))
          : damaged(hello[rpc]),
    );
    for (let more = random.int(0, 4); more > 0; more -= 1) {
      const next = random.pick(behind[rpc]);
      call.write(random.chance(0.5) ? next : damaged(next));
    }
    call.end();
    if (n % 20 === 19) {
      call.cancel();
      await healthyGoesOn();
    }
    call.resume();
  }
  await healthyGoesOn();
  assert.ok(!feed.log.some((line) => /"level":60|INTERNAL/.test(line)), "nothing was a fault of the agent");
  raw[Symbol.dispose]();
  await allIsReleased();
});

test("who reads nothing, and gives credit without end, is sent no more than a few frames", async () => {
  const session = await http2();
  const from = victim.taken;
  // Nobody listens to what comes: HTTP/2's window fills up.
  const call = begin(session, FeedService.binlog.path);
  const hello = { ...HELLO, credit: Number.MAX_SAFE_INTEGER };
  call.write(framed(binlogRequest({ hello: { hello, from: "" } })));
  const taken = await still(() => victim.taken - from);
  // What the streams of both sides and HTTP/2 hold, a few MiB each.
  assert.ok(taken * 64 * 1024 < 64 * FRAME_BYTES_MAX, `${taken} events of 64 KiB`);
  await healthyGoesOn();
  session.destroy();
  await allIsReleased();
});

test("who takes no answers is answered no more", async () => {
  const session = await http2({ initialWindowSize: 512 });
  const call = begin(session, FeedService.read.path);
  call.write(framed(readRequest({ hello: HELLO })));
  const from = victim.executed;
  const most = 2_000;
  let asked = 0;
  for (let run = 0; run === asked && asked < most; run = victim.executed - from) {
    asked += 1;
    call.write(framed(statement("COMMIT")));
    // One statement at a time: the next one comes when this one has been run, or is held back.
    let looks = 0;
    const settled = () => victim.executed - from === asked || (looks += 1) > 20;
    await eventually(settled, { what: "a statement is run or held back", within: PATIENCE_MS });
    assert.ok(!call.closed, "it ended otherwise");
  }
  assert.ok(asked < most, `${asked} statements were run for who takes no answers`);
  await healthyGoesOn();
  session.destroy();
  await allIsReleased();
});

test("beginnings of calls that are too large together are refused", async () => {
  using raw = new Raw();
  // Each as large as a request may be: a list of tables.
  const tables = Array.from({ length: 15_000 }, (_, n) => `${"t".repeat(100)}${n}`);
  const chosen = { databases: { shop: { tables } } };
  const large = binlogRequest({ hello: { hello: HELLO, from: "", chosen } });
  assert.ok(large.length < REQUEST_BYTES_MAX);
  let most = 0;
  const calls: ClientDuplexStream<Buffer, Buffer>[] = [];
  const refused: Promise<number>[] = [];
  for (let n = 0; n < 6; n += 1) {
    const call = raw.call("binlog");
    call.write(large);
    const failure = new Promise<boolean>((resolve) => {
      call.once("data", (bytes: Buffer) => {
        most = Math.max(most, feed.room.heldFor("hostile"));
        const { failure: said } = FeedService.binlog.responseDeserialize(bytes);
        resolve(said?.code === "LIMIT_REACHED");
      });
    });
    if (await failure) refused.push(ended(call));
    calls.push(call.pause());
  }
  assert.ok(most <= REQUEST_ROOM_BYTES && most > REQUEST_ROOM_BYTES / 2, `${most} bytes are held`);
  assert.ok(refused.length >= 6 - REQUEST_ROOM_BYTES / large.length, `${refused.length} were refused`);
  await healthyGoesOn();
  raw[Symbol.dispose]();
  await allIsReleased();
});

test("in the end the healthy link has the only connection", async () => {
  await eventually(() => feed.connections.size === 1, { what: "the others are closed", within: PATIENCE_MS });
  await healthyGoesOn();
  assert.equal(healthy.over, null);
});

/** What `count` is when it stays the same, however often others have their turn. */
async function still(count: () => number): Promise<number> {
  let before = -1;
  let same = 0;
  await eventually(
    () => {
      same = count() === before ? same + 1 : 0;
      before = count();
      return before > 0 && same === 12;
    },
    { what: "nothing more happens", within: PATIENCE_MS },
  );
  return before;
}
