// Tries a release on this machine: what can be tried of it without a registry, a container engine or a cluster.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, root } from "../setup.mjs";
import { verifySums } from "./archive.mjs";
import { AGENT_EXECUTABLE, agentSums, executable, npmPackage, providerSums, RELEASE } from "./artefacts.mjs";
import { OWN_ARCHITECTURE } from "./executable.mjs";

/** An exposure of systemd's scale of 0 to 10, in tenths: what the unit reached when it was written, and a little. */
const EXPOSURE_MOST = 20;

const packaging = (...path) => join(root, "packaging", ...path);

/** Whether a program is there at all; what is not there cannot be asked, and that is said. */
function present(program) {
  const there = spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
  if (!there) console.log(`check: there is no ${program} here: what it would check was only read`);
  return there;
}

function unit(scratch) {
  if (!present("systemd-analyze")) return;
  const file = join(scratch, "towline-agent.service");
  const program = executable(OWN_ARCHITECTURE, AGENT_EXECUTABLE);
  // The program has to be where the unit says.
  const text = readFileSync(packaging("systemd/towline-agent.service"), "utf8");
  writeFileSync(file, text.replace("ExecStart=/usr/local/bin/towline", `ExecStart=${program}`));
  execFileSync("systemd-analyze", ["verify", file], { stdio: "inherit" });
  const analysed = ["security", "--offline=true", `--threshold=${EXPOSURE_MOST}`, file];
  const { status, stdout } = spawnSync("systemd-analyze", analysed, { encoding: "utf8" });
  console.log(`check: systemd unit: ${stdout.trim().split("\n").at(-1)}`);
  if (status !== 0) throw new Error("the unit lets the agent do more than it did");
}

function nomad(scratch) {
  // Terraform's formatter reads any HCL of that name.
  const file = join(scratch, "job.tf");
  copyFileSync(packaging("nomad/towline-agent.nomad.hcl"), file);
  const env = { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null", CHECKPOINT_DISABLE: "1" };
  execFileSync("terraform", ["fmt", "-check", "-diff", file], { stdio: "inherit", env });
  console.log("check: Nomad job: HCL, and formatted");
}

function kubernetes() {
  if (!present("kubectl")) return;
  const made = execFileSync("kubectl", ["kustomize", packaging("kubernetes")], { encoding: "utf8" });
  console.log(`check: Kubernetes: kustomize makes ${made.split("\n---\n").length} objects`);
}

/** What npm installs of the package has to run. */
function npm(scratch) {
  const prefix = join(scratch, "npm");
  execFileSync("npm", ["install", "--ignore-scripts", "--offline", "--prefix", prefix, npmPackage], {
    stdio: "ignore",
  });
  const { stdout, stderr, status } = spawnSync(join(prefix, "node_modules/.bin/towline"), ["--help"], {
    encoding: "utf8",
  });
  if (status !== 0 || !stdout.startsWith("Usage: towline COMMAND"))
    throw new Error(`towline of the npm package ended with ${status}: ${stdout}${stderr}`);
  console.log("check: npm package: installed, and towline runs");
}

export async function checkRelease() {
  const scratch = mkdtempSync(join(tmpdir(), "towline-release-"));
  try {
    for (const sums of [providerSums, agentSums]) verifySums(sums);
    console.log("check: checksums are those of the files");
    unit(scratch);
    nomad(scratch);
    kubernetes();
    npm(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  console.log("check: the demo, with the provider out of its zip and the agent's single file");
  const env = { ...process.env, TOWLINE_RELEASE: RELEASE };
  must(process.execPath, ["--import", "tsx", "demo/main.ts"], { env });
}
