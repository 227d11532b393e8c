import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import type { Log } from "../lib/log.ts";
import { isObjectName } from "../lib/object-name.ts";
import { isTemporary, syncFolder, writeAtomic } from "./atomic-write.ts";
import { decodeRecord, encodeRecord, type RecordKind } from "./record-file.ts";
import type { RecordStore } from "./record-store.ts";
import { type DamagedRecord, parseSetAsideName, setAsideName } from "./set-aside.ts";

const FOLDER_MODE = 0o700;
const SUFFIX = ".json";

/** How one kind of record is kept in files. */
export interface RecordLayout<R> {
  readonly kind: RecordKind;
  /** STATE_DIR/instances or STATE_DIR/links. */
  readonly folder: string;
  /** STATE_DIR/damaged, shared by the kinds. */
  readonly damagedFolder: string;
  readonly nameOf: (record: R) => string;
  /** The record as JSON values. A secret in it is sealed already. */
  readonly toBody: (record: R) => unknown;
  /** The record again; throws an Error that says what is wrong with the body. */
  readonly fromBody: (body: unknown) => R;
  readonly log: Log;
}

/** Records of one kind, a file each, all held in memory as well. One process at a time writes the folder. */
export class RecordFolder<R> implements RecordStore<R> {
  readonly #layout: RecordLayout<R>;
  readonly #records = new Map<string, R>();
  readonly #damaged: DamagedRecord[] = [];

  private constructor(layout: RecordLayout<R>) {
    this.#layout = layout;
  }

  /** Reads every record. A file that does not read back is set aside; leftovers of writes that were cut off are removed. */
  static async open<R>(layout: RecordLayout<R>): Promise<RecordFolder<R>> {
    const store = new RecordFolder(layout);
    for (const folder of [layout.folder, layout.damagedFolder]) {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    }
    for (const fileName of (await readdir(layout.damagedFolder)).toSorted()) await store.#remember(fileName);
    for (const fileName of (await readdir(layout.folder)).toSorted()) await store.#read(fileName);
    return store;
  }

  get damaged(): readonly DamagedRecord[] {
    return this.#damaged.filter((record) => existsSync(record.file));
  }

  get(name: string): R | null {
    const record = this.#records.get(name);
    if (record !== undefined) return record;
    const damaged = this.damaged.find((one) => one.name === name);
    if (damaged !== undefined) throw this.#damagedError(damaged);
    return null;
  }

  list(): readonly R[] {
    return [...this.#records.values()];
  }

  async put(record: R): Promise<void> {
    const name = this.#layout.nameOf(record);
    this.get(name);
    const text = encodeRecord(this.#layout.kind, this.#layout.toBody(record));
    await this.#write(name, () => writeAtomic(this.#file(name), text));
    this.#records.set(name, record);
  }

  async delete(name: string): Promise<void> {
    await this.#write(name, async () => {
      await unlink(this.#file(name));
      await syncFolder(this.#layout.folder);
    });
    this.#records.delete(name);
  }

  async #write(name: string, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (cause) {
      const { kind, folder } = this.#layout;
      throw new AgentError(
        "INTERNAL",
        `the change of ${kind} ${name} could not be written to ${folder} (${systemErrorCode(cause)})`,
        {
          hint: "Give the state directory space and the agent's account write access, and try again.",
          cause,
        },
      );
    }
  }

  #file(name: string): string {
    return join(this.#layout.folder, `${name}${SUFFIX}`);
  }

  async #read(fileName: string): Promise<void> {
    const { folder, kind, log } = this.#layout;
    const file = join(folder, fileName);
    if (isTemporary(fileName)) {
      await unlink(file);
      return;
    }
    const name = fileName.endsWith(SUFFIX) ? fileName.slice(0, -SUFFIX.length) : "";
    if (!isObjectName(name)) {
      log.warn({ file }, `not the file of any ${kind}: it is left alone and not read`);
      return;
    }
    const text = await readText(file);
    try {
      this.#records.set(name, this.#parse(name, text));
    } catch (thrown) {
      // Not lost: the file is kept, and its name answers STATE_FILE_DAMAGED from now on.
      await this.#setAside(name, file, thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  #parse(name: string, text: string): R {
    const record = this.#layout.fromBody(decodeRecord(this.#layout.kind, text));
    const inside = this.#layout.nameOf(record);
    if (inside !== name) throw new Error(`it holds the ${this.#layout.kind} ${inside}`);
    return record;
  }

  async #setAside(name: string, file: string, reason: string): Promise<void> {
    const { kind, folder, damagedFolder, log } = this.#layout;
    const moved = join(damagedFolder, setAsideName(kind, name, new Date()));
    await rename(file, moved);
    await syncFolder(damagedFolder);
    await syncFolder(folder);
    const record = { kind, name, file: moved, reason };
    this.#damaged.push(record);
    log.error(
      { kind, name, file: moved, reason },
      "a declared spec is damaged: its file was set aside and the object is not running",
    );
  }

  /** Takes note of a file set aside at an earlier start; what is wrong with it is found out by reading it again. */
  async #remember(fileName: string): Promise<void> {
    const parsed = parseSetAsideName(fileName);
    if (parsed === null || parsed.kind !== this.#layout.kind) return;
    const file = join(this.#layout.damagedFolder, fileName);
    let reason = "it was set aside but reads well now";
    try {
      this.#parse(parsed.name, await readText(file));
    } catch (thrown) {
      // Nothing is lost: the reason is what this is for.
      reason = thrown instanceof Error ? thrown.message : String(thrown);
    }
    this.#damaged.push({ ...parsed, file, reason });
  }

  #damagedError(damaged: DamagedRecord): AgentError {
    const original = this.#file(damaged.name);
    return new AgentError(
      "STATE_FILE_DAMAGED",
      `the declared spec of ${damaged.kind} ${damaged.name} could not be read back: ${damaged.reason}; its file is now ${damaged.file}`,
      {
        hint: `Put a good copy of it at ${original} and restart the agent, or remove ${damaged.file} to declare the ${damaged.kind} anew.`,
      },
    );
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    // Not damage: moving a file that only cannot be opened now would hide a declared object.
    throw new AgentError("INTERNAL", `state file ${file} cannot be read (${systemErrorCode(cause)})`, {
      hint: "Give the agent's account read and write access to its state directory, and start it again.",
      cause,
    });
  }
}
