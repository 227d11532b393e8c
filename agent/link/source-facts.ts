import { z } from "zod";
import { chosenObjects } from "../change/chosen-tables.ts";
import { GtidSet } from "../change/gtid-set.ts";
import type { SourceTable } from "../change/statement/reload-tables.ts";
import { canonicalJson } from "../lib/canonical-json.ts";
import type { NameCase } from "../mysql/fold.ts";
import type { LinkSpec } from "./spec.ts";

/** What an attempt has read of the source before it applied anything: enough to apply what was received while the source is gone. */
export interface SourceFacts {
  /** What the link carried: facts of another selection are of no use. */
  readonly selection: string;
  readonly serverUuid: string;
  readonly nameCase: NameCase;
  /** The databases of a link that carries the whole server, as they were. */
  readonly databases: readonly string[];
  /** The selected tables that were on the source once it had executed `executed`. */
  readonly tables: readonly SourceTable[];
  readonly executed: GtidSet;
}

const BODY = z.strictObject({
  selection: z.string(),
  serverUuid: z.string(),
  nameCase: z.enum(["kept", "lower"]),
  databases: z.array(z.string()),
  tables: z.array(z.strictObject({ database: z.string(), table: z.string() })),
  executed: z.string(),
});

export function factsBody(facts: SourceFacts): unknown {
  return { ...facts, executed: facts.executed.toString() };
}

/** Reads what `factsBody` made; null when it is something else, as an older agent may have written. */
export function parseFacts(body: unknown): SourceFacts | null {
  const parsed = BODY.safeParse(body);
  return parsed.success ? { ...parsed.data, executed: GtidSet.parse(parsed.data.executed) } : null;
}

/** What decides on the meaning of facts and of what was received: from where a link carries what, and how. */
export function selectionText({ source, sourceAgent, gtids, databases, initialization }: LinkSpec): string {
  const objects = chosenObjects(databases);
  return canonicalJson({ source, sourceAgent, gtids, objects, initialization });
}
