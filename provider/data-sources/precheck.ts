import type { CheckResult } from "../agent-client.ts";
import { reportCallError } from "../agent-error.ts";
import type { Agents } from "../agents.ts";
import type { Attribute, State } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { DataSource } from "../framework/resource.ts";
import { bool, choice, objectList, string } from "../framework/schema.ts";
import { formatId, isName, parseId } from "../resources/object-id.ts";
import { passes, reportResult } from "../resources/precheck-report.ts";
import { DEFAULT_APPLY, DEFAULT_LOAD, syncLinkSchema } from "../resources/sync-link-schema.ts";
import { linkAttribute, linkSpec } from "../resources/sync-link-spec.ts";

export const PRECHECK_TYPE = "towline_precheck";

/** What may make the reading an error. */
const ERROR_ON = ["none", "failed", "warning"] as const;

const result = {
  id: string({
    mode: "computed",
    description: "Which check, for example `gtid.mode`. Never changes its meaning.",
  }),
  verdict: string({
    mode: "computed",
    description: "`passed`, `warning` or `failed`. A failed check keeps a link from starting.",
  }),
  side: string({ mode: "computed", description: "Whom it looked at: `source`, `target` or `link`." }),
  message: string({ mode: "computed", description: "What was found, on which objects." }),
  remedy: string({
    mode: "computed",
    description: "What to do, with the SQL to run where there is some; empty when the check passed.",
  }),
};

/** An attribute of the link, whose change makes no new object here. */
function asked<K>(attribute: Attribute<K>): Attribute<K> {
  return { ...attribute, replaces: false };
}

const link = syncLinkSchema.attributes;

/** What a spec holds besides, and no check looks at. */
const NOT_CHECKED = {
  load: DEFAULT_LOAD,
  apply: DEFAULT_APPLY,
  conflict_policy: "fail",
  desired_state: "running",
  deletion_protection: false,
} as const;

const schema = {
  version: 0,
  description:
    "Runs the checks of a sync link that need not be declared, and changes nothing. They are run each time this is read, on both servers. What they find is a value; it makes the plan fail only if `error_on` says so.",
  attributes: {
    name: string({
      mode: "required",
      validate: isName,
      description:
        "Name that the link has or is to have. What a link of this name has brought to the target is its own, and not in the way.",
    }),
    source_id: asked(link.source_id),
    target_id: asked(link.target_id),
    objects: asked(link.objects),
    initialization: asked(link.initialization),
    definer: asked(link.definer),
    error_on: choice(ERROR_ON, {
      mode: "optional",
      default: "none",
      description: "What makes reading this an error: nothing, a check that `failed`, or also a `warning`.",
    }),
    passed: bool({ mode: "computed", description: "Whether no check failed; a warning does not count." }),
    results: objectList(result, {
      mode: "computed",
      description: "What each check found, in the order in which they matter.",
    }),
  },
} as const;

type Attributes = (typeof schema)["attributes"];

export class PrecheckDataSource implements DataSource<Attributes> {
  readonly schema = schema;
  readonly #agents: Agents;

  constructor(agents: Agents) {
    this.#agents = agents;
  }

  async read(
    config: State<Attributes>,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<State<Attributes> | null> {
    const parsed = parseId(config.target_id);
    if (parsed === null) throw new Error(`target_id ${config.target_id} passed validation and is not an id`);
    const agent = this.#agents.client(parsed.agent, ["target_id"], diagnostics);
    if (agent === null) return null;
    const id = formatId({ agent: parsed.agent, name: config.name });
    let results: readonly CheckResult[];
    try {
      results = await agent.precheck(linkSpec({ ...NOT_CHECKED, ...config }), signal);
    } catch (thrown) {
      const attribute = linkAttribute(config.objects.keys());
      reportCallError(thrown, { doing: `Checking link ${id}`, attribute }, diagnostics);
      return null;
    }
    for (const result of results) {
      if (!isError(result, config.error_on)) continue;
      reportResult(result, "error", `Check ${result.id} of link ${id}: ${result.verdict}`, diagnostics);
    }
    return { ...config, passed: passes(results), results: results.map(resultState) };
  }
}

function isError({ verdict }: CheckResult, errorOn: (typeof ERROR_ON)[number]): boolean {
  switch (errorOn) {
    case "none":
      return false;
    case "failed":
      return verdict === "failed";
    case "warning":
      return verdict === "failed" || verdict === "warning";
    default:
      return errorOn satisfies never;
  }
}

function resultState({ id, verdict, side, message, remedy }: CheckResult) {
  return {
    id: id ?? "",
    verdict: verdict ?? "",
    side: side ?? "",
    message: message ?? "",
    remedy: remedy ?? "",
  };
}
