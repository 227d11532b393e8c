import { seriesOf, versionNumber, versionText } from "../../lib/server-version.ts";
import { type Check, failed, passed } from "../context.ts";

/** VALUES ROW(…), which guarded updates are made of, exists from here on. */
const LEAST_TARGET = 80_019;
/** GTIDs and temporal types as they are written now exist from here on. */
const LEAST_SOURCE = 50_610;

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
    else if (versionNumber(text) < least) {
      results.push(
        failed(
          "version",
          side,
          `${text} is older than ${versionText(least)}`,
          `Upgrade the ${side} to MySQL ${versionText(least)} or later.`,
        ),
      );
    } else results.push(passed("version", side, text));
  }
  if (seriesOf(versionNumber(target)) < seriesOf(versionNumber(source))) {
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
