/** How often to look, ms: an orphan is gone soon, and looking costs one system call. */
const PARENT_POLL_MS = 1_000;

/**
 * Calls back once the process that started this one is gone. Terraform killed by force ends no plugin, and a plugin that
 * waits for a link would wait on for nobody.
 */
export function onParentGone(callback: () => void): Disposable {
  const parent = process.ppid;
  const timer = setInterval(() => {
    // The operating system gives an orphan another parent.
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, PARENT_POLL_MS);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
