import assert from "node:assert/strict";
import { connect, createServer, type Server, type Socket } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Proxy } from "./proxy.ts";
import { ProxyProcess } from "./proxy-process.ts";
import { eventually } from "./wait.ts";

const WITHIN_MS = 5_000;
const DELAY_MS = 50;
/** Timers of node count whole milliseconds and may be early by one, each. */
const TIMER_MS = 4;
/** What a rate lets through at once, milliseconds of it. */
const BURST_MS = 20;
/** Bytes a second. */
const RATE = 1_000_000;

/** A server that answers with what it is sent, and a proxy in front of it. */
class Echo implements AsyncDisposable {
  readonly proxy: Proxy;
  readonly port: number;
  readonly #server: Server;

  private constructor(proxy: Proxy, port: number, server: Server) {
    this.proxy = proxy;
    this.port = port;
    this.#server = server;
  }

  static async open(): Promise<Echo> {
    const server = createServer((socket) => socket.on("error", () => {}).pipe(socket));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    assert.ok(address !== null && typeof address === "object");
    return new Echo(await Proxy.open(address.port), address.port, server);
  }

  client(): Client {
    return new Client(connect(this.proxy.port, "127.0.0.1"));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy[Symbol.asyncDispose]();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }
}

class Client implements Disposable {
  received = "";
  /** How the connection ended; null while it is open. */
  ended: string | null = null;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("utf8").on("data", (text: string) => {
      this.received += text;
    });
    socket.on("error", (error) => {
      this.ended = (error as { code?: string }).code ?? "error";
    });
    socket.on("close", () => {
      this.ended ??= "closed";
    });
  }

  send(text: string): void {
    this.#socket.write(text);
  }

  async has(text: string): Promise<void> {
    await eventually(() => this.received === text, { what: `"${text}" arrives`, within: WITHIN_MS });
  }

  async hasEnded(how: string): Promise<void> {
    await eventually(() => this.ended !== null, { what: "the connection ends", within: WITHIN_MS });
    assert.equal(this.ended, how);
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }
}

test("a proxy that is not told anything passes everything on", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("one ");
  await client.has("one ");
  echo.proxy.behave({ delay: 5 });
  client.send("two ");
  client.send("three");
  await client.has("one two three");
});

test("a cut is a reset for both sides, and the next connection is a good one", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  echo.proxy.cut();
  await client.hasEnded("ECONNRESET");
  using again = echo.client();
  again.send("b");
  await again.has("b");
  assert.equal(echo.proxy.connections, 1);
});

test("a half-open network swallows what is sent and ends nothing; healed, it passes what is sent on new connections", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  echo.proxy.behave({ lost: "everything" });
  client.send("lost");
  await eventually(() => echo.proxy.swallowed === 4, { what: "it is swallowed", within: WITHIN_MS });
  assert.equal(client.ended, null);
  echo.proxy.behave();
  client.send("b");
  await eventually(() => echo.proxy.swallowed === 5, { what: "it stays lost", within: WITHIN_MS });
  assert.equal(client.ended, null);
  using other = echo.client();
  other.send("c");
  await other.has("c");
});

test("forgotten connections are silent, and the next one is a good one", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  echo.proxy.forget();
  client.send("b");
  using other = echo.client();
  other.send("c");
  await other.has("c");
  assert.equal(client.received, "a");
  assert.equal(client.ended, null);
});

test("a connection is truncated in the middle of what is sent next", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  echo.proxy.truncate();
  client.send("1234");
  await client.hasEnded("ECONNRESET");
  using other = echo.client();
  other.send("b");
  await other.has("b");
  assert.equal(echo.proxy.connections, 1);
});

test("refused and truncated connections are reset", async () => {
  await using echo = await Echo.open();
  echo.proxy.behave({ network: "refused" });
  using refused = echo.client();
  await refused.hasEnded("ECONNRESET");
  echo.proxy.behave({ truncateAfter: 4 });
  using truncated = echo.client();
  truncated.send("1234");
  await truncated.has("1234");
  truncated.send("5");
  await truncated.hasEnded("ECONNRESET");
  assert.equal(truncated.received, "1234");
});

