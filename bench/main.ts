import { type BenchOptions, benchOptions, UsageError } from "./options.ts";

/** One benchmark: a module that exports `run`, loaded when it is asked for. */
interface Bench {
  readonly about: string;
  readonly load: () => Promise<{ readonly run: (options: BenchOptions) => Promise<void> }>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  "catch-up": {
    about: "a link catching up, against MySQL's own replication with 4 workers on the same two servers",
    load: () => import("./catch-up.ts"),
  },
  lag: {
    about: "milliseconds from a commit on the source until the target shows it, at 2000 row changes a second",
    load: () => import("./lag.ts"),
  },
  load: {
    about:
      "the full load of a link, against mysqldump | mysql and mydumper with myloader on the same two servers",
    load: () => import("./load.ts"),
  },
  plan: {
    about: "seconds of terraform's apply and plan of 100 links, beside a plan of two instances alone",
    load: () => import("./plan.ts"),
  },
  "provider-start": {
    about: "milliseconds from the start of the provider's process to its handshake line",
    load: () => import("./provider-start.ts"),
  },
  wan: {
    about:
      "over a path of 80 ms and 50 Mbit/s with stalls: the feed against a direct link, and MySQL's own replication with zstd",
    load: () => import("./wan.ts"),
  },
};

function usage(): string {
  const lines = Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(16)}${about}`);
  return [
    "usage: npm run bench -- --list | NAME... [--rounds N]",
    ...lines,
    "catch-up takes over half an hour; --workload NAME and --side NAME, any number of them, have only these measured",
  ].join("\n");
}

async function main(): Promise<void> {
  const options = benchOptions(process.argv.slice(2));
  const { list, names } = options;
  if (list) {
    process.stdout.write(`${Object.keys(BENCHES).join("\n")}\n`);
    return;
  }
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) throw new UsageError(`there is no benchmark ${unknown}`);
  if (names.length === 0) throw new UsageError("no benchmark is named");
  for (const name of names) await (await (BENCHES[name] as Bench).load()).run(options);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n${usage()}\n`);
  process.exitCode = 2;
}
