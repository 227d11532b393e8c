import type { MysqlServer } from "./mysql-server.ts";

/** How the source is reached, if not as its account says. */
export interface ReplicaChannel {
  readonly host?: string;
  readonly port?: number;
  /** Default: none. */
  readonly compression?: "zstd" | "zlib";
}

/** Makes `replica` a native replica of `source`; it is at rest until `START REPLICA`. */
export async function configureReplica(
  replica: MysqlServer,
  source: MysqlServer,
  channel: ReplicaChannel = {},
): Promise<void> {
  const { host, port, username, password } = source.account;
  await replica.sql(
    `CHANGE REPLICATION SOURCE TO SOURCE_HOST = ?, SOURCE_PORT = ?, SOURCE_USER = ?, SOURCE_PASSWORD = ?,
     SOURCE_SSL = 1, SOURCE_AUTO_POSITION = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_COMPRESSION_ALGORITHMS = ?`,
    [channel.host ?? host, channel.port ?? port, username, password, channel.compression ?? "uncompressed"],
  );
}
