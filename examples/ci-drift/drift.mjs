// Plans, and prints what differs as Markdown: node drift.mjs [--seen FILE] [-- ARGUMENTS OF terraform plan]
// Ends with 0 when the world is as declared (or objects were only moved to other addresses), 2 when it is not, 1 when there is no plan.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { diagnosticsOf, differencesOf } from "./plan.mjs";
import { differs, renderReport, renderUnplanned } from "./report.mjs";

const EXIT = { asDeclared: 0, notPlanned: 1, differs: 2 };
/** What `terraform plan -detailed-exitcode` ends with when there is a plan: without and with changes. */
const PLANNED = [0, 2];
const OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

function terraform(args) {
  const { status, stdout, stderr, error } = spawnSync("terraform", args, {
    encoding: "utf8",
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Since when each address differs: what the file says, and now for those that are new. Those that differ no more are forgotten. */
function remember(file, addresses, now) {
  const before = file && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const seen = Object.fromEntries(addresses.map((address) => [address, before[address] ?? now]));
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(seen, null, 2)}\n`);
  }
  return seen;
}

const { values, positionals } = parseArgs({
  options: { seen: { type: "string" } },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), "drift-"));
try {
  const file = join(folder, "plan");
  const command = ["plan", "-json", "-input=false", "-detailed-exitcode", `-out=${file}`, ...positionals];
  const planned = terraform(command);
  const diagnostics = diagnosticsOf(planned.stdout);
  if (!PLANNED.includes(planned.status)) {
    process.stdout.write(renderUnplanned(diagnostics, planned.stderr));
    process.exitCode = EXIT.notPlanned;
  } else {
    const shown = terraform(["show", "-json", file]);
    if (shown.status !== 0) throw new Error(`terraform show ended with ${shown.status}: ${shown.stderr}`);
    const found = differencesOf(JSON.parse(shown.stdout));
    const addresses = found.changes.map(({ address }) => address);
    const seen = remember(values.seen, addresses, new Date().toISOString());
    process.stdout.write(renderReport(found, diagnostics, seen));
    process.exitCode = differs(found) ? EXIT.differs : EXIT.asDeclared;
  }
} finally {
  // The plan file holds the state.
  rmSync(folder, { recursive: true, force: true });
}
