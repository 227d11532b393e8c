import { isDeepStrictEqual } from "node:util";
import { binlogOf } from "../extract/near-source.ts";
import type { SharedBinlog } from "../extract/shared-binlog.ts";
import type { Endpoint } from "../mysql/endpoint.ts";

/** The binlogs of the instances that are declared with this agent: one for all that read an instance, links and other agents. */
export class NearBinlogs {
  /** By instance, with the server that it was declared as; nothing is open in one that nobody reads. */
  readonly #binlogs = new Map<string, { readonly server: object; readonly binlog: SharedBinlog }>();

  /** The binlog of an instance, another one when the server is. Whoever still reads the former ends with it. */
  at(endpoint: Endpoint): SharedBinlog {
    const server = serverOf(endpoint);
    const known = this.#binlogs.get(endpoint.name);
    if (known !== undefined && isDeepStrictEqual(known.server, server)) return known.binlog;
    const binlog = binlogOf(endpoint);
    this.#binlogs.set(endpoint.name, { server, binlog });
    return binlog;
  }
}

/** What says which server it is and how sure of that the agent has to be. What it logs in with follows by itself. */
function serverOf({ host, port, username, tls }: Endpoint): object {
  return { host, port, username, mode: tls.mode, ca: tls.ca };
}
