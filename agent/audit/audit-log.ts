import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import type { Log } from "../lib/log.ts";
import { shortened } from "../lib/shortened.ts";
import { openAppendFile } from "./append-file.ts";
import { RotatingLines, type Rotation } from "./rotating-lines.ts";

const FOLDER_MODE = 0o700;

/** Of each of the two logs: 100 MiB, some 300 000 records. */
const ROTATION: Rotation = { bytesMax: 10 * 1024 * 1024, filesMax: 10 };

/** Longest value of a request that is written, in characters: a client chooses its length. */
const VALUE_MAX = 256;

/** A call as the audit log tells of it. Values come from a client, or from its certificate. */
export interface AuditedCall {
  /** Name of the client's certificate; empty when it has none that counts. */
  readonly client: string;
  /** Empty when it has none. */
  readonly role: string;
  /** Address and port that it calls from. */
  readonly peer: string;
  readonly call: string;
  /** KIND NAME; empty when the call is about no object, or what it is about was not read. */
  readonly object: string;
  /** What is asked of the object. */
  readonly detail: Readonly<Record<string, string>>;
}

/** A change that is noted as allowed, and is about to be made. */
export interface AuditedChange {
  /** Notes how it ended; `code` is null when it was done. Never rejects: what cannot be noted any more is logged. */
  ended(code: string | null): Promise<void>;
}

/**
 * Who did what, in JSON lines: `changes.jsonl` has every call that may change something, with an `allowed` record that is on the
 * disk before the call is carried out and a `done` or `failed` record before it is answered; `refused.jsonl` has every call that
 * was refused. They are two so that clients who may do nothing cannot push out of the log what others did.
 */
export class AuditLog implements AsyncDisposable {
  readonly #changes: RotatingLines;
  readonly #refused: RotatingLines;
  readonly #log: Log;

  private constructor(changes: RotatingLines, refused: RotatingLines, log: Log) {
    this.#changes = changes;
    this.#refused = refused;
    this.#log = log;
  }

  /** Makes the folder if need be. `open` and `rotation` are for tests. Throws CONFIG_INVALID. */
  static async open(
    folder: string,
    log: Log,
    { open = openAppendFile, rotation = ROTATION } = {},
  ): Promise<AuditLog> {
    try {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      const file = (name: string) => RotatingLines.open(join(folder, name), rotation, open);
      return new AuditLog(await file("changes.jsonl"), await file("refused.jsonl"), log);
    } catch (cause) {
      throw new AgentError(
        "CONFIG_INVALID",
        `the audit log in ${folder} cannot be opened (${systemErrorCode(cause)})`,
        {
          field: "audit.dir",
          hint: "Make the folder writable for the agent's account, or name another one.",
          cause,
        },
      );
    }
  }

  /** Notes that a change is about to be made. Throws AUDIT_FAILED when it cannot: then it must not be made. */
  async allowed(call: AuditedCall): Promise<AuditedChange> {
    const id = randomUUID();
    try {
      await this.#changes.add(record(id, "allowed", call, null), "durable");
    } catch (cause) {
      const { path } = this.#changes;
      const why = systemErrorCode(cause) || String(cause);
      this.#log.error(
        { file: path, reason: why, call: call.call, object: call.object },
        "audit log cannot be written",
      );
      throw new AgentError(
        "AUDIT_FAILED",
        `${call.call} is refused, for it could not be noted in the audit log ${path} (${why}); nothing was changed`,
        {
          hint: "Make room on the disk of the audit log, or make it writable for the agent's account, and call again.",
          cause,
        },
      );
    }
    return { ended: (code) => this.#ended(id, call, code) };
  }

  /** Notes a call that was refused. Never rejects: it stays refused, and what cannot be noted is logged. */
  async refused(call: AuditedCall, code: string): Promise<void> {
    try {
      await this.#refused.add(record(randomUUID(), "refused", call, code), "written");
    } catch (cause) {
      this.#log.error({ file: this.#refused.path, reason: String(cause) }, "audit log cannot be written");
    }
  }

  async #ended(id: string, call: AuditedCall, code: string | null): Promise<void> {
    try {
      await this.#changes.add(record(id, code === null ? "done" : "failed", call, code), "durable");
    } catch (cause) {
      // That it began is on the disk; it can neither be taken back nor be called refused.
      this.#log.error(
        { file: this.#changes.path, reason: String(cause), id, call: call.call, object: call.object, code },
        "the end of a change could not be noted in the audit log",
      );
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#changes[Symbol.asyncDispose](), this.#refused[Symbol.asyncDispose]()]);
  }
}

type Outcome = "allowed" | "done" | "failed" | "refused";

function record(id: string, outcome: Outcome, call: AuditedCall, code: string | null): string {
  const { client, role, peer, call: rpc, object, detail } = call;
  return JSON.stringify({
    time: new Date().toISOString(),
    id,
    outcome,
    ...(code === null ? {} : { code }),
    client: shortened(client, VALUE_MAX),
    role,
    peer,
    call: rpc,
    object: shortened(object, VALUE_MAX),
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [name, shortened(value, VALUE_MAX)]),
    ),
  });
}
