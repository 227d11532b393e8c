// `npm run soak -- --list` and `npm run soak -- NAME [OPTION...]`, in a bare clone too: runs that are too long for the gate.
import { must, setup } from "./setup.mjs";

const SOAKS = { differential: "test/differential/main.ts", giants: "test/giants/main.ts" };

const [name] = process.argv.slice(2);
if (!(name in SOAKS)) {
  console.log(Object.keys(SOAKS).join("\n"));
  process.exit(name === "--list" ? 0 : 2);
}
setup({ terraform: false });
must(process.execPath, ["scripts/bundle.mjs"]);
must(process.execPath, ["--import", "tsx", "test/harness/prepare.ts"]);
must(process.execPath, ["--import", "tsx", SOAKS[name], ...process.argv.slice(2)]);
