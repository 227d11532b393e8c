/** One range of an opened table. */
export interface RangeJob<Opened, Range> {
  readonly kind: "range";
  readonly opened: Opened;
  readonly range: Range;
}

/** A table that nobody has opened yet: whoever gets it cuts it into ranges. */
export interface OpenJob<Table> {
  readonly kind: "open";
  readonly table: Table;
}

interface OpenedTable<Opened, Range> {
  readonly opened: Opened;
  readonly waiting: Range[];
  /** Workers that copy a range of it. */
  busy: number;
}

/**
 * What the workers of a load share: each takes the next thing to do. Tables come before further ranges of a table that is
 * being copied, so that workers meet in one table only when there are fewer tables than workers.
 */
export class LoadQueue<Table, Opened, Range> {
  readonly #tables: Table[];
  readonly #opened: OpenedTable<Opened, Range>[] = [];
  /** Tables that are being cut: their ranges are still to come. */
  #opening = 0;
  #waiting: (() => void)[] = [];

  constructor(tables: readonly Table[]) {
    this.#tables = [...tables];
  }

  /** The next thing to do, as soon as there is one; null when nothing is left. */
  async take(): Promise<OpenJob<Table> | RangeJob<Opened, Range> | null> {
    for (;;) {
      const own = this.#opened.find(({ busy, waiting }) => busy === 0 && waiting.length > 0);
      if (own !== undefined) return this.#rangeOf(own);
      const table = this.#tables.shift();
      if (table !== undefined) {
        this.#opening += 1;
        return { kind: "open", table };
      }
      const [shared] = this.#opened
        .filter(({ waiting }) => waiting.length > 0)
        .sort((a, b) => a.busy - b.busy);
      if (shared !== undefined) return this.#rangeOf(shared);
      if (this.#opening === 0) return null;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Answers an open job. */
  opened(opened: Opened, ranges: readonly Range[]): void {
    this.#opening -= 1;
    this.#opened.push({ opened, waiting: [...ranges], busy: 0 });
    this.#wake();
  }

  /** Answers a range job. Returns whether it was the table's last. */
  copied(opened: Opened): boolean {
    const table = this.#of(opened);
    table.busy -= 1;
    return table.busy === 0 && table.waiting.length === 0;
  }

  /** Nothing is left to do: whoever waits is let go. */
  close(): void {
    this.#tables.length = 0;
    this.#opened.length = 0;
    this.#opening = 0;
    this.#wake();
  }

  #rangeOf(table: OpenedTable<Opened, Range>): RangeJob<Opened, Range> {
    table.busy += 1;
    return { kind: "range", opened: table.opened, range: table.waiting.shift() as Range };
  }

  #of(opened: Opened): OpenedTable<Opened, Range> {
    return this.#opened.find((each) => each.opened === opened) as OpenedTable<Opened, Range>;
  }

  #wake(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }
}
