import type { Agent } from "../test/harness/agent.ts";
import type { MysqlServer } from "../test/harness/mysql-server.ts";

/** What an example is run with. */
interface Site {
  readonly variables: Record<string, string>;
  /** Of its provider. */
  readonly env: Record<string, string>;
}

/** What examples/minimal asks for. */
export function variables(agent: Agent, source: MysqlServer, target: MysqlServer): Site {
  return site(agent, source, target, { agent_endpoint: agent.address });
}

/** What examples/two-sites asks for. */
export function twoSites(near: Agent, far: Agent, source: MysqlServer, target: MysqlServer): Site {
  return site(far, source, target, {
    source_agent_endpoint: near.address,
    target_agent_endpoint: far.address,
  });
}

function site(
  { clientFiles: { ca, cert, key } }: Agent,
  source: MysqlServer,
  target: MysqlServer,
  endpoints: Record<string, string>,
): Site {
  return {
    variables: {
      ...endpoints,
      source_port: String(source.account.port),
      source_password: source.account.password,
      target_port: String(target.account.port),
      target_password: target.account.password,
    },
    env: { TOWLINE_TLS_CA: ca, TOWLINE_TLS_CERT: cert, TOWLINE_TLS_KEY: key },
  };
}
