import { Recent } from "./recent.ts";
import type { Segment } from "./segment.ts";

/** How the log ends for now: with an error of the feed, or because the link stops. */
export interface LogEnd {
  readonly error: Error | null;
}

/** What writing and reading a spool have in common: which segments there are, and how far they go. */
export class Log {
  readonly recent = new Recent();
  segments: Segment[] = [];
  /** Behind the last event that was taken. */
  end = 0;
  /** Behind the last one that a reader may have: groups are handed over whole. */
  shown = 0;
  /** Behind the last one that is in a file. */
  written = 0;
  /** Behind the last one at which no transaction is open. */
  whole = 0;
  /** Set while nothing more comes. */
  ended: LogEnd | null = null;
  /** Whether somebody reads it; "idle" has everything that is shown. */
  reader: "none" | "busy" | "idle" = "none";
  /** A failure of the disk: nothing goes on. */
  failure: Error | null = null;
  readonly #waiting = new Set<() => void>();
  #version = 0;

  /** Another one after each change. */
  get version(): number {
    return this.#version;
  }

  get bytes(): number {
    return this.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  /** Something of it has changed: whoever waits looks again. */
  changed(): void {
    this.#version += 1;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Resolves with the first change after `version`, or when `signal` is aborted, or after so many milliseconds. */
  async change(version: number, signal: AbortSignal, atMost: number | null = null): Promise<void> {
    if (signal.aborted || version !== this.#version) return;
    let timer: NodeJS.Timeout | undefined;
    let wake = (): void => {};
    try {
      await new Promise<void>((resolve) => {
        wake = resolve;
        this.#waiting.add(wake);
        signal.addEventListener("abort", wake, { once: true });
        if (atMost !== null) timer = setTimeout(wake, atMost);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(wake);
      signal.removeEventListener("abort", wake);
    }
  }

  /** The segment that holds what comes at `position`; null when all of that is gone, or has not come. */
  segmentAt(position: number): Segment | null {
    return this.segments.find(({ end }) => end > position) ?? null;
  }
}
