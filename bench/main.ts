/** One benchmark: a module that exports `run`, loaded when it is asked for. */
interface Bench {
  readonly about: string;
  readonly load: () => Promise<{ readonly run: () => Promise<void> }>;
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
  "provider-start": {
    about: "milliseconds from the start of the provider's process to its handshake line",
    load: () => import("./provider-start.ts"),
  },
};

function usage(): string {
  const lines = Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(16)}${about}`);
  return ["usage: npm run bench -- --list | NAME...", ...lines].join("\n");
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== "--list" && !(name in BENCHES));
if (unknown.length > 0 || wanted.length === 0) {
  process.stderr.write(`${unknown.map((name) => `there is no benchmark ${name}\n`).join("")}${usage()}\n`);
  process.exitCode = 2;
} else if (wanted.includes("--list")) {
  process.stdout.write(`${Object.keys(BENCHES).join("\n")}\n`);
} else {
  for (const name of wanted) await (await (BENCHES[name] as Bench).load()).run();
}
