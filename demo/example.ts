import type { Agent } from "../test/harness/agent.ts";
import type { MysqlServer } from "../test/harness/mysql-server.ts";

/** What examples/minimal asks for, and the environment of its provider. */
export function variables(
  agent: Agent,
  source: MysqlServer,
  target: MysqlServer,
): { readonly variables: Record<string, string>; readonly env: Record<string, string> } {
  const { ca, cert, key } = agent.clientFiles;
  return {
    variables: {
      agent_endpoint: agent.address,
      source_port: String(source.account.port),
      source_password: source.account.password,
      target_port: String(target.account.port),
      target_password: target.account.password,
    },
    env: { TOWLINE_TLS_CA: ca, TOWLINE_TLS_CERT: cert, TOWLINE_TLS_KEY: key },
  };
}
