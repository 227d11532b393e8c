import type { ReadingSession } from "../mysql/reading-session.ts";

/** Words after GRANT, what they are granted on, and to whom. Grants of roles have no ON and are passed over here. */
const GRANT = /^GRANT (.+) ON (?:TABLE )?(\S+|`(?:[^`]|``)*`\.\S+) TO /s;

/** What an account may do, its active roles included. */
export class Grants {
  /** Privileges by scope: `*.*` or `db.*`. */
  readonly #scopes: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(lines: readonly string[]) {
    const scopes = new Map<string, Set<string>>();
    for (const line of lines) {
      const match = GRANT.exec(line);
      if (match === null) continue;
      const scope = (match[2] as string).replaceAll("`", "");
      const known = scopes.get(scope) ?? new Set();
      for (const privilege of (match[1] as string).split(",")) known.add(privilege.trim().toUpperCase());
      scopes.set(scope, known);
    }
    this.#scopes = scopes;
  }

  hasGlobal(privilege: string): boolean {
    return this.#has("*.*", privilege);
  }

  /** On every table of the database. Patterns in the granted name (`_`, `%`, escaped or not) count. */
  hasOn(privilege: string, database: string): boolean {
    return [...this.#scopes.keys()].some((scope) => covers(scope, database) && this.#has(scope, privilege));
  }

  #has(scope: string, privilege: string): boolean {
    const granted = this.#scopes.get(scope);
    return granted !== undefined && (granted.has(privilege) || granted.has("ALL PRIVILEGES"));
  }
}

function covers(scope: string, database: string): boolean {
  if (scope === "*.*") return true;
  if (!scope.endsWith(".*")) return false;
  const pattern = scope
    .slice(0, -".*".length)
    .replace(/[.*+?^${}()|[\]]/g, "\\$&")
    .replace(/(?<!\\)%/g, ".*")
    .replace(/(?<!\\)_/g, ".")
    .replaceAll("\\_", "_")
    .replaceAll("\\%", "%");
  return new RegExp(`^${pattern}$`, "s").test(database);
}

export async function readGrants(server: ReadingSession): Promise<Grants> {
  // Servers before 8.0 have no roles, and take the function for a comment.
  const [row] = await server.text("SELECT /*!80000 CURRENT_ROLE(), */ 'NONE'");
  const roles = row?.[0] ?? "NONE";
  const using = roles === "NONE" || roles === "" ? "" : ` USING ${roles}`;
  const lines = await server.text(`SHOW GRANTS FOR CURRENT_USER()${using}`);
  return new Grants(lines.map(([line]) => line ?? ""));
}
