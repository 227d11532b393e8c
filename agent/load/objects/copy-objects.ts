import { isDeepStrictEqual } from "node:util";
import type { GtidSet } from "../../change/gtid-set.ts";
import {
  beginObjects,
  forgetObjects,
  objectsCopied,
  readObjectProgress,
} from "../../checkpoint/load-objects.ts";
import { beginOwned, checkOwner, type Ownership } from "../../checkpoint/owner.ts";
import { AgentError } from "../../error.ts";
import type { PausePoints } from "../../lib/pause-points.ts";
import { seriesOf } from "../../lib/server-version.ts";
import { type LinkSpec, objectDatabases, selects, wholeDatabases } from "../../link/spec.ts";
import type { Connection } from "../../mysql/connection.ts";
import type { Endpoint } from "../../mysql/endpoint.ts";
import { readExecuted } from "../../mysql/executed.ts";
import { identifier, qualified, textLiteral } from "../../mysql/quote.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import { openWriter } from "../../mysql/session.ts";
import { labelOf, listObjects, type StoredObject } from "../../mysql/stored-objects.ts";
import { readVersion } from "../../mysql/version.ts";
import { definitionSettings, isOldServer } from "../old-source.ts";
import { createDatabase } from "../structure.ts";
import { renamedCharset } from "./charset-names.ts";
import { createObjects } from "./create-objects.ts";
import { differingFact, readFacts } from "./facts.ts";
import { readDefinitions } from "./read-definitions.ts";
import type { StoredDefinition } from "./stored-definition.ts";

/** What the copy of objects is given. */
export interface ObjectsContext {
  readonly spec: LinkSpec;
  readonly source: ReadingSession;
  readonly writer: Connection;
  readonly targetEndpoint: Endpoint;
  readonly ownership: Ownership;
  readonly pausePoints: PausePoints;
  /** Cuts the sessions. */
  readonly sessions: AbortSignal;
  readonly signal: AbortSignal;
}

/** So often definitions are read until none changes meanwhile. */
const READINGS = 10;

/** Databases whose views, routines and events are still to be brought to the target. */
export async function databasesToCopy({
  spec,
  writer,
  ownership,
}: ObjectsContext): Promise<readonly string[]> {
  const { copied, begun } = await readObjectProgress(writer, ownership);
  for (const database of new Set([...copied.keys(), ...begun.map((object) => object.database)])) {
    // Selected again as a whole, it would be copied again.
    if (!wholeDatabases(spec).includes(database)) await writer.execute(forgetObjects(ownership, database));
  }
  return objectDatabases(spec).filter((database) => !copied.has(database));
}

/**
 * Brings the views, routines, libraries and events of databases to the target, as they were at one position of the source that is
 * kept with them: a schema change that this position holds is not applied to them again. What an attempt that was cut off has
 * made is dropped and made anew.
 * @throws AgentError OBJECT_REFUSED, SOURCE_BUSY when the objects do not stay as they are for a moment
 */
export async function copyObjects(context: ObjectsContext, databases: readonly string[]): Promise<void> {
  const { spec, source, writer, ownership, pausePoints, signal } = context;
  await dropBegun(context, databases);
  for (const database of databases)
    if (await exists(source, database)) await createDatabase(source, writer, database);
  const { definitions, at } = await readSettled(source, spec, databases);
  if (definitions.length > 0) {
    await owned(context, [beginObjects(ownership, definitions)]);
    await pausePoints.reach?.("structure.objects-noted", spec.name);
    await make(context, definitions);
    if (signal.aborted) return;
  }
  await pausePoints.reach?.("structure.objects-made", spec.name);
  await owned(
    context,
    databases.map((database) => objectsCopied(ownership, database, at)),
  );
}

