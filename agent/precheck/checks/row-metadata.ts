import { type Check, passed, warning } from "../context.ts";

/** Without names in the binlog a link goes by the schema history that it keeps; what that means is said here. */
export const rowMetadata: Check = async ({ sourceVariables }) => {
  const value = sourceVariables.get("binlog_row_metadata");
  if (value === "FULL") return [passed("binlog.row_metadata", "source", "binlog_row_metadata is FULL")];
  const [found, remedy] =
    value === undefined
      ? ["this server is older than binlog_row_metadata", "MySQL 8.0.1 and later can log them."]
      : [
          `binlog_row_metadata is ${value}`,
          "SET PERSIST binlog_row_metadata = FULL on the source, before the link is declared.",
        ];
  return [
    warning(
      "binlog.row_metadata",
      "source",
      `${found}, so the binlog does not name columns: the link describes its tables when it takes its first position, keeps that in ` +
        "towline.schema_history and goes by it",
      `A schema change of the tables stops the link. ${remedy}`,
    ),
  ];
};
