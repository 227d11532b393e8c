import { type Check, sourceVariable } from "../context.ts";
import { rowMetadata } from "./row-metadata.ts";

/** Settings of the source without which its binlog does not say enough. */
export const serverVariables: readonly Check[] = [
  sourceVariable(
    "gtid.mode",
    "gtid_mode",
    "ON",
    "SET GLOBAL gtid_mode step by step to ON on the source, and in its configuration.",
  ),
  sourceVariable(
    "gtid.consistency",
    "enforce_gtid_consistency",
    "ON",
    "SET PERSIST enforce_gtid_consistency = ON on the source.",
  ),
  sourceVariable("binlog.enabled", "log_bin", "ON", "Start the source with log_bin."),
  sourceVariable("binlog.format", "binlog_format", "ROW", "SET PERSIST binlog_format = ROW on the source."),
  sourceVariable(
    "binlog.row_image",
    "binlog_row_image",
    "FULL",
    "SET PERSIST binlog_row_image = FULL on the source.",
  ),
  rowMetadata,
];
