import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { AccessTable } from "../access/access-table.ts";
import { certificateName } from "../access/certificate-name.ts";
import { includesRole, type Role } from "../access/role.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";

/** The least role that may read metrics over TLS. */
const LEAST: Role = "reader";

/** Who may read metrics. */
export class MetricsGuard {
  readonly #access: AccessTable;
  readonly #audit: Pick<AuditLog, "refused">;
  readonly #log: Log;

  constructor(access: AccessTable, audit: Pick<AuditLog, "refused">, log: Log) {
    this.#access = access;
    this.#audit = audit;
    this.#log = log;
  }

  /**
   * Returns null when the client of a TLS connection may read metrics; else why not, which is logged and audited as a refused call of the
   * control API is.
   */
  async refusal(socket: Socket): Promise<AgentError | null> {
    const who = {
      client: "",
      role: "",
      peer: `${socket.remoteAddress}:${socket.remotePort}`,
      call: "Metrics",
    };
    try {
      const name = certificateName(socket instanceof TLSSocket ? socket.getPeerCertificate() : undefined);
      who.client = name;
      const { role } = this.#access.caller(name);
      who.role = role;
      if (includesRole(role, LEAST)) return null;
      throw new AgentError(
        "PERMISSION_DENIED",
        `metrics take the role ${LEAST}, and ${JSON.stringify(name)} has the role ${role} at this agent`,
        { hint: `Use a certificate with the role ${LEAST}.` },
      );
    } catch (thrown) {
      const error = AgentError.from(thrown);
      this.#log.warn({ ...who, object: "", code: error.code, reason: error.message }, "client refused");
      await this.#audit.refused({ ...who, object: "", detail: {} }, error.code);
      return error;
    }
  }
}
