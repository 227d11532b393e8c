import { join } from "node:path";
import { AccessTable } from "./access/access-table.ts";
import { AuditLog } from "./audit/audit-log.ts";
import type { AgentConfig } from "./config.ts";
import { ConfigReload } from "./config-reload.ts";
import { CallCounts } from "./control/call-counts.ts";
import { CommitLock } from "./control/commit-lock.ts";
import { Connections } from "./control/connections.ts";
import { DrPairs } from "./control/dr-pairs.ts";
import { Endpoints } from "./control/endpoints.ts";
import { Guard } from "./control/guard.ts";
import { Instances } from "./control/instances.ts";
import { Links } from "./control/links.ts";
import { ControlServer } from "./control/server.ts";
import type { FeedContext } from "./feed/feed-context.ts";
import { feedService } from "./feed/feed-service.ts";
import { OpenFeeds } from "./feed/open-feeds.ts";
import { RequestRoom } from "./feed/request-room.ts";
import { Sources } from "./feed/sources.ts";
import { AsyncStack } from "./lib/async-stack.ts";
import type { Log } from "./lib/log.ts";
import { pausePointsFrom } from "./lib/pause-points.ts";
import { precheckLink, runLink } from "./link/link.ts";
import { Supervisor } from "./link/supervisor.ts";
import type { MetricsServer, MetricsTransport } from "./metrics/metrics-server.ts";
import type { MetricsSources } from "./metrics/sources.ts";
import { readServerFacts } from "./mysql/facts.ts";
import { openSecretBox, sealWithCurrentKey } from "./secret-keys.ts";
import { SpillFolder } from "./spill/spill-folder.ts";
import { SpoolsFolder } from "./spool/spools.ts";
import { StateDirectory } from "./store/state-directory.ts";
import { TlsReload } from "./tls-reload.ts";

/** What the control plane asks of the data path. */
export interface DataPath {
  readonly runLink: typeof runLink;
  readonly precheckLink: typeof precheckLink;
  readonly readServerFacts: typeof readServerFacts;
}

const DATA_PATH: DataPath = { runLink, precheckLink, readServerFacts };

/** A running agent: the one place where its parts are made and joined. Disposing of it stops them in reverse order. */
export class Daemon implements AsyncDisposable {
  readonly #parts: AsyncStack;
  readonly #tls: TlsReload;
  readonly #reload: ConfigReload;
  /** Where control calls are served, as HOST:PORT. */
  readonly address: string;
  /** Where metrics are served; null: nowhere. */
  readonly metricsUrl: string | null;

  private constructor(
    parts: AsyncStack,
    address: string,
    metricsUrl: string | null,
    tls: TlsReload,
    reload: ConfigReload,
  ) {
    this.#reload = reload;
    this.#parts = parts;
    this.#tls = tls;
    this.address = address;
    this.metricsUrl = metricsUrl;
  }

