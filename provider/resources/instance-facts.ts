import type { Instance } from "../agent-client.ts";
import type { Private } from "../framework/resource.ts";
import type { InstanceState } from "./instance-schema.ts";

/** What the agent reads from the server itself. */
export type InstanceFacts = Pick<InstanceState, "version" | "server_uuid" | "gtid_mode">;

export const FACTS = [
  "version",
  "server_uuid",
  "gtid_mode",
] as const satisfies readonly (keyof InstanceFacts)[];

/** Where facts that differ from the state's are kept until a plan has shown them and an apply has accepted them. */
const PRIVATE_KEY = "observed";

/** What the server is now. Null, each, when it has never answered. */
export function observedFacts(instance: Instance): InstanceFacts {
  const { version, serverUuid, gtidMode } = instance.facts ?? {};
  return { version: version || null, server_uuid: serverUuid || null, gtid_mode: gtidMode || null };
}

/**
 * What a read makes of the facts. A state holds what was accepted: were a new `server_uuid` put there at once, no plan
 * would have a change to show for a server that was replaced. What differs is kept beside it, for the plan.
 */
export function readFacts(
  accepted: InstanceFacts,
  observed: InstanceFacts,
): { readonly facts: InstanceFacts; readonly private: Private } {
  const facts: Record<string, string | null> = {};
  const changed: Record<string, string> = {};
  for (const fact of FACTS) {
    const [before, now] = [accepted[fact], observed[fact]];
    facts[fact] = before ?? now;
    if (before !== null && now !== null && !sameFact(fact, before, now)) changed[fact] = now;
  }
  return { facts: facts as InstanceFacts, private: { [PRIVATE_KEY]: changed } };
}

/** The facts that the last read found to differ from the state. */
export function changedFacts(kept: Private): Partial<Record<(typeof FACTS)[number], string>> {
  const changed: unknown = kept[PRIVATE_KEY];
  if (typeof changed !== "object" || changed === null) return {};
  const texts: unknown[] = FACTS.map((fact) => Reflect.get(changed, fact));
  return Object.fromEntries(
    FACTS.flatMap((fact, index) => (typeof texts[index] === "string" ? [[fact, texts[index]]] : [])),
  );
}

function sameFact(fact: (typeof FACTS)[number], a: string, b: string): boolean {
  return fact === "version" ? series(a) === series(b) : a === b;
}

/** Major and minor version: what a patch release leaves. */
function series(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}
