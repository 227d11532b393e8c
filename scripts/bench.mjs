// `npm run bench -- --list` and `npm run bench -- NAME...`, in a bare clone too.
import { must, setup } from "./setup.mjs";

setup({ terraform: false });
must(process.execPath, ["scripts/bundle.mjs"]);
must(process.execPath, ["--import", "tsx", "bench/main.ts", ...process.argv.slice(2)]);
