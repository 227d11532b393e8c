import { AgentError } from "../error.ts";
import { RIGHTS, type Rpc, rpcTitle } from "./rights.ts";
import { includesRole, type Role } from "./role.ts";

/** A client whose certificate has an entry in the access table. */
export interface Caller {
  /** The name of its certificate. */
  readonly name: string;
  readonly role: Role;
}

/** The names that `towline certs init` and `towline certs client DIR reader` give. */
export const DEFAULT_ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["operator", "operator"],
  ["reader", "reader"],
  ["towline agent", "peer"],
]);

/** Which certificate name has which role. Who is not in it may do nothing. */
export class AccessTable {
  #roles: ReadonlyMap<string, Role>;

  constructor(roles: ReadonlyMap<string, Role>) {
    this.#roles = roles;
  }

  /**
   * Uses another table from now on.
   * @returns the names that may do less than before, or nothing any more
   */
  replace(roles: ReadonlyMap<string, Role>): readonly string[] {
    const before = [...this.#roles];
    this.#roles = roles;
    return before
      .filter(([name, role]) => {
        const now = roles.get(name);
        return now === undefined || !includesRole(now, role);
      })
      .map(([name]) => name);
  }

  /** The client of this certificate name. Throws PERMISSION_DENIED when it is not in the table. */
  caller(name: string): Caller {
    const role = this.#roles.get(name);
    if (role !== undefined) return { name, role };
    const shown = JSON.stringify(name);
    throw new AgentError(
      "PERMISSION_DENIED",
      `the client's certificate is of this agent's CA, and its name, ${shown}, is not in the agent's access table`,
      {
        hint: `Give it a role under access in the agent's configuration file (access: { ${shown}: reader }) and send the agent SIGHUP, or use a certificate whose name is there.`,
      },
    );
  }
}

/** Throws PERMISSION_DENIED unless the client's role takes the call. */
export function authorize({ name, role }: Caller, rpc: Rpc): void {
  const { least } = RIGHTS[rpc];
  if (includesRole(role, least)) return;
  throw new AgentError(
    "PERMISSION_DENIED",
    `${rpcTitle(rpc)} takes the role ${least}, and ${JSON.stringify(name)} has the role ${role} at this agent`,
    {
      hint: `Use a certificate with the role ${least}, or change the role of ${JSON.stringify(name)} under access in the agent's configuration file and send the agent SIGHUP.`,
    },
  );
}
