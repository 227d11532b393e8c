import type { RecordStore } from "../store/record-store.ts";
import { type Claimable, notFound, type Subject } from "./claim.ts";
import type { CommitLock } from "./commit-lock.ts";

/**
 * The declared object, claimed if `uid` is its own: whoever names the uid holds it in its state. The claim is on disk when
 * this returns. Throws NOT_FOUND.
 */
export async function claimed<R extends Claimable>(
  store: RecordStore<R>,
  commitLock: CommitLock,
  subject: Subject,
  uid: string,
): Promise<R> {
  const record = declared(store, subject);
  if (record.claimed || record.uid !== uid) return record;
  return await commitLock.run(async () => {
    const now = declared(store, subject);
    if (now.claimed || now.uid !== uid) return now;
    const claimed = { ...now, claimed: true };
    await store.put(claimed);
    return claimed;
  });
}

function declared<R>(store: RecordStore<R>, subject: Subject): R {
  const record = store.get(subject.name);
  if (record === null) throw notFound(subject);
  return record;
}
