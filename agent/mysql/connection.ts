import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import mysql, { type Connection as DriverConnection, type QueryOptions } from "mysql2";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import { cutOff } from "./cut-off.ts";
import { driverOptions } from "./driver-options.ts";
import type { Endpoint } from "./endpoint.ts";
import { LocalFile } from "./local-file.ts";
import { fromLogin } from "./login-error.ts";
import type { ByteText } from "./quote.ts";
import { withRenewedLogin } from "./renewed-login.ts";
import { fromServer } from "./server-error.ts";
import { isSessionAtWork } from "./session-at-work.ts";
import { StatementStream } from "./statement-stream.ts";
import { SILENCE_LIMIT_MS, watchStatement } from "./statement-watch.ts";
import { protect } from "./tls-handshake.ts";

/**
 * A statement that has no answer by then is given up with its connection, milliseconds, even if the server says that it is at
 * it: no statement of ours is long, they are cut at a megabyte and wait seconds for a lock. A peer that is gone is noticed
 * before: see statement-watch.ts.
 */
export const STATEMENT_TIMEOUT_MS = 120_000;

/** What is sent may be so long on its way: a line that carries no more than this is slow, bytes a millisecond. */
const SLOW_LINE_BYTES_PER_MS = 100;

/** A server that does not answer a farewell by then is left without one, milliseconds. */
const FAREWELL_TIMEOUT_MS = 1_000;

/** Values of a row in the text protocol: the bytes that the server sent, null for NULL. */
export type RawRow = readonly (Buffer | null)[];

/** What a statement that returns no rows did. */
export interface Outcome {
  /** Rows matched, whether or not their values changed (CLIENT_FOUND_ROWS is on). */
  readonly affectedRows: number;
  /** How many warnings there were; 65 535 stands for that and more. */
  readonly warningStatus: number;
}

/**
 * A row as the server sent it (text protocol): its values one behind the other, each with its length in front. `bytes` is
 * the driver's and is used again: what is to stay has to be copied before the call returns.
 */
export type RowVisitor = (bytes: Buffer, start: number, end: number) => void;

/** What a LOAD DATA LOCAL did. With LOCAL the server turns what it would refuse into warnings and skipped rows. */
export interface LoadOutcome {
  readonly rows: number;
  readonly skipped: number;
  readonly warnings: number;
}

/** The driver's command, as far as something here takes part in it. */
interface DriverQuery {
  /** The state that is called with each row, or the end of them. */
  row: (packet: DriverPacket, driver: DriverConnection) => unknown;
  /** Set once a file is being sent: takes the driver's listeners off the socket. */
  readonly _unpipeStream?: () => void;
}

interface DriverPacket {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly end: number;
  isEOF(): boolean;
}

/**
 * One session on a server. Statements are byte texts (see quote.ts); an abort of `signal` cuts the connection, so that
 * nothing waits for an answer that is no longer wanted.
 */
export class Connection implements AsyncDisposable {
  readonly instance: string;
  readonly #endpoint: Endpoint;
  readonly #driver: DriverConnection;
  readonly #abort: Disposable;
  /** Calls in flight: the driver forgets them when it is destroyed, and they would never be answered. */
  readonly #waiting = new Set<(error: AgentError) => void>();
  #lost: Error | null = null;
  #flow: "taken" | "held back" = "taken";
  /** Rows that came so far. */
  #rows = 0;

  private constructor(endpoint: Endpoint, driver: DriverConnection, signal: AbortSignal) {
    this.instance = endpoint.name;
    this.#endpoint = endpoint;
    this.#driver = driver;
    this.#abort = onAbort(signal, () => cutOff(driver));
    driver.on("error", (error) => {
      this.#lost = error;
    });
  }

  /**
   * Logs in; with another password or certificate if the server refuses and there is one by now.
   * @throws AgentError CONNECTION_LOST, ACCESS_DENIED, and the TLS codes
   */
  static async open(endpoint: Endpoint, signal: AbortSignal): Promise<Connection> {
    return await withRenewedLogin(endpoint, signal, () => Connection.#logIn(endpoint, signal));
  }

  static async #logIn(endpoint: Endpoint, signal: AbortSignal): Promise<Connection> {
    const driver = mysql.createConnection({
      ...driverOptions(endpoint),
      charset: "BINARY",
      rowsAsArray: true,
      multipleStatements: true,
      // Nothing has attributes here, and a statement is then its text alone (see StatementStream).
      flags: ["-CLIENT_QUERY_ATTRIBUTES"],
      // Statements come complete; the driver would search megabytes of them for placeholders.
      queryFormat: (sql: string) => sql,
    });
    protect(driver, endpoint);
    const connection = new Connection(endpoint, driver, signal);
    try {
      await new Promise<void>((resolve, reject) => {
        const given = onAbort(signal, () =>
          reject(new AgentError("CONNECTION_LOST", `instance "${endpoint.name}": given up`)),
        );
        driver.connect((error) => {
          given[Symbol.dispose]();
          if (error === null) resolve();
          else reject(error);
        });
      });
    } catch (error) {
      connection.destroy();
      throw fromLogin(error, endpoint);
    }
    connection.#failWhenClosed();
    return connection;
  }

