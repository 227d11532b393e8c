import { type PacketLimits, packetLimits } from "../apply/packet-limits.ts";
import { openLinkWriter } from "../checkpoint/open-writer.ts";
import type { LinkRecords } from "../checkpoint/records.ts";
import { markWriter } from "../checkpoint/writers.ts";
import type { Connection } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { readMaxPacket } from "../mysql/max-packet.ts";

interface OpenedSession {
  readonly connection: Connection;
  readonly limits: PacketLimits;
}

/** Where writers are opened, and noted for whoever takes the link over. */
export interface WriterPlace {
  readonly endpoint: Endpoint;
  readonly records: LinkRecords;
  /** Which of the load's writers, from 0. */
  readonly number: number;
  readonly signal: AbortSignal;
}

/**
 * A session that writes rows, and can be replaced. When LOAD DATA fails the server may answer before it has read the whole
 * file, and would take the rest of it for the next command: such a session is not used again, and its transaction ends with
 * it.
 */
export class WriterSession implements AsyncDisposable {
  readonly #place: WriterPlace;
  #opened: OpenedSession;

  private constructor(place: WriterPlace, opened: OpenedSession) {
    this.#place = place;
    this.#opened = opened;
  }

  static async open(place: WriterPlace): Promise<WriterSession> {
    return new WriterSession(place, await connect(place));
  }

  /** How long what is sent to it may be. */
  get limits(): PacketLimits {
    return this.#opened.limits;
  }

  get connection(): Connection {
    return this.#opened.connection;
  }

  /** Ends the session with its transaction, and opens another. */
  async renew(): Promise<void> {
    this.connection.destroy();
    this.#opened = await connect(this.#place);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.connection[Symbol.asyncDispose]();
  }
}

async function connect({ endpoint, signal, number, records }: WriterPlace): Promise<OpenedSession> {
  const connection = await openLinkWriter(endpoint, records, signal);
  try {
    await markWriter(connection, records.link, { role: "load", number });
    // A DELETE by an alias is refused in a session without a default database, whichever it is.
    await connection.execute(`USE ${records.schema}`);
    return { connection, limits: packetLimits(await readMaxPacket(connection)) };
  } catch (error) {
    connection.destroy();
    throw error;
  }
}
