/** The version of a server as one number that compares, "8.0.36-log" as 80036; 0 when the text does not read as one. */
export function versionNumber(text: string): number {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  if (major === undefined) return 0;
  return Number(major) * 10_000 + Number(minor) * 100 + Number(patch);
}

/** A version without its patch level, 8.0.36 as 800. */
export function seriesOf(version: number): number {
  return Math.floor(version / 100);
}

/** "8.0.36" again. */
export function versionText(version: number): string {
  return [Math.floor(version / 10_000), seriesOf(version) % 100, version % 100].join(".");
}
