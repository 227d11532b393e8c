import { readFile } from "node:fs/promises";

/** Clock ticks of a second in /proc: Linux has it fixed. */
const TICKS_PER_SECOND = 100;
/** Fields of /proc/PID/stat, counted behind the name, which may hold spaces. */
const OWN = [11, 12];
const OF_CHILDREN = [13, 14];

/** Seconds of processor time that a process has used, in user and kernel mode. */
export async function cpuSeconds(
  pid: number | "self",
  children: "alone" | "with children" = "alone",
): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const wanted = children === "alone" ? OWN : OF_CHILDREN;
  return wanted.reduce((sum, field) => sum + Number(fields[field]), 0) / TICKS_PER_SECOND;
}
