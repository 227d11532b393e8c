// `towline agent` with the data path of stand-in.ts.
import { runAgent } from "../../../agent/cli/agent.ts";
import { standIn } from "./stand-in.ts";

void runAgent(process.argv.slice(2), { env: process.env, print: console.log }, standIn).then(
  (status) => {
    process.exitCode = status;
  },
  () => {
    process.exitCode = 1;
  },
);
