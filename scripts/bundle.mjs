// Bundles the two executables into dist/ and lays the provider out as a filesystem mirror.
// `node scripts/bundle.mjs [agent] [provider]`; both when none is named.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const EXECUTABLES = {
  agent: { entry: "agent/main.ts", file: "towline", banner: "#!/usr/bin/env node" },
  provider: { entry: "provider/main.ts", file: "provider.cjs", banner: "" },
};
const PLATFORMS = { x64: "amd64", arm64: "arm64" };

// An executable without an extension is read by the nearest package.json, and the repository's says "module".
function markCommonJs(folder) {
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
}

async function bundle({ entry, file, banner }) {
  const outfile = join(dist, file);
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // The provider's launcher reads it so.
    charset: "ascii",
    // A crash prints the line it happened in: it has to be readable.
    minify: false,
    sourcemap: false,
    // grpc-js asks for it only when its own diagnostics service is served, which nobody does; it is a fifth of the code.
    external: ["@grpc/proto-loader"],
    legalComments: "none",
    logLevel: "warning",
    banner: { js: banner },
  });
  chmodSync(outfile, 0o755);
}

/** The provider is a launcher, the bundle and the bundle's code cache. */
const LAUNCHER = "terraform-provider-towline";
const BUNDLE_FILES = ["provider.cjs", "provider.cjs.cache"];

function layOutLauncher() {
  const launcher = join(dist, LAUNCHER);
  copyFileSync(join(root, "scripts/launcher.cjs"), launcher);
  chmodSync(launcher, 0o755);
  const cache = join(dist, "provider.cjs.cache");
  rmSync(cache, { force: true });
  // Run by hand it explains itself and ends: by then everything that a start needs is loaded.
  spawnSync(process.execPath, [launcher], { env: { ...process.env, TOWLINE_MAKE_CODE_CACHE: cache } });
  readFileSync(cache);
}

function layOutMirror() {
  const platform = `${process.platform}_${PLATFORMS[process.arch] ?? process.arch}`;
  const target = join(
    dist,
    "mirror/registry.terraform.io/towline/towline",
    version,
    platform,
    `terraform-provider-towline_v${version}`,
  );
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(dist, LAUNCHER), target);
  for (const file of BUNDLE_FILES) copyFileSync(join(dist, file), join(dirname(target), file));
  markCommonJs(dirname(target));
}

const asked = process.argv.slice(2);
const chosen = asked.length === 0 ? Object.keys(EXECUTABLES) : asked;
for (const name of chosen) {
  if (name in EXECUTABLES) continue;
  console.error(
    `bundle: there is no executable ${name}; name any of ${Object.keys(EXECUTABLES).join(", ")}.`,
  );
  process.exit(2);
}
mkdirSync(dist, { recursive: true });
markCommonJs(dist);
await Promise.all(
  chosen.map(async (name) => {
    await bundle(EXECUTABLES[name]);
    if (name !== "provider") return;
    layOutLauncher();
    layOutMirror();
  }),
);
