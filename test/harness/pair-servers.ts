import { pairGrants } from "./grants.ts";
import { MysqlServer } from "./mysql-server.ts";
import { grantWholeServer } from "./standby.ts";

/** An account of an application: it may write what it may, and nothing where the server is read only. */
export const APP = { user: "app", password: "app" } as const;

/** Two servers that may be a DR pair: `primary`, which holds `shop.ledger`, and `standby`, which is empty. */
export async function pairServers(): Promise<
  { readonly primary: MysqlServer; readonly standby: MysqlServer } & AsyncDisposable
> {
  const options = ["--log-bin-trust-function-creators=ON"];
  const [primary, standby] = await Promise.all([
    // It clocks statements; the other does not.
    MysqlServer.start({
      ...{ name: "primary", serverId: 1, persists: true },
      options: [...options, "--performance-schema=ON"],
    }),
    MysqlServer.start({ name: "standby", serverId: 2, persists: true, options }),
  ]);
  for (const server of [primary, standby]) {
    await grantWholeServer(server);
    await using session = await server.connect();
    // Accounts are not carried: each server has its own.
    await session.query("SET sql_log_bin = 0");
    for (const grant of pairGrants(`'${server.account.username}'@'%'`)) await session.query(grant);
    await session.query(`CREATE USER ${APP.user}@'%' IDENTIFIED BY '${APP.password}'`);
    await session.query(`GRANT SELECT, INSERT, UPDATE ON shop.* TO ${APP.user}@'%'`);
  }
  await primary.sql("CREATE DATABASE shop; CREATE TABLE shop.ledger (id INT PRIMARY KEY, at VARCHAR(20))");
  return {
    primary,
    standby,
    [Symbol.asyncDispose]: async () => {
      await standby[Symbol.asyncDispose]();
      await primary[Symbol.asyncDispose]();
    },
  };
}
