import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { get, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import { parse } from "yaml";
import { ControlService } from "../../proto/control-service.ts";
import type { ClientTls } from "../../proto/dial.ts";
import { LocalAgent } from "../../test/e2e/control/local-agent.ts";
import { instance, link } from "../../test/e2e/control/specs.ts";
import { eventually, PATIENCE_MS } from "../../test/harness/wait.ts";
import { NEXT } from "../link/state.ts";
import { FAMILIES } from "./families.ts";
import { CONNECTIONS_MAX } from "./metrics-server.ts";

const HTTP = { settings: "metrics: { listen: 127.0.0.1:0 }\n" };
const HTTPS = {
  settings:
    "metrics: { listen: 127.0.0.1:0, tls: true }\naccess: { operator: operator, dash: reader, site2: peer }\n",
};

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

function urlOf(agent: LocalAgent, path = "/metrics"): URL {
  return new URL(path, agent.daemon.metricsUrl ?? assert.fail("no metrics are served"));
}

async function ask(url: URL, method = "GET", tls: Partial<ClientTls> = {}): Promise<Answer> {
  const asked =
    url.protocol === "https:" ? httpsRequest(url, { method, ...tls }) : httpRequest(url, { method });
  asked.end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let body = "";
  for await (const part of response.setEncoding("utf8")) body += part;
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** Asks until a scrape shows this: one text is good for a second. */
async function scraped(agent: LocalAgent, ...lines: readonly RegExp[]): Promise<string> {
  return await eventually(
    async () => {
      const { body } = await ask(urlOf(agent));
      for (const line of lines) assert.match(body, line);
      return body;
    },
    { what: `metrics with ${lines.join(", ")}`, within: PATIENCE_MS },
  );
}

const VALUE = String.raw`(?:[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?|NaN|[+-]Inf)`;
const SAMPLE = new RegExp(
  String.raw`^([a-z_]+)(?:\{([a-z_]+="(?:[^"\\\n]|\\.)*"(?:,[a-z_]+="(?:[^"\\\n]|\\.)*")*)\})? ${VALUE}$`,
);

/** Throws unless the text is the format 0.0.4, with each family in one piece behind its HELP and TYPE, and no series twice. */
function checkFormat(text: string): void {
  assert.ok(text.endsWith("\n"));
  const types = new Map<string, string>();
  const series = new Set<string>();
  let current = "";
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("# HELP ")) continue;
    const [, name, type] = /^# TYPE (\S+) (counter|gauge)$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) {
      assert.ok(!types.has(name), `${name} comes twice`);
      assert.equal(type === "counter", name.endsWith("_total"), `${name} is a ${type}`);
      types.set(name, type);
      current = name;
      continue;
    }
    const sample = SAMPLE.exec(line);
    assert.ok(sample !== null, `not a sample: ${line}`);
    assert.equal(sample[1], current);
    const id = line.slice(0, line.lastIndexOf(" "));
    assert.ok(!series.has(id), `${id} comes twice`);
    series.add(id);
  }
  assert.deepEqual(
    [...types.keys()],
    FAMILIES.map(({ name }) => name),
  );
}

