// Archives and their checksums, the same bytes whenever and wherever they are made of the same files.
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { zipSync } from "fflate";

/** The earliest a zip can hold; by parts, for it holds a local time. */
const EVERY_MTIME = new Date(1980, 0, 1);
/** Attributes of a file in a zip are those of Unix, in the upper half. */
const UNIX = 3;
const ATTRIBUTES_SHIFT = 16;
const REGULAR_FILE = 0o100000;
const PERMISSIONS = 0o777;

/**
 * @param {string} zip
 * @param {Readonly<Record<string, string>>} files the path of each, by its name in the archive
 */
export function writeZip(zip, files) {
  const entries = Object.entries(files).map(([name, path]) => {
    const executable = (statSync(path).mode & 0o100) !== 0;
    const mode = REGULAR_FILE | ((executable ? 0o755 : 0o644) & PERMISSIONS);
    return [name, [readFileSync(path), { os: UNIX, attrs: (mode << ATTRIBUTES_SHIFT) >>> 0 }]];
  });
  writeFileSync(zip, zipSync(Object.fromEntries(entries), { level: 6, mtime: EVERY_MTIME }));
}

/** @returns hexadecimal SHA-256 */
export function sha256(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Writes checksums as `sha256sum --check` reads them. */
export function writeSums(sums, files) {
  const lines = files.map((file) => `${sha256(file)}  ${basename(file)}\n`);
  writeFileSync(sums, lines.sort().join(""));
}

/** Throws for the first file, beside `sums`, that is not as it says. */
export function verifySums(sums) {
  for (const line of readFileSync(sums, "utf8").trimEnd().split("\n")) {
    const [sum, name] = line.split("  ");
    const found = sha256(join(sums, "..", name));
    if (found !== sum) throw new Error(`${name} has SHA-256 ${found}, and ${basename(sums)} says ${sum}`);
  }
}
