import { type Check, failed, passed } from "../context.ts";

/** VALUES ROW(…), which guarded updates are made of, exists from here on. */
const LEAST_TARGET: Version = [8, 0, 19];
/** GTIDs and temporal types as they are written now exist from here on. */
const LEAST_SOURCE: Version = [5, 6, 10];

type Version = readonly [major: number, minor: number, patch: number];

/** Both servers are MySQL of a version that can do its part, and the target is not older than the source. */
export const version: Check = async ({ sourceVariables, targetVariables }) => {
  const source = sourceVariables.get("version") ?? "";
  const target = targetVariables.get("version") ?? "";
  const results = [];
  for (const [side, text, least] of [
    ["source", source, LEAST_SOURCE],
    ["target", target, LEAST_TARGET],
  ] as const) {
    if (/mariadb/i.test(text))
      results.push(failed("version", side, `${text} is MariaDB`, "Use MySQL; MariaDB is not supported."));
    else if (compare(parse(text), least) < 0) {
      results.push(
        failed(
          "version",
          side,
          `${text} is older than ${least.join(".")}`,
          `Upgrade the ${side} to MySQL ${least.join(".")} or later.`,
        ),
      );
    } else results.push(passed("version", side, text));
  }
  const [sourceMajor, sourceMinor] = parse(source);
  const [targetMajor, targetMinor] = parse(target);
  if (compare([targetMajor, targetMinor, 0], [sourceMajor, sourceMinor, 0]) < 0) {
    results.push(
      failed(
        "version.order",
        "target",
        `the target (${target}) is older than the source (${source})`,
        "Upgrade the target to the source's series or later.",
      ),
    );
  }
  return results;
};

function parse(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
