/**
 * Sets of global transaction identifiers, in MySQL's text form: `uuid:1-5:7,uuid:tag:1-3`. Tags exist from 8.3 on.
 * A set here is immutable to its readers; `GtidSetBuilder` grows one cheaply.
 */

/** First and last number of a run of transactions, both included. */
type Interval = readonly [first: number, last: number];

/** One transaction's identifier. */
export interface Gtid {
  /** Server UUID, lower case with dashes. */
  readonly uuid: string;
  /** Empty for an untagged one. */
  readonly tag: string;
  readonly number: number;
}

const TEXT_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TEXT_TAG = /^[a-z_][a-z0-9_]{0,31}$/;
const TEXT_INTERVAL = /^([1-9][0-9]*)(?:-([1-9][0-9]*))?$/;

/** The text form of one identifier. */
export function formatGtid(gtid: Gtid): string {
  return gtid.tag === "" ? `${gtid.uuid}:${gtid.number}` : `${gtid.uuid}:${gtid.tag}:${gtid.number}`;
}

const originOf = (uuid: string, tag: string): string => (tag === "" ? uuid : `${uuid}:${tag}`);

export class GtidSet {
  /** Keyed by `uuid` or `uuid:tag`; intervals are sorted, apart from each other and never empty. */
  readonly #origins: ReadonlyMap<string, readonly Interval[]>;

  private constructor(origins: ReadonlyMap<string, readonly Interval[]>) {
    this.#origins = origins;
  }

  static readonly empty = new GtidSet(new Map());

