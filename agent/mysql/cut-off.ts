import type { Socket } from "node:net";

/** The driver's connection, as far as it is cut off here: the socket is not in its public type. */
interface DriverConnection {
  destroy(): void;
}

/**
 * Closes a connection without a word. The driver's own `destroy` sends an end and waits for the other side's: that never comes
 * from a peer that is gone, nor is it read from a connection that is held back.
 */
export function cutOff(driver: DriverConnection): void {
  driver.destroy();
  // Read now: with TLS it is another than at the beginning.
  (driver as unknown as { readonly stream: Socket }).stream.destroy();
}
