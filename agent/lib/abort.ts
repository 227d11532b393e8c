import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** Waits, or ends at once when aborted. Returns whether the wait was completed. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(milliseconds, undefined, { signal });
    return true;
  } catch {
    // The only reason for which a delay rejects is the abort; the caller looks at what is returned.
    return false;
  }
}

/** Calls back on abort, also when that has happened already, until disposed. */
export function onAbort(signal: AbortSignal, callback: () => void): Disposable {
  if (signal.aborted) callback();
  else signal.addEventListener("abort", callback, { once: true });
  return { [Symbol.dispose]: () => signal.removeEventListener("abort", callback) };
}

/**
 * A signal that follows another after a grace, so that what is under way may come to its end first.
 * @param grace milliseconds
 */
export function afterGrace(
  signal: AbortSignal,
  grace: number,
): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  // Every session of a link listens, and a load has many.
  setMaxListeners(0, controller.signal);
  let timer: NodeJS.Timeout | undefined;
  const subscription = onAbort(signal, () => {
    timer = setTimeout(() => controller.abort(), grace);
  });
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      subscription[Symbol.dispose]();
      clearTimeout(timer);
    },
  };
}

/**
 * Runs tasks that live and die together: the first that fails aborts the others, and all are awaited before its error is
 * thrown.
 */
export async function together(
  signal: AbortSignal,
  ...tasks: readonly ((signal: AbortSignal) => Promise<void>)[]
): Promise<void> {
  const first = new AbortController();
  const linked = AbortSignal.any([signal, first.signal]);
  let failed = false;
  let error: unknown;
  await Promise.all(
    tasks.map(async (task) => {
      try {
        await task(linked);
      } catch (thrown) {
        // What the others throw after the first failure is its consequence.
        if (!failed) {
          failed = true;
          error = thrown;
        }
      } finally {
        first.abort();
      }
    }),
  );
  if (failed) throw error;
}

/**
 * Runs tasks beside each other to the end of each. The first that fails aborts the others, and all are awaited before its
 * error is thrown.
 * @param onFailure called with the first failure
 */
export async function allOrFirst(
  signal: AbortSignal,
  tasks: readonly ((signal: AbortSignal) => Promise<void>)[],
  onFailure: () => void,
): Promise<void> {
  const failed = new AbortController();
  const linked = AbortSignal.any([signal, failed.signal]);
  let failure: { readonly error: unknown } | null = null;
  await Promise.all(
    tasks.map(async (task) => {
      try {
        await task(linked);
      } catch (error) {
        // What the others throw after the first failure is its consequence.
        failure ??= { error };
        failed.abort();
        onFailure();
      }
    }),
  );
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}

/** Resolves when aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
