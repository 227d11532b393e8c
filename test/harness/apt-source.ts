import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { exists } from "./cache.ts";

/** One archive of the system's package sources. */
export interface AptSource {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
  /** As it stands in the file: a path, fingerprints, or a key over several lines. Empty: the system's trusted keys. */
  readonly signedBy: string;
}

/**
 * The archive that the system itself is installed from, so that a private mirror is used where one is set up.
 * @throws Error when this is not a Debian system
 */
export async function systemArchive(etc = "/etc"): Promise<AptSource> {
  const release = await readFile(join(etc, "os-release"), "utf8");
  const codename = /^VERSION_CODENAME=(.*)$/m.exec(release)?.[1] ?? "sid";
  const suites = [codename, "sid", "unstable", "testing", "stable"];
  const sources = await readSources(join(etc, "apt"));
  const found = sources.find((source) => source.suites.some((suite) => suites.includes(suite)));
  if (!/^ID=debian$/m.test(release) || found === undefined) {
    throw new Error(
      "MySQL is fetched from the Debian archive, and this system has none in its package sources. " +
        "Install MySQL 8.0 or newer and put mysqld on PATH, or name it in TOWLINE_MYSQLD.",
    );
  }
  return found;
}

async function readSources(apt: string): Promise<AptSource[]> {
  const parts = join(apt, "sources.list.d");
  const files = [join(apt, "sources.list")];
  if (await exists(parts)) files.push(...(await readdir(parts)).sort().map((name) => join(parts, name)));
  const sources: AptSource[] = [];
  for (const file of files) {
    if (!(await exists(file))) continue;
    const text = await readFile(file, "utf8");
    if (file.endsWith(".list")) sources.push(...parseOneLine(text));
    if (file.endsWith(".sources")) sources.push(...parseStanzas(text));
  }
  return sources.filter(({ components }) => components.includes("main"));
}

/** `deb [option=value …] URI SUITE COMPONENT…` */
export function parseOneLine(text: string): AptSource[] {
  const sources: AptSource[] = [];
  for (const line of text.split("\n")) {
    const [, options = "", uri = "", suite = "", rest = ""] =
      /^\s*deb\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)\s+([^#]*)/.exec(line) ?? [];
    if (uri === "") continue;
    const signedBy = /(?:^|\s)signed-by=(\S+)/i.exec(options)?.[1] ?? "";
    sources.push({
      uri,
      suites: [suite],
      components: rest.trim().split(/\s+/),
      signedBy: signedBy.replaceAll(",", " "),
    });
  }
  return sources;
}

/** Stanzas of `Field: value`, a value going on in lines that start with a space. */
export function parseStanzas(text: string): AptSource[] {
  const sources: AptSource[] = [];
  const uncommented = text.replaceAll(/^#.*\n/gm, "");
  for (const stanza of uncommented.split(/\n\s*\n/)) {
    const fields = new Map<string, string>();
    for (const [, name = "", value = ""] of stanza.matchAll(/^([\w-]+):[ \t]*((?:.*)(?:\n[ \t].*)*)/gm)) {
      fields.set(name.toLowerCase(), value.trimEnd());
    }
    const words = (field: string) => (fields.get(field) ?? "").split(/\s+/).filter((word) => word !== "");
    const [uri] = words("uris");
    if (uri === undefined || !words("types").includes("deb") || fields.get("enabled") === "no") continue;
    const signedBy = fields.get("signed-by") ?? "";
    sources.push({ uri, suites: words("suites"), components: words("components"), signedBy });
  }
  return sources;
}
