import { GtidSet } from "../change/gtid-set.ts";
import type { Disk, DiskFile } from "./disk.ts";
import { type Scanned, scan } from "./scan.ts";
import { isSegment, Segment } from "./segment.ts";
import { decodeHeader, HEADER_START_BYTES, headerBytes } from "./segment-header.ts";

/** What was received once and cannot be read any more. */
export interface Damage {
  readonly file: string;
  /** Byte in the file. */
  readonly at: number;
}

/** What a spool holds when it is opened. */
export interface Recovered {
  readonly segments: Segment[];
  /** The last format description; null when there is none. */
  readonly format: Buffer | null;
  /** What was cut off because it was not complete, bytes. */
  readonly cutBytes: number;
  readonly damage: Damage | null;
}

/**
 * Reads the segments again after the end of a process or a loss of power. The log ends behind the last whole transaction: what
 * comes behind it was not complete and is asked for again. What was complete and is damaged is set aside, with everything that
 * comes behind it.
 */
export async function recover(disk: Disk): Promise<Recovered> {
  const names = (await disk.list()).filter(isSegment).sort();
  const segments: Segment[] = [];
  let format: Buffer | null = null;
  let cutBytes = 0;
  for (const [at, name] of names.entries()) {
    const last = at === names.length - 1;
    const read = await readSegment(disk, name, last);
    if (read === "unfinished") {
      await disk.remove(name);
      continue;
    }
    if (read !== "damaged") {
      segments.push(read.segment);
      format = read.scanned.format ?? format;
      cutBytes += read.scanned.good - read.scanned.whole;
      if (read.damagedAt === null) continue;
    }
    const damagedAt = read === "damaged" ? 0 : read.damagedAt;
    for (const behind of names.slice(read === "damaged" ? at : at + 1)) await disk.setAside(behind, "file");
    await disk.syncNames();
    return { segments, format, cutBytes, damage: { file: name, at: damagedAt ?? 0 } };
  }
  await disk.syncNames();
  return { segments, format, cutBytes, damage: null };
}

interface SegmentRead {
  readonly segment: Segment;
  readonly scanned: Scanned;
  readonly damagedAt: number | null;
}

async function readSegment(
  disk: Disk,
  name: string,
  last: boolean,
): Promise<SegmentRead | "unfinished" | "damaged"> {
  await using file = await disk.open(name, "existing");
  const start = Buffer.alloc(HEADER_START_BYTES);
  const read = await file.read(start, 0);
  const length = headerBytes(start.subarray(0, read));
  const header = length === null ? null : decodeHeader(await readStart(file, length));
  // A header is synced before anything that follows it counts.
  if (header === null || length === null) return last ? "unfinished" : "damaged";
  const segment = new Segment(header, length, GtidSet.empty);
  const scanned = await scan(file, length, header.base, (gtid) => segment.add(gtid));
  segment.end = header.base + scanned.whole;
  // A segment is complete before the next one is begun.
  const damaged = scanned.rest === "damaged" || (!last && scanned.rest === "torn");
  const damagedAt = damaged ? length + scanned.good : null;
  if (damaged) await disk.setAside(name, "copy");
  await file.truncate(segment.bytes);
  await file.sync();
  return { segment, scanned, damagedAt };
}

async function readStart(file: DiskFile, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, await file.read(bytes, 0));
}