  /** Runs a statement that returns no rows, or several at once; then the outcome is the last one's. */
  async execute(sql: ByteText): Promise<Outcome> {
    return (await this.executeAll(sql)).at(-1) as Outcome;
  }

  /** Runs one or several statements that return no rows; one outcome each. What follows one that fails is not run. */
  async executeAll(sql: ByteText): Promise<readonly Outcome[]> {
    const result = (await this.#send({ sql })) as Outcome | readonly Outcome[];
    return Array.isArray(result) ? result : [result as Outcome];
  }

  /** Runs several statements at once; one result each: rows of a query, the outcome of anything else. */
  async multiple(sql: ByteText): Promise<readonly unknown[]> {
    return (await this.#send({ sql, typeCast: castText })) as readonly unknown[];
  }

  /** Rows with text values; NULL is null. For statements about the server, not for data. */
  async text(sql: ByteText): Promise<readonly (readonly (string | null)[])[]> {
    return (await this.#send({ sql, typeCast: castText })) as (string | null)[][];
  }

  /** Rows with the bytes that the server sent. */
  async raw(sql: ByteText): Promise<readonly RawRow[]> {
    return (await this.#send({ sql, typeCast: castRaw })) as (Buffer | null)[][];
  }

  /**
   * Runs a query and shows each row as it comes, without making values of it. `pause` and `resume` hold the server back
   * meanwhile. An error that `visit` throws is thrown when the query has ended. Rows that come are a sign of life.
   * @param limit how long it may take, milliseconds; null for a query that ends when its rows have been taken
   */
  async rows(sql: ByteText, visit: RowVisitor, limit: number | null = STATEMENT_TIMEOUT_MS): Promise<void> {
    let failure: { readonly error: unknown } | null = null;
    await this.#send(
      { sql },
      (command) => {
        const { row } = command;
        const next = (packet: DriverPacket, driver: DriverConnection): unknown => {
          this.#rows += 1;
          if (packet.isEOF()) return row.call(command, packet, driver);
          try {
            if (failure === null) visit(packet.buffer, packet.offset, packet.end);
          } catch (error) {
            // Thrown here it would end the process: this is called by the socket.
            failure = { error };
          }
          return next;
        };
        command.row = next;
      },
      limit,
    );
    if (failure !== null) throw (failure as { readonly error: unknown }).error;
  }

  /** Stops taking rows of a query that is under way; the server waits. */
  pause(): void {
    this.#flow = "held back";
    this.#driver.pause();
  }

  resume(): void {
    this.#flow = "taken";
    this.#driver.resume();
  }

  /**
   * Runs a LOAD DATA LOCAL statement with this as the file. No file is read, whatever the server asks for.
   * @param parts none longer than the server's max_allowed_packet
   */
  async loadData(sql: ByteText, parts: readonly Buffer[]): Promise<LoadOutcome> {
    const file = new LocalFile(parts);
    const listeners = this.#driver.rawListeners("error");
    let command: DriverQuery | undefined;
    try {
      // Of a stream the driver uses what such a file has.
      const options = { sql, infileStreamFactory: () => file.start() as unknown as Readable };
      const bytes = parts.reduce((sum, part) => sum + part.length, 0);
      const taking = (sent: DriverQuery): void => {
        command = sent;
      };
      const result = (await this.#send(options, taking, timeLimit(bytes))) as { readonly info: string };
      const count = (what: string): number => Number(new RegExp(`${what}: (\\d+)`).exec(result.info)?.[1]);
      return { rows: count("Records"), skipped: count("Skipped"), warnings: count("Warnings") };
    } finally {
      file.close();
      // The driver leaves its listeners behind: on the socket always, for errors unless the stream has said that it ends.
      command?._unpipeStream?.();
      for (const listener of this.#driver.rawListeners("error"))
        if (!listeners.includes(listener)) this.#driver.removeListener("error", listener as () => void);
    }
  }

  /** Runs a statement that may take hours. That the server is gone is for the caller to notice: see `destroy`. */
  async patient(sql: ByteText): Promise<void> {
    await this.#send({ sql }, () => {}, null);
  }

  /**
   * Sends a statement without waiting for its answer, so that a moment between the two can be named.
   * @param limit after which its connection is given up, milliseconds
   */
  begin(sql: ByteText, limit = STATEMENT_TIMEOUT_MS): Promise<unknown> {
    const answer = this.#send({ sql }, () => {}, limit);
    // A failure is the business of whoever awaits the answer; until then it must not count as unhandled.
    answer.catch(() => {});
    return answer;
  }

  /** Gives the session away to a stream of statements: nothing else is sent on it from here on. */
  stream(): StatementStream {
    this.#lost ??= new AgentError("INTERNAL", `instance "${this.instance}": the session was given away`);
    return new StatementStream({
      instance: this.instance,
      driver: this.#driver,
      timeout: STATEMENT_TIMEOUT_MS,
      watch: (lost) => this.#watch(lost),
    });
  }

  /** Cuts the connection without a farewell. */
  destroy(): void {
    this.#abort[Symbol.dispose]();
    this.#lost ??= new AgentError("CONNECTION_LOST", `instance "${this.instance}": the connection was cut`);
    cutOff(this.#driver);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort[Symbol.dispose]();
    if (this.#lost !== null) {
      cutOff(this.#driver);
      return;
    }
    await new Promise<void>((resolve) => {
      // Nothing is lost when the farewell fails or is not answered: the server drops the session with the connection.
      const timer = setTimeout(resolve, FAREWELL_TIMEOUT_MS);
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#driver.once("end", done).once("error", done);
      this.#driver.end(done);
    });
    cutOff(this.#driver);
  }

  async #send(
    options: Pick<QueryOptions, "sql" | "typeCast" | "infileStreamFactory">,
    prepare: (command: DriverQuery) => void = () => {},
    limit: number | null = timeLimit(options.sql.length),
  ): Promise<unknown> {
    let fail: (error: AgentError) => void = () => {};
    let timer: NodeJS.Timeout | undefined;
    try {
      if (this.#lost !== null) throw this.#lost;
      using _watch = this.#watch((what) => this.#giveUp(what));
      return await new Promise((resolve, reject) => {
        fail = reject;
        this.#waiting.add(fail);
        // The driver's own time limit leaves the connection open, and its timer running when that is destroyed.
        if (limit !== null) {
          let rows = this.#rows;
          timer = setTimeout(() => {
            if (this.#flow === "taken" && this.#rows === rows)
              return this.#giveUp(`a statement had no answer for ${limit} ms`);
            rows = this.#rows;
            timer?.refresh();
          }, limit);
        }
        const command = this.#driver.query(options, (error, result) =>
          error === null ? resolve(result) : reject(error),
        );
        prepare(command as unknown as DriverQuery);
      });
    } catch (error) {
      throw fromServer(error, this.instance);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(fail);
    }
  }

  /** With TLS it is another than at the beginning. */
  get #socket(): Socket {
    return (this.#driver as unknown as { readonly stream: Socket }).stream;
  }

  #watch(lost: (what: string) => void): Disposable {
    const watched = {
      traffic: () => ({ received: this.#socket.bytesRead, unsent: this.#socket.writableLength }),
      holdsBack: () => this.#flow === "held back",
      isAtWork: async () => isSessionAtWork(this.#endpoint, this.#driver.threadId),
    };
    const silent = `silent for ${SILENCE_LIMIT_MS} ms while a statement was under way`;
    return watchStatement(watched, () => lost(silent));
  }

  #giveUp(what: string): void {
    const error = new AgentError("CONNECTION_LOST", `instance "${this.instance}": ${what}`);
    this.#lost ??= error;
    for (const fail of this.#waiting) fail(error);
    cutOff(this.#driver);
  }

  #failWhenClosed(): void {
    this.#socket.once("close", () => {
      const error = new AgentError(
        "CONNECTION_LOST",
        `instance "${this.instance}": the connection was closed`,
      );
      this.#lost ??= error;
      for (const fail of this.#waiting) fail(error);
    });
  }
}

function timeLimit(bytes: number): number {
  return STATEMENT_TIMEOUT_MS + bytes / SLOW_LINE_BYTES_PER_MS;
}

interface Field {
  buffer(): Buffer | null;
}

const castRaw = (field: Field): Buffer | null => field.buffer();
const castText = (field: Field): string | null => field.buffer()?.toString("utf8") ?? null;
