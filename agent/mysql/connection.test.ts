import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import { Secret } from "../lib/secret.ts";
import { Connection } from "./connection.ts";
import type { Endpoint } from "./endpoint.ts";

function endpointAt(port: number): Endpoint {
  return {
    name: "nowhere",
    host: "127.0.0.1",
    port,
    username: "u",
    password: new Secret("p"),
    tls: { mode: "disabled", ca: "", client: null },
    renew: async () => false,
  };
}

test("a connection that is not made leaves nothing behind on the signal", async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const { signal } = new AbortController();
  await assert.rejects(Connection.open(endpointAt(port), signal), { code: "CONNECTION_LOST" });
  assert.equal(getEventListeners(signal, "abort").length, 0);
  await new Promise<void>((resolve) => void server.close(() => resolve()));
});

test("an abort closes a connection whose peer says nothing, and does not wait for its end", async () => {
  const accepted = new Promise<Socket>((resolve) => {
    // It neither greets nor ends when the other side does.
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      server.close();
      resolve(socket.on("error", () => {}).resume());
    });
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      opening = Connection.open(endpointAt(port), controller.signal);
      opening.catch(() => {});
    });
  });
  const controller = new AbortController();
  let opening: Promise<Connection> | null = null;
  const socket = await accepted;
  controller.abort();
  await assert.rejects(opening as unknown as Promise<Connection>, { code: "CONNECTION_LOST" });
  assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  socket.destroy();
});
