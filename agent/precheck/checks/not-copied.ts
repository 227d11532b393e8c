import { textLiteral } from "../../mysql/quote.ts";
import { type Check, listNames, passed, warning } from "../context.ts";

/** What is in the selected databases and stays behind, so that nobody finds out on the day of need. */
export const notCopied: Check = async ({ spec, source }) => {
  if (!spec.initialization.structure) return [];
  const whole = [...spec.databases]
    .filter(([, objects]) => objects.tables.length === 0)
    .map(([database]) => textLiteral(database));
  if (whole.length === 0) return [];
  const within = whole.join(",");
  const rows = await source.text(
    `SELECT CONCAT('view ', TABLE_SCHEMA, '.', TABLE_NAME) FROM information_schema.VIEWS WHERE TABLE_SCHEMA IN (${within}) UNION ALL ` +
      `SELECT CONCAT(LOWER(ROUTINE_TYPE), ' ', ROUTINE_SCHEMA, '.', ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN (${within}) UNION ALL ` +
      `SELECT CONCAT('trigger ', TRIGGER_SCHEMA, '.', TRIGGER_NAME) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA IN (${within}) UNION ALL ` +
      `SELECT CONCAT('event ', EVENT_SCHEMA, '.', EVENT_NAME) FROM information_schema.EVENTS WHERE EVENT_SCHEMA IN (${within})`,
  );
  const names = rows.map(([name]) => name ?? "");
  if (names.length === 0) return [passed("schema.not_copied", "source", "tables only")];
  return [
    warning(
      "schema.not_copied",
      "source",
      `not copied: ${listNames(names)}`,
      "This version copies tables; create these on the target by hand. Triggers must stay off there.",
    ),
  ];
};
