import { z } from "zod";
import type { DrSpec } from "../dr/spec.ts";
import { describeIssues } from "./issues.ts";

/** A declared pair as it is kept. What its roles are is in the journals of its servers, never here. */
export interface DrRecord {
  /** Made by the agent on creation. */
  readonly uid: string;
  /** Whether a creator has shown, by naming the uid, that it knows of the object. */
  readonly claimed: boolean;
  readonly spec: DrSpec;
}

const BODY = z.strictObject({
  uid: z.uuid(),
  claimed: z.boolean(),
  spec: z.strictObject({
    name: z.string(),
    instance: z.string(),
    peer: z.string(),
    applyWorkers: z.int().positive(),
    deletionProtection: z.boolean(),
  }),
});

/** The record as JSON values. Named field by field: what the domain type gains does not reach the disk unseen. */
export function drBody({ uid, claimed, spec }: DrRecord): z.infer<typeof BODY> {
  const { name, instance, peer, applyWorkers, deletionProtection } = spec;
  return { uid, claimed, spec: { name, instance, peer, applyWorkers, deletionProtection } };
}

/** The record of a body that was read; throws an Error that names what is wrong with it. */
export function parseDrBody(body: unknown): DrRecord {
  const parsed = BODY.safeParse(body);
  if (!parsed.success) throw new Error(describeIssues(parsed.error));
  return parsed.data;
}
