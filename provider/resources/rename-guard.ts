import type { Diagnostics } from "../framework/diagnostics.ts";

/**
 * Notices an object whose label was changed without a `moved` block: terraform then plans to destroy and to create the
 * same id, at once and in either order. The link would be torn down and loaded again for a new name in a file.
 */
export class RenameGuard {
  readonly #typeName: string;
  readonly #created = new Set<string>();
  readonly #destroyed = new Set<string>();

  constructor(typeName: string) {
    this.#typeName = typeName;
  }

  /** Forgets what was planned: a new walk begins. */
  reset(): void {
    this.#created.clear();
    this.#destroyed.clear();
  }

  planCreate(id: string, diagnostics: Diagnostics): void {
    this.#created.add(id);
    if (this.#destroyed.has(id)) this.#refuse(id, diagnostics);
  }

  planDestroy(id: string, diagnostics: Diagnostics): void {
    this.#destroyed.add(id);
    if (this.#created.has(id)) this.#refuse(id, diagnostics);
  }

  #refuse(id: string, diagnostics: Diagnostics): void {
    const type = this.#typeName;
    diagnostics.error(
      `${id} is to be destroyed and created in one plan`,
      "Its address in the configuration has changed (a new label, or another key of for_each). To keep the object, write:" +
        `\n\nmoved {\n  from = ${type}.<old label>\n  to   = ${type}.<new label>\n}`,
    );
  }
}
