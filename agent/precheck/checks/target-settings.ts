import { type Check, failed, passed, warning } from "../context.ts";

/** The target takes writes, large ones too, and names tables as the source does. */
export const targetSettings: Check = async ({ spec, sourceVariables, targetVariables }) => {
  const results = [];
  // A link that preserves GTIDs writes past read_only, which keeps others out (see preserving.ts).
  const hindering = spec.gtids === "own" ? ["super_read_only", "read_only"] : ["super_read_only"];
  const readOnly = hindering.filter((name) => targetVariables.get(name) === "ON");
  results.push(
    readOnly.length > 0
      ? failed(
          "target.writable",
          "target",
          `${readOnly.join(" and ")} is ON`,
          spec.gtids === "own"
            ? "SET GLOBAL super_read_only = OFF, read_only = OFF on the target."
            : "SET GLOBAL super_read_only = OFF on the target; read_only = ON may stay and keeps others from writing.",
        )
      : passed("target.writable", "target", "it takes writes"),
  );
  const [sourceCase, targetCase] = [
    sourceVariables.get("lower_case_table_names"),
    targetVariables.get("lower_case_table_names"),
  ];
  results.push(
    sourceCase === targetCase
      ? passed("params.table_names", "link", `lower_case_table_names is ${sourceCase} on both`)
      : failed(
          "params.table_names",
          "link",
          `lower_case_table_names is ${sourceCase} on the source and ${targetCase} on the target`,
          "It is fixed when a server is initialised: use servers with the same value.",
        ),
  );
  const [sourcePacket, targetPacket] = [
    Number(sourceVariables.get("max_allowed_packet")),
    Number(targetVariables.get("max_allowed_packet")),
  ];
  results.push(
    targetPacket >= sourcePacket
      ? passed("params.packet", "target", `max_allowed_packet is ${targetPacket}`)
      : failed(
          "params.packet",
          "target",
          `max_allowed_packet is ${targetPacket}, the source's is ${sourcePacket}`,
          `SET PERSIST max_allowed_packet = ${sourcePacket} on the target.`,
        ),
  );
  const retention = Number(sourceVariables.get("binlog_expire_logs_seconds"));
  if (retention > 0 && retention < LEAST_RETENTION_SECONDS) {
    results.push(
      warning(
        "binlog.retention",
        "source",
        `binlogs are kept for ${retention} s`,
        `SET PERSIST binlog_expire_logs_seconds = ${LEAST_RETENTION_SECONDS} on the source: a link that is away for longer has to load anew.`,
      ),
    );
  }
  return results;
};

/** Three days: a weekend. */
const LEAST_RETENTION_SECONDS = 259_200;
