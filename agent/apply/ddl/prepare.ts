import { type DefinerPolicy, redefine, switchOff } from "../../change/statement/on-target.ts";
import type { SourceChange } from "../../change/statement/source-change.ts";
import { type Edit, splice } from "../../change/statement/splice.ts";
import { AgentError } from "../../error.ts";
import type { ByteText } from "../../mysql/quote.ts";
import { identifier } from "../../mysql/quote.ts";
import { mapNames, type NameMap } from "./name-map.ts";

/**
 * The statement as it is run on the target. Only what must be is changed, in the original bytes:
 * - no START TRANSACTION: a session that has created a table so takes nothing but its rows, and so no checkpoint;
 * - an event that runs on the source does not run here as well;
 * - ALTER EVENT makes whoever runs it the definer, unless one is named; by another policy that is what is wanted of everything;
 * - names that the link maps.
 * @throws AgentError STATEMENT_UNSUPPORTED when an executable comment is code on one side only, or a name cannot be mapped
 */
export function prepare(
  source: SourceChange,
  targetVersion: number,
  names: NameMap,
  policy: DefinerPolicy,
): ByteText {
  const { change, sql, conditions, sourceVersion } = source;
  const split = conditions.find((version) => version <= sourceVersion !== version <= targetVersion);
  if (split !== undefined) {
    throw new AgentError(
      "STATEMENT_UNSUPPORTED",
      `a schema change holds an executable comment (${split}) that means something to one of the servers only`,
      {
        hint: "Run an equivalent on the target by hand, then: towline link resume NAME --skip-ddl GTID.",
      },
    );
  }
  const edits: Edit[] = [...mapNames(source, names), ...redefine(source.definer, policy)];
  switch (change.what) {
    case "create-table":
      if (change.startTransaction !== null) edits.push({ at: change.startTransaction, bytes: "" });
      break;
    case "create-event":
      edits.push(...switchOff(change.activation, "always", targetVersion));
      break;
    case "alter-event":
      edits.push(...switchOff(change.activation, "if-enabled", targetVersion));
      if (policy === "keep" && source.definer === null) edits.push(...invoker(source));
      break;
    default:
      break;
  }
  return splice(sql, edits);
}

function invoker({ session, sql }: SourceChange): Edit[] {
  const alter = /^((?:\s|\/\*(?!!)[\s\S]*?\*\/)*ALTER)\s+EVENT\b/i.exec(sql);
  if (alter === null || session.invoker === null) return [];
  const { user, host } = session.invoker;
  const end = (alter[1] as string).length;
  return [
    {
      at: { start: end, end },
      bytes: ` DEFINER = ${identifier(user)}@${identifier(host === "" ? "%" : host)}`,
    },
  ];
}
