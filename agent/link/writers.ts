import { readCheckpoint } from "../checkpoint/checkpoint.ts";
import { openLinkWriter } from "../checkpoint/open-writer.ts";
import type { LinkRecords } from "../checkpoint/records.ts";
import { createTargetTables } from "../checkpoint/schema.ts";
import { AsyncStack } from "../lib/async-stack.ts";
import type { Connection } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { openUnlogged } from "../mysql/session.ts";

/** The sessions on the target of one attempt. */
export interface Writers extends AsyncDisposable {
  /** Of the worker 0, and for whatever is done before workers begin. */
  readonly first: Connection;
  /** One for each worker. */
  readonly all: readonly Connection[];
  /** A session whose writes are not logged. */
  readonly local: Connection;
}

/**
 * Opens a session for each worker, those that wrote before included: when the number is another one now, the former workers have to
 * come to one position first. Makes the tables that a link needs on its target.
 */
export async function openWriters(
  target: Endpoint,
  records: LinkRecords,
  workers: number,
  signal: AbortSignal,
): Promise<Writers> {
  await using opened = new AsyncStack();
  const local = opened.use(await openUnlogged(target, signal));
  const first = opened.use(await openLinkWriter(target, records, signal));
  await createTargetTables(first, local, records);
  const former = (await readCheckpoint(first, records))?.workers.length ?? 0;
  const all = [first];
  while (all.length < Math.max(workers, former))
    all.push(opened.use(await openLinkWriter(target, records, signal)));
  for (const writer of all) {
    // A DELETE by an alias is refused in a session without a default database, whichever it is.
    await writer.execute(`USE ${records.schema}`);
  }
  const sessions = opened.move();
  return { first, all, local, [Symbol.asyncDispose]: () => sessions[Symbol.asyncDispose]() };
}
