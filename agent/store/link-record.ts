import { z } from "zod";
import { DEFAULT_APPLY, DEFAULT_LOAD, type LinkSpec } from "../link/spec.ts";
import { describeIssues } from "./issues.ts";

/** A declared link as it is kept. */
export interface LinkRecord {
  /** Made by the agent on creation. */
  readonly uid: string;
  /** Whether a creator has shown, by naming the uid, that it knows of the object. */
  readonly claimed: boolean;
  /** 1 on creation; grows by one with every accepted change of the spec. */
  readonly generation: number;
  readonly spec: LinkSpec;
}

const NAMES = z.array(z.string()).readonly();

const BODY = z.strictObject({
  uid: z.uuid(),
  claimed: z.boolean(),
  generation: z.int().positive(),
  spec: z.strictObject({
    name: z.string(),
    source: z.string(),
    sourceAgent: z.string().nullable().default(null),
    target: z.string(),
    databases: z.record(z.string(), z.strictObject({ tables: NAMES, excludeTables: NAMES })),
    initialization: z.strictObject({ structure: z.boolean(), data: z.boolean() }),
    // Links that were declared before there was a choice have the defaults.
    definer: z.enum(["keep", "target_account"]).default("keep"),
    load: z
      .strictObject({ workers: z.int().positive(), rowsPerSecond: z.number().positive().nullable() })
      .default(DEFAULT_LOAD),
    apply: z
      .strictObject({
        workers: z.int().positive(),
        commitOrder: z.enum(["ordered", "unordered"]).default(DEFAULT_APPLY.commitOrder),
      })
      .default(DEFAULT_APPLY),
    gtids: z.enum(["own", "preserve"]).default("own"),
    conflictPolicy: z.literal("fail"),
    desiredState: z.enum(["running", "paused"]),
    deletionProtection: z.boolean(),
  }),
});

/** The record as JSON values. Named field by field: what the domain type gains does not reach the disk unseen. */
export function linkBody(record: LinkRecord): z.infer<typeof BODY> {
  const { uid, claimed, generation, spec } = record;
  return { uid, claimed, generation, spec: linkSpecBody(spec) };
}

/** A link spec as JSON values. */
function linkSpecBody(spec: LinkSpec): z.infer<typeof BODY>["spec"] {
  const databases = [...spec.databases].map(
    ([database, { tables, excludeTables }]) =>
      [database, { tables: [...tables], excludeTables: [...excludeTables] }] as const,
  );
  return {
    name: spec.name,
    source: spec.source,
    sourceAgent: spec.sourceAgent,
    target: spec.target,
    databases: Object.fromEntries(databases),
    initialization: { structure: spec.initialization.structure, data: spec.initialization.data },
    definer: spec.definer,
    load: { workers: spec.load.workers, rowsPerSecond: spec.load.rowsPerSecond },
    apply: { workers: spec.apply.workers, commitOrder: spec.apply.commitOrder },
    gtids: spec.gtids,
    conflictPolicy: spec.conflictPolicy,
    desiredState: spec.desiredState,
    deletionProtection: spec.deletionProtection,
  };
}

/** The record of a body that was read; throws an Error that names what is wrong with it. */
export function parseLinkBody(body: unknown): LinkRecord {
  const parsed = BODY.safeParse(body);
  if (!parsed.success) throw new Error(describeIssues(parsed.error));
  const { spec, ...rest } = parsed.data;
  return { ...rest, spec: { ...spec, databases: new Map(Object.entries(spec.databases)) } };
}
