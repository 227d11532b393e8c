// Compiles test files, with all that they use, to plain JavaScript in one go: compiled file by file as they are loaded, a test would
// spend more of the processor on that than many spend on testing.
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./setup.mjs";

const OUT = join(root, "dist/tests");
/** Started by tests as processes of their own. They find it by TOWLINE_COMPILED, which is not set where a test is run by hand. */
const PROGRAMS = ["test/e2e/control/stand-in-main.ts", "test/harness/proxy-main.ts"];

/** Code that asks where it is means the place of its source: what it looks for lies beside that. */
const ownPlace = {
  name: "own-place",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.")) return null;
      const contents = text
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.filename", JSON.stringify(path))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
      if (contents.includes("import.meta.")) throw new Error(`${path} asks import.meta for something else`);
      return { contents, loader: "ts" };
    });
  },
};

/** @returns the compiled file of each, by its source; both as paths within the repository */
export async function bundleTests(files) {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: [...files, ...PROGRAMS].map((file) => join(root, file)),
    outdir: OUT,
    outbase: root,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What several tests use is there once, and in each process once.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
    plugins: [ownPlace],
  });
  process.env["TOWLINE_COMPILED"] = OUT;
  return new Map(files.map((file) => [file, join("dist/tests", file.replace(/\.ts$/, ".mjs"))]));
}
