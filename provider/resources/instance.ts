import type { Instance } from "../agent-client.ts";
import { AgentCallError, reportCallError, sentence } from "../agent-error.ts";
import type { Agents } from "../agents.ts";
import type { DraftOf } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { Change, PlannedChange, Resource, Stored, Update } from "../framework/resource.ts";
import { isKnown, UNKNOWN } from "../framework/value.ts";
import { importBlock } from "./import-block.ts";
import { changedFacts, FACTS, observedFacts, readFacts } from "./instance-facts.ts";
import { type InstanceAttributes, type InstanceState, instanceSchema } from "./instance-schema.ts";
import { instanceAttribute, instanceSpec, instanceSpecState, type WriteOnly } from "./instance-spec.ts";
import { keyOf, validateTls } from "./instance-tls.ts";
import { formatId, parseId } from "./object-id.ts";
import { objectIdentity } from "./object-identity.ts";
import type { RenameGuard } from "./rename-guard.ts";

export const INSTANCE_TYPE = "towline_instance";

type Draft = DraftOf<InstanceAttributes>;
type StoredInstance = Stored<InstanceAttributes>;

export class InstanceResource implements Resource<InstanceAttributes> {
  readonly schema = instanceSchema;
  readonly identity = objectIdentity;
  readonly #agents: Agents;
  readonly #renames: RenameGuard;

  constructor(agents: Agents, renames: RenameGuard) {
    this.#agents = agents;
    this.#renames = renames;
  }

  validate(config: Draft, diagnostics: Diagnostics): void {
    validatePassword(config, diagnostics);
    validateTls(config.tls, diagnostics);
  }

  plan({ planned, prior, private: kept }: PlannedChange<InstanceAttributes>, diagnostics: Diagnostics): void {
    const { agent, name } = planned;
    planned.id = isKnown(agent) && isKnown(name) ? formatId({ agent, name }) : UNKNOWN;
    if (prior === null) {
      if (isKnown(planned.id)) this.#renames.planCreate(planned.id, diagnostics);
      return;
    }
    const sameServer = planned.host === prior.host && planned.port === prior.port;
    const changed = changedFacts(kept);
    for (const fact of FACTS) {
      if (sameServer && prior[fact] !== null) planned[fact] = changed[fact] ?? prior[fact];
    }
    if (sameServer && changed.server_uuid !== undefined) {
      diagnostics.warning(
        `Instance ${prior.id} is another server now`,
        `Its server_uuid was ${prior.server_uuid} and is ${changed.server_uuid}: the server was replaced or its data ` +
          "directory rebuilt. Applying accepts it; links that use it may have to be declared anew.",
        ["server_uuid"],
      );
    }
  }

  planDestroy(prior: InstanceState, diagnostics: Diagnostics): void {
    this.#renames.planDestroy(formatId(prior), diagnostics);
  }

  async create(
    { planned, config, signal }: Change<InstanceAttributes>,
    diagnostics: Diagnostics,
  ): Promise<StoredInstance | null> {
    const id = formatId(planned);
    const agent = this.#agents.client(planned.agent, ["agent"], diagnostics);
    if (agent === null) return null;
    if (signal.aborted) {
      diagnostics.error(
        `Instance ${id} was not declared`,
        "The command was interrupted before. Run it again.",
      );
      return null;
    }
    try {
      const { instance, adopted } = await agent.putInstance(instanceSpec(planned, writeOnlyOf(config)), "");
      if (adopted) warnAdopted(id, diagnostics);
      warnUnreachable(id, instance, diagnostics);
      const state = { ...planned, id, uid: instance.uid ?? "", ...observedFacts(instance) };
      return { state, private: {} };
    } catch (thrown) {
      if (thrown instanceof AgentCallError && thrown.code === "OBJECT_EXISTS") {
        reportExisting(id, thrown, diagnostics);
      } else {
        reportCallError(
          thrown,
          { doing: `Declaring instance ${id}`, attribute: instanceAttribute },
          diagnostics,
        );
      }
      return null;
    }
  }

