const MIB = 1024 * 1024;

/** What a spool may take of the disk. */
export interface SpoolBounds {
  /** Of one link, bytes. */
  readonly bytes: number;
  /** So much of the disk is left to everybody else, bytes. */
  readonly freeBytes: number;
  /** A file of the log is closed at about this size, bytes: what is applied goes away file by file. */
  readonly segmentBytes: number;
  /** A compressed transaction larger than this is not read into memory, bytes. */
  readonly memoryBytes: number;
}

/** Hours of a busy source, or days of most. */
export const DEFAULT_SPOOL_BYTES = 4096 * MIB;
export const DEFAULT_SPOOL_FREE_BYTES = 256 * MIB;
/** Below this a spool would close its file with every group. */
export const LEAST_SPOOL_BYTES = 64 * MIB;

const SEGMENT_BYTES = 64 * MIB;
/** A spool has at least so many files, so that what is applied goes away before everything is. */
const LEAST_SEGMENTS = 8;
const MEMORY_BYTES = 8 * MIB;

/** Bounds by what an operator may set. */
export function spoolBounds(bytes: number, freeBytes: number): SpoolBounds {
  const segmentBytes = Math.min(SEGMENT_BYTES, Math.floor(bytes / LEAST_SEGMENTS));
  return { bytes, freeBytes, segmentBytes, memoryBytes: MEMORY_BYTES };
}
