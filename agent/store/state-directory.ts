import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import type { Log } from "../lib/log.ts";
import { type DrRecord, drBody, parseDrBody } from "./dr-record.ts";
import { type InstanceRecord, instanceBody, parseInstanceBody } from "./instance-record.ts";
import { type LinkRecord, linkBody, parseLinkBody } from "./link-record.ts";
import { RecordFolder } from "./record-folder.ts";
import type { RecordStore } from "./record-store.ts";
import { claimStateFormat } from "./state-format.ts";
import { StateLock } from "./state-lock.ts";

const FOLDER_MODE = 0o700;

/**
 * What an agent keeps on disk: `format`, `instances/NAME.json`, `links/NAME.json`, `dr-pairs/NAME.json`, `damaged/`. Held by one agent at a time
 * from `open` until it is disposed of.
 */
export class StateDirectory implements AsyncDisposable {
  readonly instances: RecordStore<InstanceRecord>;
  readonly links: RecordStore<LinkRecord>;
  readonly drPairs: RecordStore<DrRecord>;
  readonly #lock: StateLock;

  private constructor(
    lock: StateLock,
    instances: RecordStore<InstanceRecord>,
    links: RecordStore<LinkRecord>,
    drPairs: RecordStore<DrRecord>,
  ) {
    this.#lock = lock;
    this.drPairs = drPairs;
    this.instances = instances;
    this.links = links;
  }

  /** Makes the directory if need be, locks it and reads every record. Throws STATE_DIR_LOCKED, STATE_DIR_NEWER, UNSUPPORTED. */
  static async open(directory: string, log: Log): Promise<StateDirectory> {
    await makeDirectory(directory);
    const lock = await StateLock.take(directory);
    try {
      const folders = {
        instance: join(directory, "instances"),
        link: join(directory, "links"),
        drPair: join(directory, "dr-pairs"),
      };
      const damagedFolder = join(directory, "damaged");
      await claimStateFormat(directory, Object.values(folders));
      const instances = await RecordFolder.open<InstanceRecord>({
        kind: "instance",
        folder: folders.instance,
        damagedFolder,
        nameOf: (record) => record.spec.name,
        toBody: instanceBody,
        fromBody: parseInstanceBody,
        log,
      });
      const links = await RecordFolder.open<LinkRecord>({
        kind: "link",
        folder: folders.link,
        damagedFolder,
        nameOf: (record) => record.spec.name,
        toBody: linkBody,
        fromBody: parseLinkBody,
        log,
      });
      const drPairs = await RecordFolder.open<DrRecord>({
        kind: "dr-pair",
        folder: folders.drPair,
        damagedFolder,
        nameOf: (record) => record.spec.name,
        toBody: drBody,
        fromBody: parseDrBody,
        log,
      });
      return new StateDirectory(lock, instances, links, drPairs);
    } catch (error) {
      await lock[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lock[Symbol.asyncDispose]();
  }
}

async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: FOLDER_MODE });
  } catch (cause) {
    throw new AgentError(
      "CONFIG_INVALID",
      `the state directory ${directory} cannot be made (${systemErrorCode(cause)})`,
      {
        field: "state_dir",
        hint: "Make it, owned by the agent's account, or name another one as state_dir.",
        cause,
      },
    );
  }
}
