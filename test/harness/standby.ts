import { wholeServerGrants } from "./grants.ts";
import { executed } from "./gtids.ts";
import type { MysqlServer } from "./mysql-server.ts";
import { eventually, PATIENCE_MS } from "./wait.ts";

/** What a server that is to have the GTIDs of another is started with: nothing writes on it but links and root. */
export const STANDBY_OPTIONS: readonly string[] = [
  "--read-only=ON",
  "--event-scheduler=OFF",
  "--log-bin-trust-function-creators=ON",
];

/** Lets the account of links carry everything on a server. Unlogged: it must not be a transaction that one server has and the other lacks. */
export async function grantWholeServer(server: MysqlServer): Promise<void> {
  await using session = await server.connect();
  await session.query("SET sql_log_bin = 0");
  for (const grant of wholeServerGrants(`'${server.account.username}'@'%'`)) await session.query(grant);
}

/** Deadline for two servers to have executed the same, milliseconds. */
const WITHIN_MS = PATIENCE_MS;

/**
 * Waits until both servers have executed the same transactions, neither more nor less. The link has to run meanwhile: its own
 * heartbeat moves the source.
 */
export async function sameGtids(source: MysqlServer, target: MysqlServer): Promise<void> {
  const look = async (): Promise<boolean> => {
    const [here, there] = [await executed(target), await executed(source)];
    const same = "SELECT GTID_SUBSET(?, ?) AND GTID_SUBSET(?, ?)";
    return Number(await source.value(same, [there, here, here, there])) === 1;
  };
  try {
    await eventually(look, { what: "both servers have the same GTIDs", within: WITHIN_MS });
  } catch (cause) {
    const [here, there] = [await executed(target), await executed(source)];
    throw new Error(`the source has ${there}, the target ${here}`, { cause });
  }
}
