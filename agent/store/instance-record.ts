import { z } from "zod";
import type { InstanceSpec, InstanceTls } from "../instance/instance.ts";
import { TLS_MODES } from "../mysql/endpoint.ts";
import type { ServerFacts } from "../mysql/facts.ts";
import { describeIssues } from "./issues.ts";

/** A declared instance as it is kept. */
export interface InstanceRecord {
  /** Made by the agent on creation. */
  readonly uid: string;
  /** Whether a creator has shown, by naming the uid, that it knows of the object. */
  readonly claimed: boolean;
  readonly spec: InstanceSpec;
  /** What the server last told of itself. */
  readonly facts: ServerFacts;
}

const PEM_FILE = z.strictObject({ from: z.literal("file"), path: z.string() });
const PEM = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("text"), pem: z.string() }),
  PEM_FILE,
]);

const TLS = z.strictObject({
  mode: z.enum(TLS_MODES),
  ca: PEM.nullable(),
  client: z
    .strictObject({
      cert: PEM,
      key: z.discriminatedUnion("from", [
        z.strictObject({ from: z.literal("store"), sealed: z.string() }),
        PEM_FILE,
      ]),
      keyVersion: z.int(),
    })
    .nullable(),
});

/** As agents wrote it that knew neither files nor client certificates. */
const TLS_BEFORE_CLIENTS = z
  .strictObject({ mode: z.enum(TLS_MODES), ca: z.string() })
  .transform(({ mode, ca }) => ({
    mode,
    ca: ca === "" ? null : { from: "text" as const, pem: ca },
    client: null,
  }));

const BODY = z.strictObject({
  uid: z.uuid(),
  claimed: z.boolean(),
  spec: z.strictObject({
    name: z.string(),
    host: z.string(),
    port: z.int(),
    username: z.string(),
    password: z.discriminatedUnion("from", [
      z.strictObject({ from: z.literal("store"), sealed: z.string() }),
      z.strictObject({ from: z.literal("env"), variable: z.string() }),
      z.strictObject({ from: z.literal("file"), path: z.string() }),
      z.strictObject({ from: z.literal("exec"), command: z.array(z.string()).min(1) }),
    ]),
    passwordVersion: z.int(),
    tls: z.union([TLS, TLS_BEFORE_CLIENTS]),
  }),
  facts: z.strictObject({
    version: z.string(),
    serverUuid: z.string(),
    gtidMode: z.enum(["ON", "OFF", "ON_PERMISSIVE", "OFF_PERMISSIVE"]),
  }),
});

/** The record as JSON values. Named field by field: what the domain type gains does not reach the disk unseen. */
export function instanceBody(record: InstanceRecord): z.infer<typeof BODY> {
  const { uid, claimed, spec, facts } = record;
  const password =
    spec.password.from === "exec"
      ? { from: spec.password.from, command: [...spec.password.command] }
      : spec.password;
  return {
    uid,
    claimed,
    spec: {
      name: spec.name,
      host: spec.host,
      port: spec.port,
      username: spec.username,
      password,
      passwordVersion: spec.passwordVersion,
      tls: tlsBody(spec.tls),
    },
    facts: { version: facts.version, serverUuid: facts.serverUuid, gtidMode: facts.gtidMode },
  };
}

function tlsBody({ mode, ca, client }: InstanceTls): z.infer<typeof BODY>["spec"]["tls"] {
  if (client === null) return { mode, ca, client };
  const { cert, key, keyVersion } = client;
  return { mode, ca, client: { cert, key, keyVersion } };
}

/** The record of a body that was read; throws an Error that names what is wrong with it. */
export function parseInstanceBody(body: unknown): InstanceRecord {
  const parsed = BODY.safeParse(body);
  if (!parsed.success) throw new Error(describeIssues(parsed.error));
  return parsed.data;
}
