// Generates proto/gen/ from proto/*.proto. `--check` fails when what is committed differs from what would be generated.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");
const committed = join(root, "proto/gen");
const scratch = mkdtempSync(join(tmpdir(), "towline-gen-"));
const out = check ? mkdtempSync(join(tmpdir(), "towline-gen-")) : committed;

const STATIC = [
  ...["--target", "static-module", "--wrap", "esm", "--force-number"],
  ...["--no-create", "--no-verify", "--no-delimited", "--no-convert", "--no-typeurl", "--no-service"],
];

const ABSENT_LONG = /\$util\.Long \? \$util\.Long\.fromBits\(0,0,(?:true|false)\) : 0/g;

function run(tool, args) {
  execFileSync(process.execPath, [join(root, "node_modules/protobufjs-cli/bin", tool), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
}

function pbjs(args) {
  run("pbjs", args);
}

const protos = readdirSync(join(root, "proto")).filter((file) => file.endsWith(".proto"));
for (const proto of protos) {
  const name = proto.slice(0, -".proto".length);
  const source = join(root, "proto", proto);
  // Static code: nothing is compiled at start-up, which the provider's start-up time needs.
  const generated = join(out, `${name}.js`);
  pbjs([...STATIC, "--no-comments", "--root", name, "--out", generated, source]);
  // A 64-bit field that is absent reads as what is decided here, when the module is loaded: with the Long library around,
  // an object. Ours are numbers, whoever is imported first.
  writeFileSync(generated, readFileSync(generated, "utf8").replaceAll(ABSENT_LONG, "0"));
  // The type declarations are made from doc comments, so from a second, commented rendering.
  const commented = join(scratch, `${name}.js`);
  pbjs([...STATIC, "--root", name, "--out", commented, source]);
  run("pbts", ["--out", join(out, `${name}.d.ts`), commented]);
}

if (check) {
  const stale = [...new Set([...readdirSync(out), ...readdirSync(committed)])].filter((file) => {
    try {
      return !readFileSync(join(out, file)).equals(readFileSync(join(committed, file)));
    } catch {
      return true;
    }
  });
  rmSync(out, { recursive: true });
  rmSync(scratch, { recursive: true });
  if (stale.length > 0) {
    console.error(`proto/gen is not what \`npm run generate\` makes: ${stale.join(", ")}`);
    process.exit(1);
  }
} else {
  rmSync(scratch, { recursive: true });
}
