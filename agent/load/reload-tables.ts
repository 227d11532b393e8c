import { forgetTable } from "../checkpoint/load-progress.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import { AgentError } from "../error.ts";
import type { LinkSpec } from "../link/spec.ts";
import type { Connection } from "../mysql/connection.ts";
import { qualified } from "../mysql/quote.ts";

/**
 * Takes tables that the link has brought away again, so that the load that follows copies them anew.
 * @throws AgentError STATEMENT_UNSUPPORTED when the link does not make its tables itself
 */
export async function reloadTables(
  writer: Connection,
  ownership: Ownership,
  spec: LinkSpec,
  tables: readonly { readonly database: string; readonly table: string }[],
): Promise<void> {
  for (const { database, table } of tables) {
    if (!spec.initialization.structure || !spec.initialization.data) {
      throw new AgentError(
        "STATEMENT_UNSUPPORTED",
        `${database}.${table} would have to be created and copied again`,
        {
          table: `${database}.${table}`,
          hint: "The link does not do both, by its initialization: delete it, put the table right on the target, declare it anew.",
        },
      );
    }
    // First the table: should this be cut off, it is still known as the link's own.
    checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
    await writer.execute(`DROP TABLE IF EXISTS ${qualified(database, table)}`);
    checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
    await writer.execute(forgetTable(ownership, database, table));
    await writer.execute("COMMIT");
  }
}
