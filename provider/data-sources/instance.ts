import type { Instance } from "../agent-client.ts";
import { reportCallError } from "../agent-error.ts";
import type { Agents } from "../agents.ts";
import type { State } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { DataSource } from "../framework/resource.ts";
import { bool, computedNumber, object, string } from "../framework/schema.ts";
import { observedFacts } from "../resources/instance-facts.ts";
import { isId, parseId } from "../resources/object-id.ts";

const unreachable = {
  code: string({ mode: "computed", description: "Why it did not answer, as a code." }),
  message: string({ mode: "computed", description: "Why it did not answer, in words." }),
  hint: string({ mode: "computed", description: "What to do about it." }),
};

const schema = {
  version: 0,
  description:
    "A MySQL server as its agent knows it: where it is and what it is at this moment. It need not be managed here. A server that does not answer is no error: `reachable` is false then.",
  attributes: {
    id: string({ mode: "required", validate: isId, description: "`<agent>/<name>` of the instance." }),
    uid: string({
      mode: "computed",
      description: "Made by the agent: tells this instance from another one of the same name.",
    }),
    host: string({
      mode: "computed",
      description: "Host name or address of the server, as the agent reaches it.",
    }),
    port: computedNumber({ description: "TCP port of the server." }),
    username: string({ mode: "computed", description: "Account with which the agent logs in." }),
    tls_mode: string({
      mode: "computed",
      description:
        "How connections to the server are protected: `disabled`, `preferred`, `required`, `verify-ca` or `verify-full`.",
    }),
    reachable: bool({ mode: "computed", description: "Whether the server answered its agent just now." }),
    unreachable: object(unreachable, {
      mode: "computed",
      description: "Why the server did not answer; null when it did.",
    }),
    version: string({
      mode: "computed",
      description:
        "Version of the server, patch level included. Like the two below it is the last known one while the server is not reachable, and null if it has never answered.",
    }),
    server_uuid: string({ mode: "computed", description: "The server's `server_uuid`." }),
    gtid_mode: string({
      mode: "computed",
      description: "The server's `gtid_mode`: `ON`, `OFF`, `ON_PERMISSIVE` or `OFF_PERMISSIVE`.",
    }),
  },
} as const;

type Attributes = (typeof schema)["attributes"];

export class InstanceDataSource implements DataSource<Attributes> {
  readonly schema = schema;
  readonly #agents: Agents;

  constructor(agents: Agents) {
    this.#agents = agents;
  }

  async read(
    { id }: State<Attributes>,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<State<Attributes> | null> {
    const parsed = parseId(id);
    if (parsed === null) throw new Error(`id ${id} passed validation and is not an id`);
    const agent = this.#agents.client(parsed.agent, ["id"], diagnostics);
    if (agent === null) return null;
    try {
      const instance = await agent.getInstance(parsed.name, "", signal);
      if (instance !== null) return { id, ...instanceState(instance) };
      diagnostics.error(
        `There is no instance ${id}`,
        `Agent ${parsed.agent} has none of that name. \`towline instance list\` shows those it has.`,
        ["id"],
      );
    } catch (thrown) {
      reportCallError(thrown, { doing: `Reading instance ${id}` }, diagnostics);
    }
    return null;
  }
}

function instanceState(instance: Instance): Omit<State<Attributes>, "id"> {
  const { spec, unreachable: reason } = instance;
  return {
    uid: instance.uid ?? "",
    host: spec?.host ?? "",
    port: spec?.port ?? 0,
    username: spec?.username ?? "",
    tls_mode: spec?.tls?.mode ?? "",
    reachable: !reason,
    unreachable: reason
      ? { code: reason.code ?? "", message: reason.message ?? "", hint: reason.hint ?? "" }
      : null,
    ...observedFacts(instance),
  };
}
