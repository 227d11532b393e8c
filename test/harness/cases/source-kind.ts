import { MysqlServer } from "../mysql-server.ts";
import type { ApplierName } from "./appliers.ts";

/** The sources that cases run on. `9.7-minimal` is one whose binlog holds no names of columns, as that of 5.6. */
export const SOURCE_KINDS = ["9.7", "9.7-minimal", "5.6"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Databases of cases, as a pattern of GRANT. */
const DATABASES = ["case\\_%"];

const PACKET = "--max-allowed-packet=64M";

/** Starts a source for cases. */
export async function startSource(kind: SourceKind): Promise<MysqlServer> {
  const common = { name: "source", serverId: 1, databases: DATABASES, tmpfs: true };
  switch (kind) {
    case "9.7":
      return MysqlServer.start({ ...common, options: [PACKET] });
    case "9.7-minimal":
      return MysqlServer.start({ ...common, options: [PACKET, "--binlog-row-metadata=MINIMAL"] });
    case "5.6":
      return MysqlServer.start({ ...common, release: "5.6", options: [PACKET] });
    default:
      return kind satisfies never;
  }
}

/** Starts a target of cases. Whether a link puts rows in as events hangs on a privilege of its account. */
export async function startTarget(applier: ApplierName): Promise<MysqlServer> {
  const target = await MysqlServer.start({
    name: `target-${applier}`,
    serverId: applier === "raw" ? 2 : 3,
    databases: DATABASES,
    tmpfs: true,
    options: [PACKET],
  });
  if (applier === "sql")
    await target.sql(`REVOKE REPLICATION_APPLIER ON *.* FROM ${target.account.username}`);
  return target;
}