  /** Takes the state directory, starts every declared link and serves. Throws what keeps it from running, with nothing left behind. */
  static async open(
    config: AgentConfig,
    log: Log,
    env: NodeJS.ProcessEnv,
    dataPath: DataPath = DATA_PATH,
  ): Promise<Daemon> {
    const agent = config.name;
    await using parts = new AsyncStack();
    const tls = parts.use(await TlsReload.open(config.tls, log));
    const state = parts.use(await StateDirectory.open(config.stateDir, log));
    const spill = await SpillFolder.open(join(config.stateDir, "spill"));
    const spools = new SpoolsFolder(join(config.stateDir, "spool"), config.spool);
    const box = await openSecretBox(config.secrets, env, log);
    const endpoints = new Endpoints({ agent, instances: state.instances, box, env, log });
    const sources = parts.use(
      new Sources(
        (instance, signal) => endpoints.declared(instance, signal),
        config.peers,
        () => tls.pem,
      ),
    );
    await sealWithCurrentKey(config.secrets, state.instances, endpoints, log);
    endpoints.reportUnreadable(log);
    const pausePoints = pausePointsFrom(env);
    const supervisor = parts.use(
      new Supervisor({
        agent,
        run: dataPath.runLink,
        source: (spec, signal) => sources.of(spec, signal),
        endpoint: (instance, signal) => endpoints.declared(instance, signal),
        log,
        pausePoints,
        spill,
        spools,
      }),
    );
    const feeds = new OpenFeeds();
    const commitLock = new CommitLock();
    const endpoint = (instance: string, signal: AbortSignal) => endpoints.declared(instance, signal);
    const pairs = parts.use(
      new DrPairs({
        agent,
        store: state.drPairs,
        instances: state.instances,
        links: state.links,
        runtime: { supervisor, spools, endpoint, pausePoints, log },
        commitLock,
      }),
    );
    const links = new Links({
      agent,
      store: state.links,
      instances: state.instances,
      source: (spec, signal) => sources.of(spec, signal),
      requirePeer: (name) => void sources.peer(name),
      endpoints,
      supervisor,
      pairs,
      precheckLink: dataPath.precheckLink,
      commitLock,
      log,
    });
    const instances = new Instances({
      agent,
      store: state.instances,
      links: state.links,
      pairs,
      endpoints,
      supervisor,
      feeds,
      readServerFacts: dataPath.readServerFacts,
      commitLock,
      log,
    });
    const damaged = () => [...state.instances.damaged, ...state.links.damaged, ...state.drPairs.damaged];
    log.info({ access: Object.fromEntries(config.access) }, "roles by certificate name");
    const audit = parts.use(await AuditLog.open(config.audit.dir, log));
    const access = new AccessTable(config.access);
    const guard = new Guard({ access, audit, log });
    const admit: FeedContext["admit"] = (rpc, call, hello) => guard.admit(rpc, call, hello);
    const clientOf: FeedContext["clientOf"] = (call) => guard.clientOf(call);
    const room = new RequestRoom();
    const near: FeedContext["near"] = (instance, signal) => sources.near(instance, signal);
    const traffic = { connections: new Connections(), calls: new CallCounts() };
    const reload = new ConfigReload(
      config,
      (live) => {
        sources.replacePeers(live.peers);
        // Whoever may still call makes another connection.
        for (const name of access.replace(live.access)) traffic.connections.end(name);
      },
      log,
    );
    const metrics = await openMetrics(
      config,
      { audit, access, tls, log },
      {
        agent,
        links: () => supervisor.links(),
        instances: () => state.instances.list().map(({ spec }) => spec.name),
        certificates: () => ({ ...tls.certificates, filesRefused: tls.own.refused !== null }),
        configurationRefused: () => reload.refused !== null,
        calls: traffic.calls,
        refusals: guard.refusals,
        connections: () => traffic.connections.size,
        damagedRecords: () => damaged().length,
        feeds,
        spools,
      },
    );
    if (metrics !== null) parts.use(metrics);
    const server = parts.use(
      await ControlServer.open(
        config.listen,
        tls.credentials,
        { agent, instances, links, pairs, damaged, certificate: () => tls.own, guard, log },
        traffic,
        (stopping) => feedService({ agent, admit, clientOf, near, room, spill, log }, feeds, stopping),
      ),
    );
    // In the same turn in which the server is bound: no call sees a declared link that does not run.
    links.start();
    pairs.start();
    return new Daemon(parts.move(), server.address, metrics?.url ?? null, tls, reload);
  }

  /** Looks at the certificate files at once, and uses them if they have changed; resolves when they are in use or refused. */
  async reloadCertificates(): Promise<void> {
    await this.#tls.look();
  }

  /**
   * Looks at the configuration file at once: roles and peers are used if they have changed. Resolves when they are in use or refused.
   * @param read gives what the file holds; throws CONFIG_INVALID
   */
  async reloadConfig(read: () => Promise<AgentConfig>): Promise<void> {
    await this.#reload.look(read);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts[Symbol.asyncDispose]();
  }
}

/** Serves metrics if the configuration says where. */
async function openMetrics(
  { metrics }: AgentConfig,
  {
    access,
    audit,
    tls,
    log,
  }: {
    readonly access: AccessTable;
    readonly audit: AuditLog;
    readonly tls: TlsReload;
    readonly log: Log;
  },
  sources: MetricsSources,
): Promise<MetricsServer | null> {
  if (metrics === null) return null;
  // Loaded by who wants it alone: it would make every start longer.
  const [{ MetricsServer }, { MetricsGuard }] = await Promise.all([
    import("./metrics/metrics-server.ts"),
    import("./metrics/metrics-guard.ts"),
  ]);
  const transport: MetricsTransport =
    metrics.scheme === "http"
      ? { scheme: "http" }
      : { scheme: "https", pem: () => tls.pem, guard: new MetricsGuard(access, audit, log) };
  const server = await MetricsServer.open({ listen: metrics.listen, transport, sources, log });
  log.info({ url: server.url }, "metrics are served");
  return server;
}