test("an agent is scraped: format, links, instances, calls, certificates, and no secret", async () => {
  await using agent = await LocalAgent.open(HTTP);
  await agent.putInstance({ ...instance("a"), password: "hunter2-a" });
  await agent.putInstance(instance("b"));
  await agent.putLink(link("shop"));
  await agent.phase("shop", "syncing");
  await assert.rejects(agent.getLink("absent"), { code: "NOT_FOUND" });
  const body = await scraped(
    agent,
    /^towline_link_phase\{link="shop",phase="syncing"\} 1$/m,
    /^towline_link_phase\{link="shop",phase="failed"\} 0$/m,
    /^towline_link_info\{link="shop",source="a",source_agent="",target="b",gtids="own"\} 1$/m,
    /^towline_link_retrying\{link="shop"\} 0$/m,
    /^towline_feed_calls\{towline_instance="a"\} 0$/m,
    /^towline_agent_calls_total\{rpc="PutInstance",code="OK"\} 2$/m,
    /^towline_agent_calls_total\{rpc="GetLink",code="NOT_FOUND"\} 1$/m,
    /^towline_agent_certificate_expiry_timestamp_seconds\{certificate="own",subject="CN=towline agent",serial="[0-9A-F]+"\} \d{10}/m,
    /^towline_agent_certificate_expiry_timestamp_seconds\{certificate="ca",subject="CN=Towline CA",/m,
    /^towline_agent_certificate_refused 0$/m,
    /^towline_agent_configuration_refused 0$/m,
    /^towline_agent_connections 1$/m,
    /^towline_agent_info\{agent="north",version="[^"]+",nodejs="[^"]+"\} 1$/m,
  );
  checkFormat(body);
  assert.doesNotMatch(body, /hunter2|PRIVATE KEY/);
});

test("a failure counts by its code, its text stays out, and a deleted link has no series", async () => {
  await using agent = await LocalAgent.open(HTTP);
  await agent.declareInstances();
  const { uid } = await agent.putLink(link("shop", { databases: { broken: {} } }));
  await agent.phase("shop", "failed");
  const failed = await scraped(
    agent,
    /^towline_link_phase\{link="shop",phase="failed"\} 1$/m,
    /^towline_link_failures_total\{link="shop",code="TARGET_ROW_MISSING"\} 1$/m,
  );
  assert.doesNotMatch(failed, /row 7|broken/);
  await agent.putLink(link("shop", { databases: { broken: {} } }), uid);
  await scraped(agent, /^towline_link_failures_total\{link="shop",code="TARGET_ROW_MISSING"\} 2$/m);
  await agent.client.call(ControlService.deleteLink, { name: "shop", expectedUid: uid });
  await eventually(async () => !(await ask(urlOf(agent))).body.includes('link="shop"'), {
    what: "the link is gone",
    within: PATIENCE_MS,
  });
});

test("one path, two methods, one request a connection", async () => {
  await using agent = await LocalAgent.open(HTTP);
  const got = await ask(urlOf(agent, "/metrics?name[]=up"));
  assert.equal(got.status, 200);
  assert.equal(got.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
  assert.equal(got.headers.connection, "close");
  const head = await ask(urlOf(agent), "HEAD");
  assert.deepEqual([head.status, head.body], [200, ""]);
  for (const path of ["/", "/metrics/", "/debug", "/metrics/../etc"]) {
    assert.equal((await ask(urlOf(agent, path))).status, 404);
  }
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const refused = await ask(urlOf(agent), method);
    assert.deepEqual([refused.status, refused.headers.allow], [405, "GET, HEAD"]);
  }
  const long = get(urlOf(agent), { headers: { cookie: "x".repeat(20_000) } });
  const [answer] = (await once(long, "response")) as [IncomingMessage];
  answer.resume();
  assert.equal(answer.statusCode, 431);
});

async function silent(url: URL): Promise<Socket> {
  const socket = connect(Number(url.port), url.hostname).on("error", () => {});
  await once(socket, "connect");
  return socket;
}

test("connections that say nothing, and readers that do not read, keep no scraper out", async () => {
  await using agent = await LocalAgent.open(HTTP);
  const url = urlOf(agent);
  const sockets: Socket[] = [];
  for (let i = 0; i < CONNECTIONS_MAX * 4; i++) {
    const socket = await silent(url);
    // Half of them ask, and never read the answer.
    if (i % 2 === 0) socket.pause().write("GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n");
    else socket.resume();
    sockets.push(socket);
  }
  await eventually(() => sockets.filter((s) => s.destroyed).length >= CONNECTIONS_MAX, {
    what: "older connections give way",
    within: PATIENCE_MS,
  });
  assert.equal((await ask(url)).status, 200);
  await assert.rejects(agent.getInstance("absent"), { code: "NOT_FOUND" });
  for (const socket of sockets) socket.destroy();
});

test("over TLS metrics take a certificate with the role reader", async () => {
  await using agent = await LocalAgent.open(HTTPS);
  const url = urlOf(agent);
  assert.equal(url.protocol, "https:");
  for (const [name, status] of [
    ["dash", 200],
    ["operator", 200],
    ["site2", 403],
    ["nobody", 403],
  ] as const) {
    const tls = name === "operator" ? await agent.folder.tls() : await agent.folder.clientTls(name);
    const { status: answered, body } = await ask(url, "GET", tls);
    assert.equal(answered, status, body);
    if (status === 403) assert.match(body, /^PERMISSION_DENIED: .*role|^PERMISSION_DENIED: .*access table/);
  }
  const refused = await readFile(`${agent.folder.state}/audit/refused.jsonl`, "utf8");
  assert.match(refused, /"client":"site2","role":"peer",.*"call":"Metrics"/);
  const { ca } = await agent.folder.tls();
  await assert.rejects(ask(url, "GET", { ca }));
  const plain = await ask(new URL(url.href.replace("https:", "http:"))).catch(() => null);
  assert.equal(plain, null);
  await using other = await LocalAgent.open();
  await assert.rejects(ask(url, "GET", { ...(await other.folder.tls()), ca }));
});

test("without metrics in the configuration nothing is served", async () => {
  await using agent = await LocalAgent.open();
  assert.equal(agent.daemon.metricsUrl, null);
});

test("docs/operations.md has each metric, its labels and its meaning, and no other", async () => {
  const docs = await readFile(new URL("../../docs/operations.md", import.meta.url), "utf8");
  const rows = docs
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter(
      ([, name]) =>
        FAMILIES.some((family) => name === `\`${family.name}\``) ||
        /^`towline_(link|feed|agent)_/.test(name ?? ""),
    )
    .map(([, name, labels, help]) => [name, labels, help]);
  const expected = FAMILIES.map(({ name, labels, help }) => [
    `\`${name}\``,
    labels.map((label) => `\`${label}\``).join(", "),
    help,
  ]);
  assert.deepEqual(
    rows,
    expected,
    `the table should be:\n${expected.map((row) => `| ${row.join(" | ")} |`).join("\n")}`,
  );
});

test("the example's alert rules ask for what there is", async () => {
  const file = new URL("../../examples/prometheus/alerts.yaml", import.meta.url);
  const { groups } = parse(await readFile(file, "utf8")) as {
    groups: { rules: { alert: string; expr: string; for?: string }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  assert.ok(rules.length > 0);
  for (const { alert, expr } of rules) {
    const used = expr.match(/\b(?:towline|process|nodejs)_\w+/g) ?? [];
    for (const name of used)
      assert.ok(
        FAMILIES.some((family) => family.name === name),
        `${alert}: ${name}`,
      );
    for (const [, phase = ""] of expr.matchAll(/phase=~?"([^"]+)"/g)) {
      for (const each of phase.split("|")) assert.ok(each in NEXT, `${alert}: ${each}`);
    }
  }
});
