#!/usr/bin/env node
// Starts the bundle beside this file from its code cache. Terraform starts a provider three times in one plan, and compiling
// is a third of each start. A cache made by another version of Node is rejected by V8, and the bundle is compiled as usual.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { Script } = require("node:vm");
const { wrap } = require("node:module");

const bundle = path.join(path.dirname(fs.realpathSync(__filename)), "provider.cjs");
// Set by the bundler, to make the cache after a first run.
const making = process.env.TOWLINE_MAKE_CODE_CACHE;

function cached() {
  try {
    return making === undefined ? fs.readFileSync(`${bundle}.cache`) : undefined;
  } catch {
    // Without a cache the bundle is compiled.
    return undefined;
  }
}

// The bundler writes ASCII alone, which is read faster for what it is.
const script = new Script(wrap(fs.readFileSync(bundle, "latin1")), {
  filename: bundle,
  cachedData: cached(),
});
if (making !== undefined) {
  process.on("exit", () => fs.writeFileSync(making, script.createCachedData()));
}
script.runInThisContext()(module.exports, require, module, bundle, path.dirname(bundle));
