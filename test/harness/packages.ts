import { mkdir, readdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { systemArchive } from "./apt-source.ts";
import { cached, exists } from "./cache.ts";
import { run } from "./run.ts";

/** MySQL 9.7 LTS is in Debian unstable only. */
const SUITE = "sid";
/** Changes when what a cached folder holds changes. */
const LAYOUT = "v1";

/** Debian's name of an architecture → folder of its libraries and name of its loader. */
const ARCHITECTURES: Readonly<Record<string, { readonly libraries: string; readonly loader: string }>> = {
  amd64: { libraries: "usr/lib/x86_64-linux-gnu", loader: "ld-linux-x86-64.so.2" },
  arm64: { libraries: "usr/lib/aarch64-linux-gnu", loader: "ld-linux-aarch64.so.1" },
};

/** Debian packages with all that they depend on, unpacked into one folder and run from there; the system is not touched. */
export interface UnpackedPackages {
  readonly root: string;
  readonly libraries: string;
  /** How to run a program of the folder: with the folder's own loader and libraries. */
  readonly command: (path: string) => readonly string[];
}

/** Fetches and unpacks once; later calls, also of other processes and checkouts, find it in the cache. */
export async function unpackPackages(name: string, packages: readonly string[]): Promise<UnpackedPackages> {
  const architecture = (await run(["dpkg", "--print-architecture"])).trim();
  const machine = ARCHITECTURES[architecture];
  if (machine === undefined) {
    throw new Error(`the test bed knows ${Object.keys(ARCHITECTURES).join(" and ")}, not ${architecture}`);
  }
  const root = await cached(`${name}-${SUITE}-${architecture}-${LAYOUT}`, async (folder) => {
    await fetchInto(join(folder, "apt"), packages);
    await unpackInto(folder, join(folder, "apt/cache/archives"));
    await run(["rm", "-rf", join(folder, "apt")]);
  });
  const libraries = join(root, machine.libraries);
  return {
    root,
    libraries,
    command: (path) => [join(libraries, machine.loader), "--library-path", libraries, join(root, path)],
  };
}

/** Downloads with an apt state of its own: nothing installed, so that the whole closure is fetched. */
async function fetchInto(folder: string, packages: readonly string[]): Promise<void> {
  const archive = await systemArchive();
  await mkdir(join(folder, "state/lists/partial"), { recursive: true });
  await mkdir(join(folder, "cache/archives/partial"), { recursive: true });
  await writeFile(join(folder, "state/status"), "");
  const signedBy = archive.signedBy === "" ? [] : [`Signed-By: ${archive.signedBy}`];
  await writeFile(
    join(folder, "archive.sources"),
    ["Types: deb", `URIs: ${archive.uri}`, `Suites: ${SUITE}`, "Components: main", ...signedBy, ""].join(
      "\n",
    ),
  );
  const configuration = join(folder, "apt.conf");
  await writeFile(
    configuration,
    [
      `Dir::State "${folder}/state";`,
      `Dir::State::status "${folder}/state/status";`,
      `Dir::Cache "${folder}/cache";`,
      `Dir::Etc::SourceList "${folder}/archive.sources";`,
      'Dir::Etc::SourceParts "/dev/null";',
      'Dir::Etc::Preferences "/dev/null";',
      'Dir::Etc::PreferencesParts "/dev/null";',
      // Not another account: it could not write into this folder.
      'APT::Sandbox::User "";',
      'Acquire::Languages "none";',
      // Hooks of the system are about the system's own state.
      "#clear APT::Update::Pre-Invoke;",
      "#clear APT::Update::Post-Invoke;",
      "#clear APT::Update::Post-Invoke-Success;",
      "",
    ].join("\n"),
  );
  const apt = ["apt-get", "-q", "-c", configuration];
  await run([...apt, "update"]);
  await run([...apt, "install", "--yes", "--download-only", "--no-install-recommends", ...packages]);
}

async function unpackInto(root: string, archives: string): Promise<void> {
  const files = (await readdir(archives)).filter((file) => file.endsWith(".deb"));
  const unpackNext = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      await run(["dpkg", "-x", join(archives, file), root]);
    }
  };
  await Promise.all(cpus().map(unpackNext));
}

