import { formatPath, type Path } from "./path.ts";

/** One thing the operator is told. An error stops what was asked; a warning does not. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** What happened, to which object: one line. */
  readonly summary: string;
  /** Why, and what to do about it. */
  readonly detail: string;
  /** The attribute at fault; empty when none is. */
  readonly path: Path;
}

/** What has been found so far. Mistakes of the operator are added here, all of them; only faults of ours are thrown. */
export class Diagnostics {
  readonly #list: Diagnostic[] = [];

  error(summary: string, detail: string, path: Path = []): void {
    this.#add({ severity: "error", summary, detail, path });
  }

  warning(summary: string, detail: string, path: Path = []): void {
    this.#add({ severity: "warning", summary, detail, path });
  }

  get list(): readonly Diagnostic[] {
    return this.#list;
  }

  get hasError(): boolean {
    return this.#list.some((diagnostic) => diagnostic.severity === "error");
  }

  // The same rule may be met on several ways to one attribute; it is told once.
  #add(diagnostic: Diagnostic): void {
    const key = identity(diagnostic);
    if (!this.#list.some((known) => identity(known) === key)) this.#list.push(diagnostic);
  }
}

function identity(diagnostic: Diagnostic): string {
  return JSON.stringify([
    diagnostic.severity,
    diagnostic.summary,
    diagnostic.detail,
    formatPath(diagnostic.path),
  ]);
}