  /**
   * Reads the text form; white space is ignored. Throws a RangeError that quotes the part it does not understand, or whose
   * numbers are larger than can be told apart here: 2^53 - 1, which is a million transactions a second for 285 years.
   */
  static parse(text: string): GtidSet {
    const origins = new Map<string, Interval[]>();
    for (const item of text.replace(/\s/g, "").toLowerCase().split(",")) {
      if (item === "") continue;
      const [uuid = "", ...parts] = item.split(":");
      if (!TEXT_UUID.test(uuid) || parts.length === 0) throw new RangeError(`not a GTID set: "${item}"`);
      let tag = "";
      for (const part of parts) {
        const range = TEXT_INTERVAL.exec(part);
        if (range !== null) {
          const first = Number(range[1]);
          const last = range[2] === undefined ? first : Number(range[2]);
          if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) {
            throw new RangeError(
              `not a GTID set: "${part}" in "${item}" is above ${Number.MAX_SAFE_INTEGER}, the largest number`,
            );
          }
          // The server accepts an empty interval such as 5-4 in its own text form and ignores it.
          if (last >= first) append(origins, originOf(uuid, tag), [first, last]);
        } else if (TEXT_TAG.test(part)) {
          tag = part;
        } else {
          throw new RangeError(`not a GTID set: "${part}" in "${item}"`);
        }
      }
    }
    const normal = new Map<string, readonly Interval[]>();
    for (const [origin, intervals] of origins) normal.set(origin, normalise(intervals));
    return new GtidSet(normal);
  }

  static of(origins: ReadonlyMap<string, readonly Interval[]>): GtidSet {
    return new GtidSet(origins);
  }

  get isEmpty(): boolean {
    return this.#origins.size === 0;
  }

  /** Origins in the set, as `uuid` or `uuid:tag`, with their intervals. */
  entries(): Iterable<[string, readonly Interval[]]> {
    return this.#origins.entries();
  }

  has(gtid: Gtid): boolean {
    const intervals = this.#origins.get(originOf(gtid.uuid, gtid.tag));
    if (intervals === undefined) return false;
    for (const [first, last] of intervals) if (first <= gtid.number && gtid.number <= last) return true;
    return false;
  }

  /** Whether every transaction of `other` is in this set. */
  contains(other: GtidSet): boolean {
    return other.subtract(this).isEmpty;
  }

  union(other: GtidSet): GtidSet {
    const origins = new Map(this.#origins);
    for (const [origin, intervals] of other.#origins) {
      origins.set(origin, normalise([...(origins.get(origin) ?? []), ...intervals]));
    }
    return new GtidSet(origins);
  }

  /** What is in this set and not in `other`. */
  subtract(other: GtidSet): GtidSet {
    const origins = new Map<string, readonly Interval[]>();
    for (const [origin, intervals] of this.#origins) {
      const rest = without(intervals, other.#origins.get(origin) ?? []);
      if (rest.length > 0) origins.set(origin, rest);
    }
    return new GtidSet(origins);
  }

  /** How many transactions the set holds. */
  get count(): number {
    let count = 0;
    for (const intervals of this.#origins.values()) {
      for (const [first, last] of intervals) count += last - first + 1;
    }
    return count;
  }

  /** The normal text form: origins sorted, tags after the untagged part of their server, as the server prints it. */
  toString(): string {
    const servers = new Map<string, string>();
    for (const origin of [...this.#origins.keys()].sort()) {
      const [uuid = "", tag] = origin.split(":");
      const ranges = (this.#origins.get(origin) ?? []).map(([first, last]) =>
        first === last ? `${first}` : `${first}-${last}`,
      );
      const part = [...(tag === undefined ? [] : [tag]), ...ranges].join(":");
      const before = servers.get(uuid);
      servers.set(uuid, before === undefined ? part : `${before}:${part}`);
    }
    return [...servers].map(([uuid, parts]) => `${uuid}:${parts}`).join(",");
  }
}

/** A set that grows by one transaction at a time, in amortised constant time for transactions that come in order. */
export class GtidSetBuilder {
  readonly #origins = new Map<string, Interval[]>();
  #built: GtidSet | null = null;

  constructor(start: GtidSet) {
    for (const [origin, intervals] of start.entries()) this.#origins.set(origin, [...intervals]);
  }

  add(gtid: Gtid): void {
    this.#built = null;
    const origin = originOf(gtid.uuid, gtid.tag);
    const intervals = this.#origins.get(origin);
    if (intervals === undefined) {
      this.#origins.set(origin, [[gtid.number, gtid.number]]);
      return;
    }
    const last = intervals.length - 1;
    const tail = intervals[last];
    if (tail !== undefined && gtid.number === tail[1] + 1) {
      intervals[last] = [tail[0], gtid.number];
    } else if (tail !== undefined && gtid.number > tail[1]) {
      intervals.push([gtid.number, gtid.number]);
    } else {
      this.#origins.set(origin, normalise([...intervals, [gtid.number, gtid.number]]));
    }
  }

  build(): GtidSet {
    if (this.#built === null) {
      const copy = new Map<string, readonly Interval[]>();
      for (const [origin, intervals] of this.#origins) copy.set(origin, [...intervals]);
      this.#built = GtidSet.of(copy);
    }
    return this.#built;
  }
}

function append(origins: Map<string, Interval[]>, origin: string, interval: Interval): void {
  const intervals = origins.get(origin);
  if (intervals === undefined) origins.set(origin, [interval]);
  else intervals.push(interval);
}

function normalise(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const [first, last] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const tail = merged.at(-1);
    if (tail !== undefined && first <= tail[1] + 1) {
      merged[merged.length - 1] = [tail[0], Math.max(tail[1], last)];
    } else {
      merged.push([first, last]);
    }
  }
  return merged;
}

function without(intervals: readonly Interval[], holes: readonly Interval[]): Interval[] {
  let rest: Interval[] = [...intervals];
  for (const [from, to] of holes) {
    rest = rest.flatMap(([first, last]): Interval[] => {
      if (to < first || last < from) return [[first, last]];
      const parts: Interval[] = [];
      if (first < from) parts.push([first, from - 1]);
      if (to < last) parts.push([to + 1, last]);
      return parts;
    });
  }
  return rest;
}
