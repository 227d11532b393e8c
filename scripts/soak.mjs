// `npm run soak -- --list` and `npm run soak -- NAME [OPTION...]`, in a bare clone too: runs that are too long for the gate.
import { must, setup } from "./setup.mjs";

setup({ terraform: false });
must(process.execPath, ["--import", "tsx", "test/harness/prepare.ts"]);
must(process.execPath, ["--import", "tsx", "test/differential/main.ts", ...process.argv.slice(2)]);
