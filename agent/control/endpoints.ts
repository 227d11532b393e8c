import { isDeepStrictEqual } from "node:util";
import { AgentError } from "../error.ts";
import {
  type GivenKey,
  type GivenSpec,
  type InstanceSpec,
  type KeptKey,
  keyPlace,
  passwordPlace,
} from "../instance/instance.ts";
import { readPassword } from "../instance/read-password.ts";
import { type OpenKey, readTls } from "../instance/read-tls.ts";
import type { Log } from "../lib/log.ts";
import { Secret } from "../lib/secret.ts";
import type { Endpoint, EndpointTls, Login } from "../mysql/endpoint.ts";
import type { InstanceRecord } from "../store/instance-record.ts";
import type { RecordStore } from "../store/record-store.ts";
import type { SecretBox } from "../store/secret-box.ts";
import { notFound } from "./claim.ts";
import { LiveEndpoint, LiveLogin } from "./live-endpoint.ts";

export interface EndpointsContext {
  /** Name of the agent. */
  readonly agent: string;
  readonly instances: RecordStore<InstanceRecord>;
  readonly box: SecretBox;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
}

/** Makes endpoints of declared instances, their secrets looked up or decrypted at the moment of asking. */
export class Endpoints {
  readonly #agent: string;
  readonly #instances: RecordStore<InstanceRecord>;
  readonly #box: SecretBox;
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: Log;
  /** What running links log in with, by instance; another one when the server or its protection is another. */
  readonly #logins = new Map<string, { readonly server: object; readonly login: LiveLogin }>();

  constructor({ agent, instances, box, env, log }: EndpointsContext) {
    this.#agent = agent;
    this.#instances = instances;
    this.#box = box;
    this.#env = env;
    this.#log = log;
  }

