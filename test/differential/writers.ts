import { createWriteStream, type WriteStream } from "node:fs";
import type { Connection } from "mysql2/promise";
import type { MysqlServer } from "../harness/mysql-server.ts";
import type { Operation } from "./generator.ts";
import type { Outcomes } from "./outcomes.ts";
import { SESSIONS, settingsOf } from "./sessions.ts";

/** The server has rolled the whole transaction back. */
const DEADLOCK = "ER_LOCK_DEADLOCK";
/** A schema change that met a lock is tried again: what is made after it counts on it. */
const LOCKED: readonly string[] = [DEADLOCK, "ER_LOCK_WAIT_TIMEOUT"];
const ATTEMPTS = 5;
/** Operations that a session may be behind what was made. */
const LEAD = 2;

/** The sessions of a run: each carries out its operations in their order, beside the others. */
export class Writers implements AsyncDisposable {
  readonly #sessions: readonly Connection[];
  readonly #log: WriteStream;
  readonly #outcomes: Outcomes;
  /** Of each session the operations that it has not done yet, each one's end behind that of the one before. */
  readonly #pending: readonly Promise<void>[][] = Array.from({ length: SESSIONS }, () => []);
  #failure: Error | null = null;

  private constructor(sessions: readonly Connection[], outcomes: Outcomes, log: string) {
    this.#sessions = sessions;
    this.#outcomes = outcomes;
    this.#log = createWriteStream(log);
  }

  /** @param log file that takes every statement, one a line, as JSON: operation, session, text, error code */
  static async open(server: MysqlServer, outcomes: Outcomes, log: string): Promise<Writers> {
    const sessions: Connection[] = [];
    for (let number = 0; number < SESSIONS; number++) {
      const session = await server.connect();
      await session.query(settingsOf(number));
      sessions.push(session);
    }
    return new Writers(sessions, outcomes, log);
  }

  /** Carries an operation out in its session, behind what that has to do already. Returns when there is room for more. */
  async add(operation: Operation): Promise<void> {
    const pending = this.#pending[operation.session];
    const session = this.#sessions[operation.session];
    if (pending === undefined || session === undefined) throw new Error(`no session ${operation.session}`);
    const before = pending.at(-1);
    const end = (async () => {
      try {
        await before;
        if (this.#failure === null) await this.#carryOut(session, operation);
      } catch (error) {
        this.#failure ??= error as Error;
      }
    })();
    pending.push(end);
    while (pending.length > LEAD) await pending.shift();
    if (this.#failure !== null) throw this.#failure;
  }

  /** Waits until every session has done what it was given. */
  async rest(): Promise<void> {
    await Promise.all(this.#pending.flat());
    if (this.#failure !== null) throw this.#failure;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#sessions.map((session) => session.end()));
    await new Promise<void>((resolve) => {
      this.#log.end(resolve);
    });
  }

  async #carryOut(session: Connection, operation: Operation): Promise<void> {
    for (const statement of operation.statements) {
      let code = await this.#run(session, operation, statement);
      for (
        let attempt = 1;
        operation.kind === "schema" && LOCKED.includes(code) && attempt < ATTEMPTS;
        attempt++
      )
        code = await this.#run(session, operation, statement);
      if (code === DEADLOCK && operation.kind === "transaction") return;
      if (operation.kind === "xa" && (code === DEADLOCK || (code !== "" && statement.startsWith("XA ")))) {
        await this.#abandon(session, operation);
        return;
      }
    }
  }

  /** Ends an XA transaction in whichever state it is; until then its session could do nothing else. */
  async #abandon(session: Connection, operation: Operation): Promise<void> {
    const id = operation.statements[0]?.replace("XA START ", "");
    for (const verb of ["END", "ROLLBACK"]) await this.#run(session, operation, `XA ${verb} ${id}`);
  }

  /** Gives the error code; empty when it succeeded. */
  async #run(session: Connection, { number, session: at }: Operation, statement: string): Promise<string> {
    let code = "";
    try {
      await session.query(statement);
      this.#outcomes.succeeded();
    } catch (thrown) {
      const error = thrown as { code?: string; errno?: number };
      // Without a number it is not the server that refuses.
      if (error.errno === undefined) throw thrown;
      // The driver has no name for those of newer servers.
      code = error.code ?? `error ${error.errno}`;
      this.#outcomes.failed(code);
    }
    this.#log.write(`${JSON.stringify([number, at, statement, code])}\n`);
    return code;
  }
}
