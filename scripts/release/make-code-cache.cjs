// `node make-code-cache.cjs BUNDLE CACHE`: runs a bundle without arguments, in which it explains itself and ends, and keeps what V8
// compiled. A run by the very Node that will read it: any other one's cache is rejected.
"use strict";
const fs = require("node:fs");
const { Script } = require("node:vm");
const { wrap } = require("node:module");

const [bundle, cache] = process.argv.splice(2);
const script = new Script(wrap(fs.readFileSync(bundle, "latin1")), { filename: "bundle.cjs" });
process.on("exit", () => fs.writeFileSync(cache, script.createCachedData()));
script.runInThisContext()(module.exports, require, module, bundle, __dirname);
