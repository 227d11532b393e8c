// `npm run release`: everything of a release, in dist/release. `-- --check` then tries it: checksums, what is in packaging/, and the demo by
// the single-file executables, with the provider out of its zip. `-- --only-check` tries what is there. `-- --arch amd64` makes
// one architecture's alone.
import { copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { must, root, setup } from "./setup.mjs";

const { values: options } = parseArgs({
  options: { check: { type: "boolean" }, "only-check": { type: "boolean" }, arch: { type: "string" } },
});
const checks = options.check === true || options["only-check"] === true;

setup({ terraform: checks });

// Not before: there are no packages in a bare clone.
const names = await import("./release/artefacts.mjs");
const { at, executable, AGENT_EXECUTABLE, PROVIDER_EXECUTABLE } = names;

const ENTRIES = ["agent/main.ts", "provider/main.ts"];
const BUNDLES = { [PROVIDER_EXECUTABLE]: "dist/provider.cjs", [AGENT_EXECUTABLE]: "dist/towline" };

async function makeAll() {
  const { ARCHITECTURES, nodeRuntime } = await import("./release/node-runtime.mjs");
  const { makeExecutable } = await import("./release/executable.mjs");
  const { writeZip, writeSums } = await import("./release/archive.mjs");
  const { notices } = await import("./release/notices.mjs");
  const { makeNpmPackage } = await import("./release/npm-package.mjs");

  if (options.arch !== undefined && !ARCHITECTURES.includes(options.arch)) {
    throw new Error(`there is no architecture ${options.arch}: it is one of ${ARCHITECTURES.join(", ")}`);
  }
  const chosen = ARCHITECTURES.filter((each) => options.arch === undefined || each === options.arch);
  must(process.execPath, ["scripts/bundle.mjs"]);
  rmSync(names.RELEASE, { recursive: true, force: true });
  mkdirSync(names.RELEASE, { recursive: true });
  const notice = at("THIRD-PARTY-NOTICES");
  for (const architecture of chosen) {
    writeFileSync(notice, await notices(ENTRIES, nodeRuntime(architecture).licence));
    for (const [name, bundle] of Object.entries(BUNDLES)) {
      await makeExecutable({
        bundle: join(root, bundle),
        architecture,
        work: at("work", architecture, name),
        executable: executable(architecture, name),
      });
      console.log(`release: ${executable(architecture, name)}`);
    }
    const papers = { LICENSE: join(root, "LICENSE"), "THIRD-PARTY-NOTICES": notice };
    const provider = executable(architecture, PROVIDER_EXECUTABLE);
    writeZip(names.providerZip(architecture), { [PROVIDER_EXECUTABLE]: provider, ...papers });
    writeZip(names.agentZip(architecture), {
      [AGENT_EXECUTABLE]: executable(architecture, AGENT_EXECUTABLE),
      "towline-agent.service": join(root, "packaging/systemd/towline-agent.service"),
      ...papers,
    });
    const mirrored = join(
      names.MIRROR,
      "registry.terraform.io/towline/towline",
      names.providerZip(architecture).slice(names.RELEASE.length + 1),
    );
    mkdirSync(dirname(mirrored), { recursive: true });
    linkSync(names.providerZip(architecture), mirrored);
  }
  rmSync(at("work"), { recursive: true });
  copyFileSync(join(root, "packaging/registry/terraform-registry-manifest.json"), names.providerManifest);
  writeFileSync(notice, await notices(ENTRIES, null));
  makeNpmPackage(notice);
  rmSync(notice);
  writeSums(names.providerSums, [...chosen.map(names.providerZip), names.providerManifest]);
  writeSums(names.agentSums, [...chosen.map(names.agentZip), names.npmPackage]);
  console.log(`release: ${names.version} is in ${names.RELEASE}`);
}

if (options["only-check"] !== true) await makeAll();
if (checks) {
  const { checkRelease } = await import("./release/check.mjs");
  await checkRelease();
}
