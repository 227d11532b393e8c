import assert from "node:assert/strict";
import { connect, createServer, type Server, type Socket } from "node:net";
import { test } from "node:test";
import { Proxy } from "./proxy.ts";
import { eventually } from "./wait.ts";

const WITHIN_MS = 5_000;

/** A server that answers with what it is sent, and a proxy in front of it. */
class Echo implements AsyncDisposable {
  readonly proxy: Proxy;
  readonly #server: Server;

  private constructor(proxy: Proxy, server: Server) {
    this.proxy = proxy;
    this.#server = server;
  }

  static async open(): Promise<Echo> {
    const server = createServer((socket) => socket.on("error", () => {}).pipe(socket));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    assert.ok(address !== null && typeof address === "object");
    return new Echo(await Proxy.open(address.port), server);
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
  echo.proxy.behave({ halfOpen: true });
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
  echo.proxy.behave({ refuse: true });
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
