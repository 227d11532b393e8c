import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { AgentError } from "../error.ts";
import { Secret } from "../lib/secret.ts";
import type { Login } from "../mysql/endpoint.ts";
import { withRenewedLogin } from "../mysql/renewed-login.ts";
import { LiveEndpoint, LiveLogin } from "./live-endpoint.ts";

const ADDRESS = { name: "a", host: "a.test", port: 3306, username: "towline" };
const { signal } = new AbortController();

function login(password: string): Login {
  return { password: new Secret(password), tls: { mode: "disabled", ca: "", client: null } };
}

/** An endpoint whose password is kept where `kept` says, and how often that was asked for. */
function bed(first: string) {
  const kept = { password: first, asked: 0 };
  const live = new LiveLogin(login(first), async () => {
    kept.asked += 1;
    return login(kept.password);
  });
  return { kept, live, endpoint: new LiveEndpoint(ADDRESS, live) };
}

/** A server that lets in who gives a password. */
function server(endpoint: LiveEndpoint, password: string) {
  const refused: string[] = [];
  const open = async (): Promise<string> => {
    const given = endpoint.password.reveal();
    if (given === password) return "in";
    refused.push(given);
    throw new AgentError("ACCESS_DENIED", "refused", { cause: { errno: 1045 } });
  };
  return { refused, open: () => withRenewedLogin(endpoint, signal, open) };
}

test("a refused login looks for another password, once, and the others that were refused take it too", async () => {
  const { kept, endpoint } = bed("old");
  const { refused, open } = server(endpoint, "new");
  await assert.rejects(open(), { code: "ACCESS_DENIED" });
  assert.deepEqual([refused, kept.asked], [["old"], 1], "the same password is not given twice");
  kept.password = "new";
  assert.deepEqual(await Promise.all([open(), open(), open()]), ["in", "in", "in"]);
  assert.equal(kept.asked, 2);
  assert.equal(await open(), "in");
  assert.equal(kept.asked, 2, "nothing is looked up while the server lets in");
});

test("another password that is refused as well is the end of it", async () => {
  const { kept, endpoint } = bed("old");
  kept.password = "wrong";
  const { refused, open } = server(endpoint, "new");
  await assert.rejects(open(), { code: "ACCESS_DENIED" });
  assert.deepEqual(refused, ["old", "wrong"]);
});

test("a password that was declared meanwhile is used without looking", async () => {
  const { kept, live, endpoint } = bed("old");
  const used = login("old");
  live.change(login("new"));
  assert.equal(endpoint.password.reveal(), "new");
  assert.equal(await endpoint.renew(used, signal), true);
  assert.equal(kept.asked, 0);
});

test("only a refusal has the password looked up, and what fails there is told", async () => {
  const { kept, endpoint } = bed("old");
  kept.password = "new";
  const lost = new AgentError("CONNECTION_LOST", "gone");
  await assert.rejects(
    withRenewedLogin(endpoint, signal, () => Promise.reject(lost)),
    lost,
  );
  assert.equal(kept.asked, 0);
  const unreadable = new AgentError("SECRET_UNREADABLE", "the file is gone");
  const gone = new LiveEndpoint(ADDRESS, new LiveLogin(login("old"), () => Promise.reject(unreadable)));
  await assert.rejects(server(gone, "new").open(), unreadable);
});

test("an endpoint shows no secret", () => {
  const { endpoint } = bed("tr0ub4dor");
  for (const text of [inspect(endpoint, { depth: null, showHidden: true }), JSON.stringify(endpoint)])
    assert.doesNotMatch(text, /tr0ub4dor/);
});
