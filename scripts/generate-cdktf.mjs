// `npm run generate:cdktf`: the constructs in examples/cdktf and examples/cdktn, from the schema that terraform shows of the bundled provider.
// The generators come from the package.json of each folder, installed there; the project itself does not depend on them.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemaDigest } from "./cdktf/schema-digest.mjs";
import { must, root, setup } from "./setup.mjs";

/** The folder of each example and its generator. */
const GENERATORS = { cdktf: "@cdktf/provider-generator", cdktn: "@cdktn/provider-generator" };

/** What `terraform providers schema -json` prints. */
function liveSchema() {
  const folder = mkdtempSync(join(tmpdir(), "towline-schema-"));
  try {
    writeFileSync(
      join(folder, "main.tf"),
      'terraform {\n  required_providers {\n    towline = { source = "towline/towline" }\n  }\n}\n',
    );
    const rc = join(folder, "terraform.rc");
    // Without `direct`, nothing is looked for on the network.
    const mirror = `filesystem_mirror {\n    path = ${JSON.stringify(join(root, "dist/mirror"))}\n  }`;
    writeFileSync(rc, `provider_installation {\n  ${mirror}\n}\n`);
    const env = { ...process.env, TF_CLI_CONFIG_FILE: rc, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
    const terraform = (...args) => execFileSync("terraform", args, { cwd: folder, env, encoding: "utf8" });
    terraform("init", "-input=false");
    return JSON.parse(terraform("providers", "schema", "-json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Installs the packages of an example, unless they are there. */
function install(example) {
  if (existsSync(join(example, "node_modules/.package-lock.json"))) return;
  console.log(`generate:cdktf: installing the packages of ${example}`);
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: example,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`npm could not install the packages of ${example}`);
}

/** Writes the constructs into the folder `towline` of an example, instead of what is there. */
async function generate(name, schema) {
  const example = join(root, "examples", name);
  install(example);
  // The generator asks terraform for its version when it is loaded, and a preset configuration may name a file that is not there.
  process.env["TF_CLI_CONFIG_FILE"] = "/dev/null";
  const { CodeMaker, TerraformProviderGenerator } = createRequire(join(example, "package.json"))(
    GENERATORS[name],
  );
  const code = new CodeMaker();
  // It changes what it is given.
  new TerraformProviderGenerator(code, structuredClone(schema)).generateAll();
  const scratch = mkdtempSync(join(example, ".towline-"));
  try {
    await code.save(scratch);
    const out = join(example, "towline");
    rmSync(out, { recursive: true, force: true });
    renameSync(join(scratch, "providers/towline"), out);
    writeFileSync(join(out, "schema.sha256"), `${schemaDigest(schema)}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const { version } = JSON.parse(
    readFileSync(join(example, "node_modules", GENERATORS[name], "package.json"), "utf8"),
  );
  console.log(`generate:cdktf: examples/${name}/towline, by ${GENERATORS[name]} ${version}`);
}

setup();
must(process.execPath, ["scripts/bundle.mjs", "provider"]);
const schema = liveSchema();
for (const name of Object.keys(GENERATORS)) await generate(name, schema);
