// The first that runs in a single-file executable: starts the bundle in it, from its code cache where there is one. Node's own
// `useCodeCache` holds what is compiled before anything runs; ours holds what a start needs.
"use strict";
const { getRawAsset } = require("node:sea");
const { Script } = require("node:vm");
const { wrap } = require("node:module");

const cache = Buffer.from(getRawAsset("cache"));
// The bundler writes ASCII alone, which is read faster for what it is.
const script = new Script(wrap(Buffer.from(getRawAsset("bundle")).latin1Slice()), {
  filename: "bundle.cjs",
  cachedData: cache.length === 0 ? undefined : cache,
});
script.runInThisContext()(module.exports, require, module, process.execPath, __dirname);