test("a delay holds up what passes, there and back", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  echo.proxy.behave({ delay: DELAY_MS });
  const start = performance.now();
  client.send("b");
  await client.has("ab");
  const took = performance.now() - start;
  assert.ok(took >= 2 * DELAY_MS - TIMER_MS, `there and back in ${took} ms`);
});

test("a new connection takes a round trip before its first byte goes there and back", async () => {
  await using echo = await Echo.open();
  echo.proxy.behave({ delay: DELAY_MS });
  const start = performance.now();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  const took = performance.now() - start;
  assert.ok(took >= 4 * DELAY_MS - TIMER_MS, `${took} ms`);
});

test("connections share the rate of each direction, and what passes is counted", async () => {
  await using echo = await Echo.open();
  echo.proxy.behave({ rate: RATE });
  const text = "x".repeat(RATE / 20);
  const start = performance.now();
  using one = echo.client();
  using other = echo.client();
  for (const client of [one, other]) client.send(text);
  for (const client of [one, other]) await client.has(text);
  const took = performance.now() - start;
  assert.ok(took >= 100 - BURST_MS, `a tenth of a second's bytes in ${took} ms`);
  assert.deepEqual(echo.proxy.passed, { from_client: 2 * text.length, from_server: 2 * text.length });
});

test("a stall holds up what is sent during it and loses nothing", async () => {
  await using echo = await Echo.open();
  echo.proxy.behave({ stalls: { every: 40, last: 30 } });
  using client = echo.client();
  let sent = "";
  for (let piece = 0; piece < 60; piece++) {
    client.send(String(piece));
    sent += String(piece);
    await sleep(2);
  }
  await client.has(sent);
});

test("what one direction loses is lost for good, and the other goes on", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  echo.proxy.behave({ lost: "from_server" });
  client.send("b");
  await eventually(() => echo.proxy.swallowed === 1, { what: "the answer is swallowed", within: WITHIN_MS });
  assert.equal(echo.proxy.passed.from_client, 2);
  echo.proxy.behave();
  client.send("c");
  await eventually(() => echo.proxy.swallowed === 2, { what: "the next one too", within: WITHIN_MS });
  assert.equal(echo.proxy.passed.from_client, 3);
  assert.equal(client.received, "a");
  assert.equal(client.ended, null);
});

test("in a parted network nothing arrives and nothing ends; once it is whole all that was sent arrives, ends too", async () => {
  await using echo = await Echo.open();
  using client = echo.client();
  client.send("a");
  await client.has("a");
  const leaving = echo.client();
  leaving.send("c");
  await leaving.has("c");
  echo.proxy.behave({ network: "parted" });
  client.send("b");
  using fresh = echo.client();
  fresh.send("d");
  leaving[Symbol.dispose]();
  await eventually(() => echo.proxy.connections === 3, { what: "the new one is taken", within: WITHIN_MS });
  assert.equal(echo.proxy.passed.from_client, 2);
  assert.equal(client.ended, null);
  echo.proxy.behave();
  await client.has("ab");
  await fresh.has("d");
  await eventually(() => echo.proxy.connections === 2, {
    what: "the one that left is gone",
    within: WITHIN_MS,
  });
});

test("proxies of a process of its own pass bytes, count them and are told how to behave", async () => {
  await using echo = await Echo.open();
  await using proxies = await ProxyProcess.start();
  const port = await proxies.open({ port: echo.port });
  using client = new Client(connect(port, "127.0.0.1"));
  client.send("one");
  await client.has("one");
  assert.deepEqual(await proxies.passed(), { from_client: 3, from_server: 3 });
  await proxies.behave({ network: "parted" });
  client.send("two");
  await proxies.behave();
  await client.has("onetwo");
  await proxies.cut();
  await client.hasEnded("ECONNRESET");
});
