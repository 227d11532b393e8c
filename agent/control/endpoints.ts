import { AgentError } from "../error.ts";
import {
  type GivenPassword,
  type InstanceSpec,
  type KeptPassword,
  passwordPlace,
} from "../instance/instance.ts";
import { readPassword } from "../instance/read-password.ts";
import type { Log } from "../lib/log.ts";
import type { Secret } from "../lib/secret.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { InstanceRecord } from "../store/instance-record.ts";
import type { RecordStore } from "../store/record-store.ts";
import type { SecretBox } from "../store/secret-box.ts";
import { notFound } from "./claim.ts";

/** Makes endpoints of declared instances, their passwords looked up or decrypted at the moment of asking. */
export class Endpoints {
  readonly #agent: string;
  readonly #instances: RecordStore<InstanceRecord>;
  readonly #box: SecretBox;
  readonly #env: NodeJS.ProcessEnv;

  constructor(agent: string, instances: RecordStore<InstanceRecord>, box: SecretBox, env: NodeJS.ProcessEnv) {
    this.#agent = agent;
    this.#instances = instances;
    this.#box = box;
    this.#env = env;
  }

  /** The endpoint of the instance declared under that name. Throws NOT_FOUND, STATE_FILE_DAMAGED or SECRET_UNREADABLE. */
  async declared(name: string, signal: AbortSignal): Promise<Endpoint> {
    const record = this.#instances.get(name);
    if (record === null) throw notFound({ kind: "instance", name, agent: this.#agent });
    return await this.of(record.spec, signal);
  }

  /** The endpoint of a spec. Throws SECRET_UNREADABLE. */
  async of(spec: InstanceSpec<GivenPassword | KeptPassword>, signal: AbortSignal): Promise<Endpoint> {
    const { name, host, port, username, tls } = spec;
    return { name, host, port, username, password: await this.#password(spec, signal), tls };
  }

  /** The spec as it is kept: a given password sealed. */
  seal(spec: InstanceSpec<GivenPassword>): InstanceSpec {
    const { password } = spec;
    if (password.from !== "request") return { ...spec, password };
    const sealed = this.#box.seal(password.secret, passwordPlace(spec.name));
    return { ...spec, password: { from: "store", sealed } };
  }

  /** The password kept in a spec, opened. Throws SECRET_UNREADABLE naming the instance. */
  unseal(instance: string, sealed: string): Secret {
    const opened = this.#box.open(sealed, passwordPlace(instance));
    if (opened === "other-key") {
      throw new AgentError(
        "SECRET_UNREADABLE",
        `the password of instance ${instance} was encrypted with another key than the agent's key file holds`,
        { hint: "Restore the key file from its copy and restart the agent, or give the password again." },
      );
    }
    if (opened === "altered") {
      throw new AgentError("SECRET_UNREADABLE", `the password of instance ${instance} was altered on disk`, {
        hint: "Give the password again: raise password_wo_version and apply.",
      });
    }
    return opened;
  }

  /** Logs every instance whose kept password does not open: said at start, not when its link fails. */
  reportUnreadable(log: Log): void {
    for (const { spec } of this.#instances.list()) {
      if (spec.password.from !== "store") continue;
      try {
        this.unseal(spec.name, spec.password.sealed);
      } catch (thrown) {
        // Not lost: whoever needs the password gets the same error. The other instances go on.
        const { code, message, hint } = AgentError.from(thrown);
        log.error({ instance: spec.name, code, hint, reason: message }, "a password cannot be read");
      }
    }
  }

  async #password(spec: InstanceSpec<GivenPassword | KeptPassword>, signal: AbortSignal): Promise<Secret> {
    const { password } = spec;
    switch (password.from) {
      case "request":
        return password.secret;
      case "store":
        return this.unseal(spec.name, password.sealed);
      case "env":
      case "file":
      case "exec":
        return await readPassword(spec.name, password, this.#env, signal);
      default:
        return password satisfies never;
    }
  }
}
