const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
/** What a shell reports for a process ended by a signal: this plus the signal's number. */
const EXIT_CODE_OF_SIGNALS = 128;

/**
 * Runs `undo` when the process ends before the result is disposed: on exit, on an uncaught error, and on the signals that
 * a test runner or an operator sends; the latest guard first. `undo` must be synchronous; it is given the exit code.
 */
export function atExit(undo: (code: number) => void): Disposable {
  process.setMaxListeners(0);
  process.prependListener("exit", undo);
  for (const signal of Object.keys(SIGNALS)) {
    if (!process.listeners(signal as NodeJS.Signals).includes(exitBySignal)) process.on(signal, exitBySignal);
  }
  return { [Symbol.dispose]: () => void process.off("exit", undo) };
}

/** A signal's default action would end the process without running the `exit` handlers. */
function exitBySignal(signal: NodeJS.Signals): void {
  process.exit(EXIT_CODE_OF_SIGNALS + (SIGNALS[signal as keyof typeof SIGNALS] ?? 0));
}
