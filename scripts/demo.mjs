// `npm run demo`, in a bare clone too.
import { must, setup } from "./setup.mjs";

setup();
must(process.execPath, ["scripts/bundle.mjs"]);
must(process.execPath, ["--import", "tsx", "demo/main.ts"]);
