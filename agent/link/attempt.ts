import { takeOwnership } from "../checkpoint/owner.ts";
import { aborted, afterGrace, together } from "../lib/abort.ts";
import { load } from "../load/load.ts";
import { reloadTables } from "../load/reload-tables.ts";
import { readSelectedTables, withDatabases } from "../load/selected-tables.ts";
import { readHistory } from "../mysql/executed.ts";
import { readNameCase } from "../mysql/fold.ts";
import { applyChanges } from "./apply-changes.ts";
import { changedWhileCopied } from "./changed-while-copied.ts";
import type { Lag } from "./lag.ts";
import { LeftOut } from "./left-out.ts";
import type { LinkContext, Memory } from "./link-context.ts";
import { keptExecuted, resumePosition } from "./position.ts";
import { receive } from "./receive.ts";
import { fitSpool, openSpool } from "./received.ts";
import { recordsOf } from "./records.ts";
import { whileReached } from "./source-away.ts";
import { factsBody, type SourceFacts, selectionText } from "./source-facts.ts";
import { knownTables } from "./source-schema.ts";
import { watchSource } from "./source-watch.ts";
import { chosenTables } from "./spec.ts";
import { openWriters } from "./writers.ts";

/**
 * When a link is to stop, a statement that is under way may end and the position be written for so long, milliseconds; then
 * the sessions are cut. Either way the link stands at its last commit.
 */
export const STOP_GRACE_MS = 5_000;

/**
 * One attempt, from the checkpoint on: everything known about progress is read anew from the target. The source is received from
 * its begin to its end, beside the load and beside apply. For a link that preserves GTIDs this is how its target is seeded: it
 * returns when every copied row is exact. Any other returns when it was aborted, or when the source was lost and can be
 * reached again.
 */
export async function attempt(context: LinkContext, memory: Memory, signal: AbortSignal): Promise<void> {
  const { source, target, monitor, pausePoints } = context;
  const records = recordsOf(context.spec);
  const workerCount = context.spec.gtids === "own" ? context.spec.apply.workers : 1;
  using sessions = afterGrace(signal, STOP_GRACE_MS);
  await using reader = await source.open(sessions.signal);
  const spec = await withDatabases(context.spec, reader);
  await using writers = await openWriters(target, records, workerCount, sessions.signal);
  const { first: writer, local } = writers;
  const ownership = await takeOwnership(local, records, memory.holder, writers.all);
  // All of it is read, which would be in vain while the target is gone.
  await using spool = await openSpool(context, signal);
  const leftOut = new LeftOut(reader, spec, monitor, context.log);
  await leftOut.read();
  const described = await readSelectedTables(reader, spec);
  const received = await fitSpool(context, spool, reader, await keptExecuted(ownership, writer));
  const position = await resumePosition(ownership, workerCount, reader, writer, described, received);
  await reloadTables(writer, ownership, spec, memory.reload);
  memory.reload = [];
  const { executed, serverUuid } = await readHistory(reader);
  const tables = await readSelectedTables(reader, spec);
  const known = await knownTables(records, reader, writer, tables);
  const facts: SourceFacts = {
    selection: selectionText(context.spec),
    serverUuid,
    nameCase: await readNameCase(reader),
    databases: [...spec.databases.keys()],
    tables: tables.map(({ database, table }) => ({ database, table })),
    executed,
  };
  const loaded = new AbortController();
  let lag: Lag | null = null;

  const fromSource = async (linked: AbortSignal): Promise<void> => {
    const request = { spool, chosen: chosenTables(spec), executed: position.executed, serverUuid };
    await together(
      linked,
      (both) => receive(context, request, both),
      async (both) => {
        await aborted(AbortSignal.any([both, loaded.signal]));
        if (both.aborted) return;
        await watchSource(source, spec.name, context.log, both, (reading) => {
          // A target that is being seeded is not in step with anything yet.
          if (spec.gtids === "own") lag?.read(reading);
        });
      },
    );
  };

  const toTarget = async (linked: AbortSignal): Promise<void> => {
    try {
      await load(
        {
          spec,
          source: reader,
          writer,
          local,
          reading: source,
          targetEndpoint: target,
          sessions: sessions.signal,
          ownership,
          monitor,
          pausePoints,
          signal: linked,
        },
        tables,
      );
    } catch (thrown) {
      throw await changedWhileCopied(context, memory, thrown, sessions.signal);
    }
    if (linked.aborted) return;
    memory.reloads = 0;
    await context.spools.description(spec.name).write(factsBody(facts));
    const prepared = {
      ...{ spec, facts, known, leftOut, writers, ownership, position, spool },
      sessions: sessions.signal,
    };
    await applyChanges(
      context,
      memory,
      prepared,
      async (shown, both) => {
        lag = shown;
        loaded.abort();
        await aborted(both);
      },
      linked,
    );
  };

  await together(
    signal,
    (linked) =>
      spec.gtids === "own" ? whileReached(context, memory, fromSource, linked) : fromSource(linked),
    toTarget,
  );
}
