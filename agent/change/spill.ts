/** Bytes that are held outside of memory, record by record. Gone when it is disposed of. */
export interface SpillFile extends Disposable {
  /**
   * Adds a record.
   * @throws AgentError SPILL_FAILED
   */
  append(record: Buffer): void;
  /**
   * The records in their order, each read when it is asked for. Nothing is added once this was called.
   * @throws AgentError SPILL_FAILED, also when a record is not what was written
   */
  records(): Iterable<Buffer>;
}

/** Where a link holds what is too large for memory. */
export interface Spill {
  /** What the link may hold in memory instead, bytes. */
  readonly memoryBytes: number;
  /** @throws AgentError SPILL_FAILED */
  open(): SpillFile;
}
