/** While a statement has no answer, the server is asked about it this often, milliseconds. */
export const ASK_EVERY_MS = 5_000;
/**
 * A connection with a statement under way, of which nothing is heard for so long, is given up, milliseconds: as long as the
 * silence of a binlog stream. TCP itself would say nothing: a peer that is gone without a word sends no reset.
 */
export const SILENCE_LIMIT_MS = 3 * ASK_EVERY_MS;

/** A connection with a statement under way, as far as it can be looked at from here. */
export interface WatchedConnection {
  /** Bytes received so far, and bytes that wait to be sent: when either changes, the peer lives. */
  traffic(): { readonly received: number; readonly unsent: number };
  /** Whether we hold the server back ourselves: its silence then means nothing. */
  holdsBack(): boolean;
  /** Asks the server by another connection whether it is at work on the statement. False also when it does not answer. */
  isAtWork(): Promise<boolean>;
}

/**
 * Watches over a statement until disposed. A long statement and a peer that is gone look alike on the connection: neither
 * sends anything. So the server is asked on another one, which also finds a connection that only a device between has
 * forgotten.
 * @param lost called once, SILENCE_LIMIT_MS after the last sign of life
 */
export function watchStatement(connection: WatchedConnection, lost: () => void): Disposable {
  let heardAt = Date.now();
  let last = connection.traffic();
  let asking: Promise<void> | null = null;

  const ask = async (): Promise<void> => {
    if (await connection.isAtWork()) heardAt = Date.now();
    asking = null;
  };
  const look = (): void => {
    const now = connection.traffic();
    const moved = now.received !== last.received || now.unsent !== last.unsent;
    last = now;
    if (moved || connection.holdsBack()) heardAt = Date.now();
    else if (Date.now() - heardAt >= SILENCE_LIMIT_MS) {
      clearInterval(timer);
      lost();
    } else asking ??= ask();
  };
  const timer = setInterval(look, ASK_EVERY_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
