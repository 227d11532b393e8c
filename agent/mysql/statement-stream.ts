import type { Connection as DriverConnection } from "mysql2";
import { AgentError } from "../error.ts";
import { cutOff } from "./cut-off.ts";
import type { ByteText } from "./quote.ts";
import { fromServer } from "./server-error.ts";

/** First bytes of the packets that answer a statement without rows. */
const OK = 0x00;
const ERROR = 0xff;
const COM_QUERY = 3;
const HEADER = 4;
const MOST_PAYLOAD = 0xff_ffff;
/** "#" and the SQL state, before the text of an error. */
const SQL_STATE = 6;

/** The parts of mysql2's connection that are used here; they are not in its public types. */
interface Wire {
  handlePacket(packet: { readonly buffer: Buffer; readonly offset: number; readonly end: number }): void;
  readonly stream: {
    write(bytes: Buffer): boolean;
    once(event: "close", listener: () => void): void;
  };
}

/** The first statement of a packet that failed; those behind it were not run. */
export interface StatementFailure {
  /** Its place in the packet, from 0. */
  readonly at: number;
  readonly error: AgentError;
}

/** The session that is given away. */
export interface StreamedSession {
  /** Name of the instance, for messages. */
  readonly instance: string;
  readonly driver: DriverConnection;
  /** After so long without an answer the connection is given up, milliseconds. */
  readonly timeout: number;
  /** Watches over a packet under way; calls back when the peer is gone. */
  readonly watch: (lost: (what: string) => void) => Disposable;
}

interface UnderWay {
  readonly statements: number;
  readonly onAnswer: (at: number) => void;
  readonly settle: (failure: StatementFailure | null) => void;
  readonly lose: (error: AgentError) => void;
  answered: number;
}

/**
 * Sends many statements in a packet and reads their answers by itself, each as it comes. The driver goes by the flag that says
 * whether more answers follow, and the answer to a BINLOG statement lacks it wherever it stands: here they are counted. The session is
 * this one's from the start on, and takes nothing else any more.
 */
export class StatementStream {
  readonly #session: StreamedSession;
  readonly #wire: Wire;
  #underWay: UnderWay | null = null;
  #lost: AgentError | null = null;
  #timer: NodeJS.Timeout | undefined;
  #watch: Disposable | null = null;

  constructor(session: StreamedSession) {
    this.#session = session;
    this.#wire = session.driver as unknown as Wire;
    this.#wire.handlePacket = ({ buffer, offset, end }) => this.#receive(buffer.subarray(offset, end));
    this.#wire.stream.once("close", () => this.#lose("the connection was closed"));
  }

  /**
   * Runs statements that return no rows, in their order, up to the first that fails. One call at a time.
   * @param onAnswer called as each of them is done
   * @returns the failure; null when all are done
   * @throws AgentError CONNECTION_LOST
   */
  async run(
    statements: readonly ByteText[],
    onAnswer: (at: number) => void = () => {},
  ): Promise<StatementFailure | null> {
    if (this.#lost !== null) throw this.#lost;
    if (this.#underWay !== null) throw new Error("a packet of statements is still under way");
    return await new Promise((resolve, reject) => {
      this.#underWay = {
        statements: statements.length,
        onAnswer,
        settle: resolve,
        lose: reject,
        answered: 0,
      };
      const { timeout, watch } = this.#session;
      this.#timer = setTimeout(() => this.#giveUp(`a statement had no answer for ${timeout} ms`), timeout);
      this.#watch = watch((what) => this.#giveUp(what));
      this.#write(Buffer.from(`${String.fromCharCode(COM_QUERY)}${statements.join(";")}`, "latin1"));
    });
  }

  #write(payload: Buffer): void {
    for (let from = 0, sequence = 0; ; from += MOST_PAYLOAD, sequence += 1) {
      const part = payload.subarray(from, from + MOST_PAYLOAD);
      const header = Buffer.alloc(HEADER);
      header.writeUIntLE(part.length, 0, 3);
      header[3] = sequence & 0xff;
      this.#wire.stream.write(Buffer.concat([header, part]));
      // One that fills its packet is followed by another, be it empty.
      if (part.length < MOST_PAYLOAD) return;
    }
  }

  #receive(packet: Buffer): void {
    const underWay = this.#underWay;
    if (underWay === null) {
      // What a server says unasked is a farewell.
      this.#lose("the server ended the session");
      return;
    }
    this.#timer?.refresh();
    if (packet[0] === OK) {
      const at = underWay.answered;
      underWay.answered += 1;
      underWay.onAnswer(at);
      if (underWay.answered === underWay.statements) this.#settle(null);
    } else if (packet[0] === ERROR) {
      this.#settle({ at: underWay.answered, error: this.#failure(packet) });
    } else {
      this.#lose(`an answer of type ${packet[0]} is not expected here`);
    }
  }

  #failure(packet: Buffer): AgentError {
    const errno = packet.readUInt16LE(1);
    const message = packet.subarray(3 + SQL_STATE).toString("utf8");
    return fromServer(
      Object.assign(new Error(message), { errno, sqlMessage: message }),
      this.#session.instance,
    );
  }

  #settle(failure: StatementFailure | null): void {
    const underWay = this.#close();
    underWay?.settle(failure);
  }

  #giveUp(what: string): void {
    this.#lose(what);
    cutOff(this.#session.driver);
  }

  #lose(what: string): void {
    this.#lost ??= new AgentError("CONNECTION_LOST", `instance "${this.#session.instance}": ${what}`);
    const underWay = this.#close();
    underWay?.lose(this.#lost);
  }

  #close(): UnderWay | null {
    clearTimeout(this.#timer);
    this.#watch?.[Symbol.dispose]();
    this.#watch = null;
    const underWay = this.#underWay;
    this.#underWay = null;
    return underWay;
  }
}
