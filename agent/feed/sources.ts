import { NearSource } from "../extract/near-source.ts";
import type { Source } from "../extract/source.ts";
import type { Endpoint } from "../mysql/endpoint.ts";

/** Which source a link reads. */
export interface SourceReference {
  /** Name of the declared instance. */
  readonly source: string;
}

/** Finds where links read. */
export class Sources {
  readonly #declared: (instance: string, signal: AbortSignal) => Promise<Endpoint>;

  /** @param declared how this agent reaches an instance that is declared with it */
  constructor(declared: (instance: string, signal: AbortSignal) => Promise<Endpoint>) {
    this.#declared = declared;
  }

  /** Where a link reads. Throws what `declared` throws. */
  async of({ source }: SourceReference, signal: AbortSignal): Promise<Source> {
    return new NearSource(await this.#declared(source, signal));
  }
}
