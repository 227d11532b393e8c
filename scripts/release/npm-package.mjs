// The npm package: the two bundles, for who has a Node of their own. It depends on nothing.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";
import { RELEASE } from "./artefacts.mjs";

/** @param {string} noticesFile licences of what is bundled */
export function makeNpmPackage(noticesFile) {
  const folder = join(RELEASE, "npm");
  mkdirSync(folder, { recursive: true });
  const { name, version, description, license, engines } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const files = ["towline", "terraform-provider-towline", "provider.cjs"];
  for (const file of files) copyFileSync(join(root, "dist", file), join(folder, file));
  for (const file of ["README.md", "CHANGELOG.md", "LICENSE"])
    copyFileSync(join(root, file), join(folder, file));
  copyFileSync(noticesFile, join(folder, "THIRD-PARTY-NOTICES"));
  const bin = { towline: "towline", "terraform-provider-towline": "terraform-provider-towline" };
  const manifest = { name, version, description, license, type: "commonjs", engines, os: ["linux"], bin };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  // npm gives every file one modification time.
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", RELEASE], {
    cwd: folder,
    stdio: "ignore",
  });
  rmSync(folder, { recursive: true });
}
