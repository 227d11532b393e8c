import { selects } from "../../link/spec.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import { readTriggers } from "../../mysql/triggers.ts";
import { type Check, type CheckContext, failed, listNames, passed, warning } from "../context.ts";
import { readGrants } from "../grants.ts";

async function triggersOn(server: ReadingSession, { spec }: CheckContext): Promise<readonly string[]> {
  const triggers = await readTriggers(server, spec.databases.keys());
  return triggers
    .filter(({ database, table }) => selects(spec, database, table))
    .map(({ database, name, table }) => `${database}.${name} on ${table}`);
}

/** What stays on the source, so that nobody finds out on the day of need. */
export const sourceTriggers: Check = async (context) => {
  const { spec, source } = context;
  const found = await triggersOn(source, context);
  const grants = await readGrants(source);
  const unseen = [...spec.databases.keys()].filter((database) => !grants.hasOn("TRIGGER", database));
  return [
    ...(unseen.length === 0
      ? []
      : [
          warning(
            "schema.triggers_unseen",
            "source",
            `the account does not see whether tables of ${listNames(unseen)} have triggers`,
            "GRANT TRIGGER on these databases to have them listed. They are left out in any case.",
          ),
        ]),
    found.length === 0
      ? passed("schema.triggers", "source", "no triggers to leave out")
      : warning(
          "schema.triggers",
          "source",
          `left out: triggers ${listNames(found)}`,
          "What they do comes with the rows; on the target it would be done again. Create them there when the target takes over.",
        ),
  ];
};

/** Rows are changed by statements, so triggers of the target would do again what the source's triggers have done already. */
export const targetTriggers: Check = async (context) => {
  const found = await triggersOn(context.target, context);
  if (found.length === 0) return [passed("target.triggers", "target", "no triggers on the tables")];
  return [
    failed(
      "target.triggers",
      "target",
      `triggers would fire a second time: ${listNames(found)}`,
      "Drop these triggers on the target.",
    ),
  ];
};