async function make(context: ObjectsContext, definitions: readonly StoredDefinition[]): Promise<void> {
  const { spec, source, targetEndpoint, sessions, signal } = context;
  const [sourceVersion, targetVersion] = [await readVersion(source), await readVersion(context.writer)];
  {
    await using target = await openWriter(targetEndpoint, sessions);
    await target.execute(definitionSettings(await isOldServer(source)));
    await createObjects(
      { source, sourceVersion, targetVersion, definer: spec.definer },
      target,
      definitions,
      signal,
      async () => context.pausePoints.reach?.("structure.object-made", spec.name),
    );
  }
  if (signal.aborted) return;
  const release = seriesOf(sourceVersion) === seriesOf(targetVersion) ? "one" : "two";
  for (const definition of definitions) await prove(context.writer, definition, release);
}

/** A server may make something else of a text than the one that printed it, or nothing at all. */
async function prove(
  target: Connection,
  definition: StoredDefinition,
  release: "one" | "two",
): Promise<void> {
  const made = await readFacts(target, definition);
  const differing = made === null ? null : differingFact(definition.kind, definition.facts, made, release);
  if (made !== null && differing === null) return;
  throw new AgentError(
    "OBJECT_REFUSED",
    made === null
      ? `${labelOf(definition)} was made on the target and is not there, or the account may not see it`
      : `${labelOf(definition)} did not come out on the target as on the source: its ${differing} differs`,
    {
      hint: "Make it on the target by hand and set initialization.structure = false, or change it on the source.",
    },
  );
}

/** Definitions that stayed the same while the position was read are those of the position. */
async function readSettled(
  source: ReadingSession,
  spec: LinkSpec,
  databases: readonly string[],
): Promise<{ readonly definitions: readonly StoredDefinition[]; readonly at: GtidSet }> {
  const readAll = async (): Promise<readonly StoredDefinition[]> => {
    const found: StoredDefinition[] = [];
    for (const database of databases) {
      const objects = (await listObjects(source, database)).filter((object) => carries(spec, object));
      found.push(...(await readDefinitions(source, objects)));
    }
    return found;
  };
  let before = await readAll();
  for (let reading = 0; reading < READINGS; reading += 1) {
    const at = await readExecuted(source);
    const after = await readAll();
    if (isDeepStrictEqual(before, after)) return { definitions: after, at };
    before = after;
  }
  throw new AgentError(
    "SOURCE_BUSY",
    `views, routines or events of ${databases.join(", ")} change on the source all the time`,
    { hint: "They are copied once nobody changes them for a moment." },
  );
}

/** A view may be left out by its name, as a table. */
const carries = (spec: LinkSpec, { kind, database, name }: StoredObject): boolean =>
  kind !== "view" || selects(spec, database, name);

async function dropBegun(context: ObjectsContext, databases: readonly string[]): Promise<void> {
  const { source, writer, ownership } = context;
  const { begun } = await readObjectProgress(writer, ownership);
  const own = begun.filter(({ database }) => databases.includes(database));
  for (const { kind, database, name } of own) {
    await owned(context, []);
    await writer.execute(`DROP ${kind.toUpperCase()} IF EXISTS ${qualified(database, name)}`);
  }
  for (const database of new Set(own.map((object) => object.database))) {
    // It may have been given another one for a moment: see DatabaseCollations.
    const [there] = await collationOf(source, database);
    const [here] = await collationOf(writer, database);
    if (there !== undefined && here !== undefined && there !== here)
      await writer.execute(`ALTER DATABASE ${identifier(database)} COLLATE ${there}`);
    await owned(context, [forgetObjects(ownership, database)]);
  }
}

async function collationOf(server: ReadingSession, database: string): Promise<readonly string[]> {
  const rows = await server.text(
    `SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ${textLiteral(database)}`,
  );
  return rows.map(([collation]) => renamedCharset(collation ?? ""));
}

async function exists(server: ReadingSession, database: string): Promise<boolean> {
  return (await collationOf(server, database)).length > 0;
}

/** Runs statements about progress as the owner, in one transaction; with none, makes sure that the link is still ours. */
async function owned({ writer, ownership }: ObjectsContext, statements: readonly string[]): Promise<void> {
  checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
  for (const sql of statements) await writer.execute(sql);
  await writer.execute("COMMIT");
}
