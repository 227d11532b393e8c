import type { ServerUnaryCall } from "@grpc/grpc-js";
import { type AccessTable, authorize, type Caller } from "../access/access-table.ts";
import { certificateName } from "../access/certificate-name.ts";
import { type RequestOf, RIGHTS, type Right, type Rpc, rpcTitle } from "../access/rights.ts";
import type { AuditedCall, AuditLog } from "../audit/audit-log.ts";
import { AgentError, type ErrorCode } from "../error.ts";
import type { Log } from "../lib/log.ts";
import { shortened } from "../lib/shortened.ts";
import { Tally } from "../lib/tally.ts";

/** Longest object that is logged, in characters: a client chooses its name. */
const OBJECT_MAX = 256;

/** What the guard asks of a call. */
export type GuardedCall = Pick<ServerUnaryCall<unknown, unknown>, "getAuthContext" | "getPeer">;

export interface GuardContext {
  readonly access: AccessTable;
  readonly audit: Pick<AuditLog, "allowed" | "refused">;
  readonly log: Log;
}

/** A call that may be carried out. */
export interface Admission {
  readonly caller: Caller;
  /** To be called once, with what the call failed of or null, before it is answered. Never rejects. */
  ended(error: AgentError | null): Promise<void>;
}

/** The one place that every control call passes before its handler. */
export class Guard {
  readonly #context: GuardContext;
  /** Calls that were refused since the agent was started. */
  readonly refusals = new Tally<ErrorCode>();

  constructor(context: GuardContext) {
    this.#context = context;
  }

  /**
   * Lets a call through that its client may make; a change is on the disk of the audit log by then. Throws PERMISSION_DENIED and
   * AUDIT_FAILED; the refusal is logged and audited.
   */
  async admit<R extends Rpc>(rpc: R, call: GuardedCall, request: RequestOf<R>): Promise<Admission> {
    const { access, audit } = this.#context;
    const right: Right<RequestOf<R>> = RIGHTS[rpc];
    let audited: AuditedCall = {
      client: "",
      role: "",
      peer: call.getPeer(),
      call: rpcTitle(rpc),
      object: shortened(right.object(request), OBJECT_MAX),
      detail: right.detail?.(request) ?? {},
    };
    try {
      const name = nameOf(call);
      audited = { ...audited, client: name };
      const caller = access.caller(name);
      audited = { ...audited, role: caller.role };
      authorize(caller, rpc);
      if (right.effect === "reads") return { caller, ended: async () => {} };
      const change = await audit.allowed(audited);
      return { caller, ended: (error) => change.ended(error?.code ?? null) };
    } catch (thrown) {
      await this.#refuse(audited, AgentError.from(thrown));
      throw thrown;
    }
  }

  /** The client of a call, by the name of its certificate; null when it has no role. */
  clientOf(call: GuardedCall): string | null {
    try {
      return this.#context.access.caller(nameOf(call)).name;
    } catch (error) {
      // Why it has none is said when the call comes to the guard.
      if (error instanceof AgentError) return null;
      throw error;
    }
  }

  /** Logs and audits a call that is refused before its request is read. Never rejects. */
  async refuse(rpc: Rpc, call: GuardedCall, error: AgentError): Promise<void> {
    const client = this.clientOf(call) ?? "";
    const role = client === "" ? "" : this.#context.access.caller(client).role;
    const audited = { client, role, peer: call.getPeer(), call: rpcTitle(rpc), object: "", detail: {} };
    await this.#refuse(audited, error);
  }

  async #refuse(audited: AuditedCall, { code, message }: AgentError): Promise<void> {
    const { detail: _, ...who } = audited;
    this.refusals.add(code);
    this.#context.log.warn({ ...who, code, reason: message }, "client refused");
    await this.#context.audit.refused(audited, code);
  }
}

function nameOf(call: GuardedCall): string {
  return certificateName(call.getAuthContext().sslPeerCertificate);
}
