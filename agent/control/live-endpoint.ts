import { isDeepStrictEqual } from "node:util";
import { KeyedLock } from "../lib/keyed-lock.ts";
import type { Secret } from "../lib/secret.ts";
import type { Endpoint, EndpointTls, Login } from "../mysql/endpoint.ts";

/** Where a server is. */
export type Address = Pick<Endpoint, "name" | "host" | "port" | "username">;

/**
 * What the agent logs in with at an instance now, and how to look it up anew. Shared by the endpoints of all links of the
 * instance: when one of them finds that it has changed, or a request changes it, all do.
 */
export class LiveLogin {
  readonly #lookUp: (signal: AbortSignal) => Promise<Login>;
  readonly #lock = new KeyedLock();
  #now: Login;

  constructor(now: Login, lookUp: (signal: AbortSignal) => Promise<Login>) {
    this.#now = now;
    this.#lookUp = lookUp;
  }

  get now(): Login {
    return this.#now;
  }

  change(to: Login): void {
    if (!isSameLogin(this.#now, to)) this.#now = to;
  }

  /** As `Endpoint.renew`. Of several that are refused at a time, one looks. */
  async renew(used: Login, signal: AbortSignal): Promise<boolean> {
    return await this.#lock.run("renew", async () => {
      if (isSameLogin(this.#now, used)) this.change(await this.#lookUp(signal));
      return !isSameLogin(this.#now, used);
    });
  }
}

/** The endpoint of a running link: what it logs in with is always that of now. */
export class LiveEndpoint implements Endpoint {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly #login: LiveLogin;

  constructor({ name, host, port, username }: Address, login: LiveLogin) {
    this.name = name;
    this.host = host;
    this.port = port;
    this.username = username;
    this.#login = login;
  }

  get password(): Secret {
    return this.#login.now.password;
  }

  get tls(): EndpointTls {
    return this.#login.now.tls;
  }

  async renew(used: Login, signal: AbortSignal): Promise<boolean> {
    return await this.#login.renew(used, signal);
  }
}

function isSameLogin(a: Login, b: Login): boolean {
  return isDeepStrictEqual(revealed(a), revealed(b));
}

function revealed({ password, tls }: Login): readonly unknown[] {
  const { mode, ca, client } = tls;
  return [password.reveal(), mode, ca, client?.cert, client?.key.reveal()];
}
