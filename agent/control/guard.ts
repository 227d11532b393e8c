import type { ServerUnaryCall } from "@grpc/grpc-js";
import { type AccessTable, authorize, type Caller } from "../access/access-table.ts";
import { certificateName } from "../access/certificate-name.ts";
import { type RequestOf, RIGHTS, type Rpc, rpcTitle } from "../access/rights.ts";
import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";

/** What the guard asks of a call. */
export type GuardedCall = Pick<ServerUnaryCall<unknown, unknown>, "getAuthContext" | "getPeer">;

export interface GuardContext {
  readonly access: AccessTable;
  readonly log: Log;
}

/** The one place that every control call passes before its handler. */
export class Guard {
  readonly #context: GuardContext;

  constructor(context: GuardContext) {
    this.#context = context;
  }

  /** Who calls. Throws PERMISSION_DENIED, and logs the refusal, when the client may not make this call. */
  admit<R extends Rpc>(rpc: R, call: GuardedCall, request: RequestOf<R>): Caller {
    const { access, log } = this.#context;
    const seen: { client?: string; role?: string } = {};
    try {
      seen.client = certificateName(call.getAuthContext().sslPeerCertificate);
      const caller = access.caller(seen.client);
      seen.role = caller.role;
      authorize(caller, rpc);
      return caller;
    } catch (thrown) {
      const { code, message } = AgentError.from(thrown);
      const object = RIGHTS[rpc].object(request);
      log.warn(
        { call: rpcTitle(rpc), object, ...seen, peer: call.getPeer(), code, reason: message },
        "client refused",
      );
      throw thrown;
    }
  }
}
