import type { Caller } from "../access/access-table.ts";
import { includesRole } from "../access/role.ts";
import { AgentError } from "../error.ts";
import type { RecordKind } from "../store/record-file.ts";

/** What claims and uids are about, of an instance, a link or a DR pair. */
export interface Claimable {
  readonly uid: string;
  readonly claimed: boolean;
}

/** The uid by which a read claims the object: none of a reader's, who changes nothing. */
export function claimingUid({ role }: Caller, uid: string): string {
  return includesRole(role, "operator") ? uid : "";
}

/** What a Put comes down to. */
export type PutDecision = "create" | "adopt" | "update";

/** The object that a request is about, for error texts: `agent` is this agent's name. */
export interface Subject {
  readonly kind: RecordKind;
  readonly name: string;
  readonly agent: string;
}

/**
 * Decides whether a Put creates, takes over or updates. An empty `expectedUid` means create; an object that is there is
 * only taken over when nobody has claimed it and its spec is identical: then its creator died before it could note the
 * uid. Throws NOT_FOUND, OBJECT_EXISTS or UID_MISMATCH.
 */
export function decidePut(
  subject: Subject,
  existing: Claimable | null,
  expectedUid: string,
  identical: () => boolean,
): PutDecision {
  if (expectedUid !== "") {
    expectUid(subject, existing, expectedUid);
    return "update";
  }
  if (existing === null) return "create";
  if (!existing.claimed && identical()) return "adopt";
  const { kind, name, agent } = subject;
  throw new AgentError("OBJECT_EXISTS", `${kind} ${name} is declared already at agent ${agent}`, {
    field: "name",
    hint: `Import it with the id ${agent}/${name}, or choose another name.`,
  });
}

/** Throws NOT_FOUND or UID_MISMATCH unless the object there is the one that the caller means. */
export function expectUid<T extends Claimable>(subject: Subject, existing: T | null, uid: string): T {
  const { kind, name, agent } = subject;
  if (existing === null) throw notFound(subject);
  if (uid === "") {
    throw new AgentError("INVALID_ARGUMENT", `the uid of ${kind} ${name} is missing from the request`, {
      field: "expected_uid",
      hint: "Read the object first: an object is only changed by who knows which one it is.",
    });
  }
  if (existing.uid === uid) return existing;
  throw new AgentError(
    "UID_MISMATCH",
    `${kind} ${name} at agent ${agent} is another object than the one that was read (uid ${existing.uid}, expected ${uid})`,
    { hint: "It was deleted and declared anew by someone else. Import it, or choose another name." },
  );
}

export function notFound({ kind, name, agent }: Subject): AgentError {
  return new AgentError("NOT_FOUND", `no ${kind} ${name} is declared at agent ${agent}`, {
    hint: `Declare it, or list what is there with: towline ${kind === "dr-pair" ? "dr" : kind} list`,
  });
}