/** A MySQL server program: how to run it and where it has its messages and plugins. */
export interface MysqldProgram {
  /** For example "9.7.4". */
  readonly version: string;
  readonly command: readonly string[];
  /** Where its messages and plugins are, when not where it was built to find them. */
  readonly options: readonly string[];
}

/** The server to test with: TOWLINE_MYSQLD, else a MySQL on PATH, else the one of Debian unstable. */
export async function findMysqld(): Promise<MysqldProgram> {
  const asked = process.env["TOWLINE_MYSQLD"];
  if (asked !== undefined && asked !== "") {
    const version = await mysqlVersion([asked]);
    if (version === null) throw new Error(`TOWLINE_MYSQLD names ${asked}, which is not MySQL 8.0 or newer`);
    return { version, command: [asked], options: [] };
  }
  for (const folder of (process.env["PATH"] ?? "").split(":")) {
    const command = [join(folder, "mysqld")];
    if (folder === "" || !(await exists(command[0] as string))) continue;
    const version = await mysqlVersion(command);
    if (version !== null) return { version, command, options: [] };
  }
  const packages = await unpackPackages("mysql", ["mysql-server-core", "mysql-client-core"]);
  const { root } = packages;
  const options = [
    `--basedir=${root}/usr`,
    `--lc-messages-dir=${root}/usr/share/mysql`,
    `--plugin-dir=${root}/usr/lib/mysql/plugin`,
  ];
  const command = packages.command("usr/sbin/mysqld");
  const version = await mysqlVersion(command);
  if (version === null)
    throw new Error(`${command.join(" ")} does not run; remove ${root} to fetch it again`);
  return { version, command, options };
}

/** The version, or null when it is not MySQL 8.0 or newer. */
async function mysqlVersion(command: readonly string[]): Promise<string | null> {
  const output = await run([...command, "--no-defaults", "--version"]).catch(() => "");
  const [, version = "", major = "0"] = /\bVer ((\d+)\.\d+\.\d+)/.exec(output) ?? [];
  return /mariadb/i.test(output) || Number(major) < 8 ? null : version;
}

/** How to run sysbench, with the folder of its scripts, in which it has to be run. */
export interface Sysbench {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export async function findSysbench(): Promise<Sysbench> {
  const { root, libraries, command } = await unpackPackages("sysbench", ["sysbench"]);
  return {
    command: command("usr/bin/sysbench"),
    cwd: join(root, "usr/share/sysbench"),
    env: withMariadbPlugins(libraries),
  };
}

/** The client library looks for its plugins where it was built to be installed. */
function withMariadbPlugins(libraries: string): NodeJS.ProcessEnv {
  return { ...process.env, MARIADB_PLUGIN_DIR: join(libraries, "libmariadb3/plugin") };
}

/** How to run mydumper and myloader, and the clients of MySQL that copy a database. */
export interface CopyTools {
  readonly mydumper: readonly string[];
  readonly myloader: readonly string[];
  readonly mysqldump: readonly string[];
  readonly mysql: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export async function findCopyTools(): Promise<CopyTools> {
  const parallel = await unpackPackages("mydumper", ["mydumper"]);
  const clients = await unpackPackages("mysql", ["mysql-server-core", "mysql-client-core"]);
  return {
    mydumper: parallel.command("usr/bin/mydumper"),
    myloader: parallel.command("usr/bin/myloader"),
    mysqldump: clients.command("usr/bin/mysqldump"),
    mysql: clients.command("usr/bin/mysql"),
    env: withMariadbPlugins(parallel.libraries),
  };
}
