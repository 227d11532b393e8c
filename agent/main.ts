import { runCommandLine } from "./cli/run.ts";

// Not a top-level await: the executable is bundled as CommonJS, which has none.
void runCommandLine(process.argv.slice(2), { env: process.env, print: (line) => console.log(line) }, (line) =>
  console.error(line),
).then((status) => {
  process.exitCode = status;
});
