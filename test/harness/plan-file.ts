import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";

/** Everything in a plan file, which is a zip archive, as text: state, plan and the configuration as they were. */
export function readPlanFile(file: string): string {
  const entries = Object.entries(unzipSync(readFileSync(file)));
  if (entries.length === 0) throw new Error(`${file} is empty`);
  return entries.map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString("latin1")}`).join("\n");
}
