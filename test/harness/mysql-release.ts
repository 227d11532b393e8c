import { oldSourceGrants, sourceGrants, targetGrants } from "./grants.ts";
import { copyData56, findMysqld56 } from "./mysql-56.ts";
import { copyTemplate } from "./mysql-template.ts";
import { findMysqld, type MysqldProgram } from "./packages.ts";

/** What differs between the releases of MySQL that the test bed starts. */
interface Release {
  readonly find: () => Promise<MysqldProgram>;
  /** Options that other releases do not know or need, for a server with a folder of its own. */
  readonly options: (folder: string) => readonly string[];
  /** Makes an initialised data directory at a path where there is nothing. */
  readonly makeData: (program: MysqldProgram, folder: string) => Promise<void>;
  /** Statements that give an account the rights of a link. */
  readonly grants: (account: string, databases: readonly string[]) => readonly string[];
}

export type ReleaseName = "current" | "5.6";

/** Large enough that a load does not wait for checkpoints, small enough for a folder on tmpfs. */
const REDO_LOG = "256M";

export const RELEASES: Readonly<Record<ReleaseName, Release>> = {
  current: {
    find: findMysqld,
    options: () => [
      "--mysqlx=OFF",
      "--binlog-row-metadata=FULL",
      "--skip-replica-start",
      `--innodb-redo-log-capacity=${REDO_LOG}`,
      // No link looks at it, and it makes a third of a start and of a server's memory. Tests that do, and benchmarks, turn it on.
      "--performance-schema=OFF",
    ],
    makeData: copyTemplate,
    // Either server of a test may be the source.
    grants: (account, databases) => [
      ...sourceGrants(account, databases),
      ...targetGrants(account, databases),
    ],
  },
  // A source only: no link writes to a server as old as this.
  "5.6": {
    find: findMysqld56,
    options: (folder) => [
      "--log-slave-updates",
      "--skip-slave-start",
      // A row may take a tenth of it.
      "--innodb-log-file-size=128M",
      // A server that starts removes temporary tables from there, another server's too.
      `--tmpdir=${folder}`,
    ],
    makeData: (_program, folder) => copyData56(folder),
    grants: oldSourceGrants,
  },
};
