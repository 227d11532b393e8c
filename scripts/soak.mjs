// `npm run soak -- --list` and `npm run soak -- NAME [OPTION...]`, in a bare clone too: runs that are too long for the gate.
import { must, setup } from "./setup.mjs";

const RUNS = {
  differential: "test/differential/main.ts",
  giants: "test/giants/main.ts",
  "crash-spool": "test/crash-spool/main.ts",
  "crash-matrix": "test/crash-matrix/main.ts",
  "wan-partitions": "test/wan-partitions/main.ts",
  cdktf: "test/cdktf/main.ts",
  "provider-fuzz": "test/provider-fuzz/main.ts",
};

const [name, ...options] = process.argv.slice(2);
const run = RUNS[name];
if (run === undefined) {
  const names = Object.keys(RUNS);
  if (name === "--list") console.log(names.join("\n"));
  else console.error(`usage: npm run soak -- NAME [OPTION...]; NAME is one of: ${names.join(", ")}`);
  process.exit(name === "--list" ? 0 : 2);
}
setup({ terraform: false });
must(process.execPath, ["scripts/bundle.mjs"]);
must(process.execPath, ["--import", "tsx", "test/harness/prepare.ts"]);
must(process.execPath, ["--import", "tsx", run, name, ...options]);
