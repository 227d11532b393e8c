import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { type NetworkSite, NetworkSites } from "./network-sites.ts";
import { Proxy } from "./proxy.ts";

/** Listens on all addresses of a site and greets who connects; tells its port. */
const GREETER =
  'require("net").createServer((s) => s.on("error", () => {}).end("hello")).listen(0, "0.0.0.0", function () { console.log(this.address().port) })';

/** Connects, and tells what it is greeted with or why it is not. */
const caller = (host: string, port: number): string =>
  `require("net").connect(${port}, "${host}").on("data", (d) => console.log(String(d))).on("error", (e) => console.log(e.code))`;

test("sites reach each other by way of a proxy and no other way", async (t) => {
  await using sites = await NetworkSites.open();
  if (sites.shortcoming !== null) return t.skip(sites.shortcoming);
  const greeter = at(sites.source, GREETER);
  try {
    const port = Number(await said(greeter));
    await using proxy = await Proxy.open({ listen: sites.target.outside, host: sites.source.inside, port });
    assert.equal(await said(at(sites.target, caller(sites.target.outside, proxy.port))), "hello");
    for (const address of [sites.source.inside, sites.source.outside]) {
      assert.equal(await said(at(sites.target, caller(address, port))), "ENETUNREACH");
    }
  } finally {
    greeter.kill("SIGKILL");
  }
});

function at(site: NetworkSite, script: string): ChildProcess {
  const [file = "", ...args] = site.command([process.execPath, "-e", script]);
  return spawn(file, args, { stdio: ["ignore", "pipe", "inherit"] });
}

/** The first line of a program. */
async function said(program: ChildProcess): Promise<string> {
  assert.ok(program.stdout !== null);
  const [line] = (await once(program.stdout, "data")) as [Buffer];
  return line.toString().trim();
}