  async read(
    stored: StoredInstance,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<StoredInstance | null> {
    const { state } = stored;
    const agent = this.#agents.client(state.agent, ["agent"], diagnostics);
    if (agent === null) return stored;
    let instance: Instance | null;
    try {
      instance = await agent.getInstance(state.name, state.uid ?? "", signal);
    } catch (thrown) {
      if (!this.#agents.toleratesFailedRead(thrown, `Instance ${state.id}`, diagnostics)) {
        reportCallError(thrown, { doing: `Reading instance ${state.id}` }, diagnostics);
      }
      return stored;
    }
    if (instance === null) return null;
    if (instance.uid !== state.uid) {
      diagnostics.warning(
        `Instance ${state.id} was replaced by another of the same name`,
        "The one in the state is gone and is planned anew. To take over the one that is there, remove this one from " +
          `the state and write:\n\n${importBlock(INSTANCE_TYPE, formatId(state))}`,
      );
      return null;
    }
    warnUnreachable(formatId(state), instance, diagnostics);
    return storedInstance(state, instance);
  }

  async update(
    { planned, config, state, private: kept }: Update<InstanceAttributes>,
    diagnostics: Diagnostics,
  ): Promise<StoredInstance> {
    const agent = this.#agents.client(planned.agent, ["agent"], diagnostics);
    if (agent === null) return { state, private: kept };
    try {
      const { instance } = await agent.putInstance(
        instanceSpec(planned, writeOnlyOf(config)),
        state.uid ?? "",
      );
      warnUnreachable(formatId(planned), instance, diagnostics);
      const observed = observedFacts(instance);
      // What the plan promised stands; if the server has changed since, the next read finds it.
      const facts = Object.fromEntries(FACTS.map((fact) => [fact, planned[fact] ?? observed[fact]]));
      return { state: { ...planned, ...facts }, private: {} };
    } catch (thrown) {
      const subject = { doing: `Updating instance ${state.id}`, attribute: instanceAttribute };
      reportCallError(thrown, subject, diagnostics);
      return { state, private: kept };
    }
  }

  async delete({ state }: StoredInstance, diagnostics: Diagnostics): Promise<void> {
    const agent = this.#agents.client(state.agent, ["agent"], diagnostics);
    if (agent === null) return;
    try {
      await agent.deleteInstance(state.name, state.uid ?? "");
    } catch (thrown) {
      reportCallError(thrown, { doing: `Removing instance ${state.id}` }, diagnostics);
    }
  }

  async import(id: string, diagnostics: Diagnostics, signal: AbortSignal): Promise<StoredInstance | null> {
    const parsed = parseId(id);
    if (parsed === null) {
      diagnostics.error(`${JSON.stringify(id)} is not the id of an instance`, "Write AGENT/NAME.");
      return null;
    }
    const agent = this.#agents.client(parsed.agent, [], diagnostics);
    if (agent === null) return null;
    try {
      const instance = await agent.getInstance(parsed.name, "", signal);
      if (instance !== null) {
        const none = { version: null, server_uuid: null, gtid_mode: null };
        return storedInstance({ agent: parsed.agent, id, ...none }, instance);
      }
      diagnostics.error(
        `There is no instance ${id}`,
        `Agent ${parsed.agent} has none of that name. \`towline instance list\` shows those it has.`,
      );
    } catch (thrown) {
      reportCallError(thrown, { doing: `Importing instance ${id}` }, diagnostics);
    }
    return null;
  }
}

function storedInstance(
  known: Pick<InstanceState, "agent" | "id" | "version" | "server_uuid" | "gtid_mode">,
  instance: Instance,
): StoredInstance {
  if (instance.spec === null || instance.spec === undefined)
    throw new Error("the agent's answer holds no spec");
  const { facts, private: kept } = readFacts(known, observedFacts(instance));
  const spec = instanceSpecState(instance.spec);
  return {
    state: { ...spec, agent: known.agent, id: known.id, uid: instance.uid ?? "", ...facts },
    private: kept,
  };
}

function writeOnlyOf(config: Draft): WriteOnly {
  return { password: isKnown(config.password_wo) ? config.password_wo : null, key: keyOf(config.tls) };
}

function validatePassword(config: Draft, diagnostics: Diagnostics): void {
  const { password_wo: password, password_wo_version: version, password_from: from } = config;
  if (isKnown(password) && isKnown(from)) {
    diagnostics.error(
      "The password is given twice",
      "password_wo and password_from exclude each other. Remove one of them.",
      ["password_from"],
    );
  }
  if (password === null && from === null) {
    diagnostics.error(
      "No password is given",
      "Write password_wo with password_wo_version (from an ephemeral variable), or password_from.",
      ["password_wo"],
    );
  }
  if (isKnown(password) && version === null) {
    diagnostics.error(
      "password_wo_version is missing",
      "Nobody can see whether a write-only password has changed. Write password_wo_version = 1, and raise it to have " +
        "a new password sent.",
      ["password_wo_version"],
    );
  }
  if (isKnown(version) && password === null) {
    diagnostics.error("password_wo_version belongs to password_wo", "Remove it, or write password_wo.", [
      "password_wo_version",
    ]);
  }
  if (!isKnown(from)) return;
  const sources = [from.env, from.file, from.exec];
  const given = sources.filter((source) => source !== null).length;
  if (given !== 1 && !sources.includes(UNKNOWN)) {
    diagnostics.error(
      given === 0 ? "password_from names no source" : "password_from names several sources",
      "Write exactly one of env, file and exec.",
      ["password_from"],
    );
  }
  if (isKnown(from.exec) && from.exec.length === 0) {
    diagnostics.error(
      "password_from.exec is empty",
      "Write the program and its arguments, each an element.",
      ["password_from", "exec"],
    );
  }
}

function warnAdopted(id: string, diagnostics: Diagnostics): void {
  diagnostics.warning(
    `Instance ${id} was there already and was adopted`,
    "It is declared exactly like this and belonged to no state: an earlier apply was cut off after declaring it.",
  );
}

function warnUnreachable(id: string, instance: Instance, diagnostics: Diagnostics): void {
  if (!instance.unreachable) return;
  const { message, hint } = instance.unreachable;
  diagnostics.warning(
    `The server of instance ${id} does not answer its agent`,
    `${sentence(message ?? "")} ${hint ?? ""} The instance is declared; what is known of its server is from earlier.`,
  );
}

function reportExisting(id: string, error: AgentCallError, diagnostics: Diagnostics): void {
  diagnostics.error(
    `There is an instance ${id} already`,
    `${sentence(error.message)} It is not changed by creating another. To manage it here, write:\n\n` +
      `${importBlock(INSTANCE_TYPE, id)}\n\nElse choose another name.`,
    ["name"],
  );
}
