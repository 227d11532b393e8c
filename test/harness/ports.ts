import { createServer } from "node:net";

/**
 * Ports are taken from below the range that the kernel gives to outgoing connections, so that the port of a server that
 * is down for a moment cannot be taken by some connection before the server is started again.
 */
const LOWEST = 20_000;
const HIGHEST = 31_999;

/** A TCP port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // Whatever the reason, another port will do.
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
