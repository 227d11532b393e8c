import type { RecordKind } from "./record-file.ts";

/** A spec that was found damaged and set aside. */
export interface DamagedRecord {
  readonly kind: RecordKind;
  readonly name: string;
  /** Where the damaged file is now. */
  readonly file: string;
  readonly reason: string;
}

const SET_ASIDE = /^(instance|link|dr-pair)-([a-z0-9][a-z0-9_-]*)-\d{8}T\d{9}Z\.json$/;

/** Name in `damaged/` of a file that is set aside now: kind, name and UTC time to the millisecond. */
export function setAsideName(kind: RecordKind, name: string, at: Date): string {
  return `${kind}-${name}-${at.toISOString().replaceAll(/[-:.]/g, "")}.json`;
}

/** What a file in `damaged/` was; null when its name is not one of ours. */
export function parseSetAsideName(fileName: string): { kind: RecordKind; name: string } | null {
  const match = SET_ASIDE.exec(fileName);
  if (match === null) return null;
  return { kind: match[1] as RecordKind, name: match[2] ?? "" };
}
