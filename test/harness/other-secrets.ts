import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MysqlServer } from "./mysql-server.ts";
import { newFolder } from "./run-folder.ts";

const VARIABLE = "TOWLINE_TEST_PASSWORD";

/** Accounts of a server whose passwords an agent finds by itself, in each way that there is. */
export class OtherSecrets {
  readonly passwords: readonly string[];
  /** What the agent has to be started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Instances for them, to be put beside examples/two-sites. */
  readonly config: string;

  private constructor(
    passwords: readonly [string, string, string],
    [file, fileOfCommand]: readonly [string, string],
  ) {
    this.passwords = passwords;
    this.env = { [VARIABLE]: passwords[0] };
    this.config = [
      instance("by_env", `{ env = ${JSON.stringify(VARIABLE)} }`),
      instance("by_file", `{ file = ${JSON.stringify(file)} }`),
      instance("by_exec", `{ exec = ["cat", ${JSON.stringify(fileOfCommand)}] }`),
    ].join("\n");
  }

  /** Makes the accounts and what their passwords are found in. */
  static async make(server: MysqlServer): Promise<OtherSecrets> {
    const passwords = ["by-the-environment", "by-a-file-of-it", "by-a-command-of-it"] as const;
    const folder = newFolder("secrets");
    const files = [join(folder, "one"), join(folder, "two")] as const;
    for (const [at, name] of ["by_env", "by_file", "by_exec"].entries())
      await server.sql(`CREATE USER '${name}'@'%' IDENTIFIED BY '${passwords[at]}'`);
    await writeFile(files[0], `${passwords[1]}\n`, { mode: 0o600 });
    await writeFile(files[1], `${passwords[2]}\n`, { mode: 0o600 });
    return new OtherSecrets(passwords, files);
  }
}

function instance(name: string, from: string): string {
  return `resource "towline_instance" "${name}" {
  agent         = "dc1"
  name          = "${name.replace("_", "-")}"
  host          = var.mysql_host
  port          = var.source_port
  username      = "${name}"
  password_from = ${from}
}
`;
}