  /**
   * The endpoint of the instance declared under that name, for a link: what it logs in with is looked up now, and follows
   * what is declared later. Throws NOT_FOUND, STATE_FILE_DAMAGED, and as `of`.
   */
  async declared(name: string, signal: AbortSignal): Promise<Endpoint> {
    const record = this.#instances.get(name);
    if (record === null) throw notFound({ kind: "instance", name, agent: this.#agent });
    const { spec } = record;
    return new LiveEndpoint(spec, this.follow(spec, await this.#lookUp(spec, signal)));
  }

  /** The endpoint of a spec as it is now. Throws SECRET_UNREADABLE and TLS_FILE_UNREADABLE. */
  async of(spec: GivenSpec | InstanceSpec, signal: AbortSignal): Promise<Endpoint> {
    const { name, host, port, username } = spec;
    const { password, tls } = await this.#lookUp(spec, signal);
    return { name, host, port, username, password, tls, renew: async () => false };
  }

  /** Has running links of the instance log in so from now on, unless it is another server or another protection. */
  follow(spec: InstanceSpec, now: Login): LiveLogin {
    const { name } = spec;
    const server = serverOf(spec);
    const known = this.#logins.get(name);
    if (known !== undefined && isDeepStrictEqual(known.server, server)) {
      known.login.change(now);
      return known.login;
    }
    const login: LiveLogin = new LiveLogin(now, async (signal) => {
      const declared = this.#instances.get(name);
      // Of another server nothing is taken: the link is about to start over.
      if (declared === null || !isDeepStrictEqual(serverOf(declared.spec), server)) return login.now;
      const found = await this.#lookUp(declared.spec, signal);
      this.#log.info(
        { instance: name },
        "the server refused the login: password and certificates were looked up anew",
      );
      return found;
    });
    this.#logins.set(name, { server, login });
    return login;
  }

  /** The spec as it is kept: a given password and key sealed. */
  seal(spec: GivenSpec): InstanceSpec {
    const { name, password } = spec;
    const { client } = spec.tls;
    const sealed = {
      password:
        password.from === "request"
          ? ({ from: "store", sealed: this.#box.seal(password.secret, passwordPlace(name)) } as const)
          : password,
      key:
        client?.key.from === "request"
          ? ({ from: "store", sealed: this.#box.seal(client.key.secret, keyPlace(name)) } as const)
          : client?.key,
    };
    const { key } = sealed;
    return {
      ...spec,
      password: sealed.password,
      tls: { ...spec.tls, client: client === null || key === undefined ? null : { ...client, key } },
    };
  }

  /** The password kept in a spec, opened. Throws SECRET_UNREADABLE naming the instance. */
  unsealPassword(instance: string, sealed: string): Secret {
    return this.#unseal(instance, sealed, passwordPlace(instance), "password", "password_wo_version");
  }

  /** The key kept in a spec, opened. Throws SECRET_UNREADABLE naming the instance. */
  unsealKey(instance: string, sealed: string): Secret {
    return this.#unseal(instance, sealed, keyPlace(instance), "client key", "tls.key_wo_version");
  }

  /** The spec with the current key, if the previous one has sealed something in it; null when there is nothing to do. */
  sealedAnew(spec: InstanceSpec): InstanceSpec | null {
    const { name, password } = spec;
    const { client } = spec.tls;
    const anew = <S extends { readonly from: string }>(secret: S, place: string): S => {
      if (!isSealed(secret) || this.#box.isCurrent(secret.sealed)) return secret;
      const opened = this.#box.open(secret.sealed, place);
      // One that does not open stays, and is reported.
      return opened instanceof Secret ? { ...secret, sealed: this.#box.seal(opened, place) } : secret;
    };
    const [newPassword, newKey] = [
      anew(password, passwordPlace(name)),
      client && anew(client.key, keyPlace(name)),
    ];
    if (newPassword === password && newKey === (client?.key ?? null)) return null;
    const newClient = client === null || newKey === null ? null : { ...client, key: newKey };
    return { ...spec, password: newPassword, tls: { ...spec.tls, client: newClient } };
  }

  /** Logs every instance whose kept password or key does not open: said at start, not when its link fails. */
  reportUnreadable(log: Log): void {
    for (const { spec } of this.#instances.list()) {
      const { name, password } = spec;
      const key = spec.tls.client?.key;
      try {
        if (password.from === "store") this.unsealPassword(name, password.sealed);
        if (key?.from === "store") this.unsealKey(name, key.sealed);
      } catch (thrown) {
        // Not lost: whoever needs it gets the same error. The other instances go on.
        const { code, message, hint } = AgentError.from(thrown);
        log.error({ instance: spec.name, code, hint, reason: message }, "a secret cannot be read");
      }
    }
  }

  async #lookUp(spec: GivenSpec | InstanceSpec, signal: AbortSignal): Promise<Login> {
    return { password: await this.#password(spec, signal), tls: await this.#tls(spec) };
  }

  #unseal(instance: string, sealed: string, place: string, what: string, version: string): Secret {
    const opened = this.#box.open(sealed, place);
    if (opened === "other-key") {
      throw new AgentError(
        "SECRET_UNREADABLE",
        `the ${what} of instance ${instance} was encrypted with another key than the agent's key file holds`,
        { hint: `Restore the key file from its copy and restart the agent, or give the ${what} again.` },
      );
    }
    if (opened === "altered") {
      throw new AgentError("SECRET_UNREADABLE", `the ${what} of instance ${instance} was altered on disk`, {
        hint: `Give the ${what} again: raise ${version} and apply.`,
      });
    }
    return opened;
  }

  async #tls({ name, tls }: GivenSpec | InstanceSpec): Promise<EndpointTls> {
    const { mode, ca, client } = tls;
    if (client === null) return await readTls(name, { mode, ca, client });
    return await readTls(name, { mode, ca, client: { ...client, key: this.#key(name, client.key) } });
  }

  #key(instance: string, key: GivenKey | KeptKey): OpenKey {
    switch (key.from) {
      case "file":
        return key;
      case "request":
        return { from: "opened", secret: key.secret };
      case "store":
        return { from: "opened", secret: this.unsealKey(instance, key.sealed) };
      default:
        return key satisfies never;
    }
  }

  async #password(spec: GivenSpec | InstanceSpec, signal: AbortSignal): Promise<Secret> {
    const { password } = spec;
    switch (password.from) {
      case "request":
        return password.secret;
      case "store":
        return this.unsealPassword(spec.name, password.sealed);
      case "env":
      case "file":
      case "exec":
        return await readPassword(spec.name, password, this.#env, signal);
      default:
        return password satisfies never;
    }
  }
}

function isSealed(secret: { readonly from: string }): secret is { from: "store"; sealed: string } {
  return secret.from === "store";
}

/**
 * What of a spec says which server it is and how sure of that the agent has to be. When this changes, sessions that are open
 * are not what is declared any more.
 */
export function serverOf({ host, port, username, tls }: GivenSpec | InstanceSpec): object {
  return { host, port, username, mode: tls.mode, ca: tls.ca };
}
