import type { AgentClient, Link } from "../agent-client.ts";
import { AgentCallError, reportCallError, sentence } from "../agent-error.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import { importBlock } from "./import-block.ts";
import type { PlanPrecheck } from "./plan-precheck.ts";
import { passes, reportPrecheck } from "./precheck-report.ts";
import { SYNC_LINK_TYPE, type SyncLinkState } from "./sync-link-schema.ts";
import { linkAttribute, linkSpec } from "./sync-link-spec.ts";

/** Checks and declares a new link. Null, with errors: nothing was declared by this. */
export async function declareLink(
  agent: AgentClient,
  id: string,
  state: SyncLinkState,
  checks: PlanPrecheck,
  signal: AbortSignal,
  diagnostics: Diagnostics,
): Promise<Link | null> {
  const spec = linkSpec(state);
  try {
    // A link of this name that is there already is for PutLink to adopt or refuse; its own tables would fail the checks.
    const existing = await agent.getLink(state.name, "", signal);
    if (existing === null) {
      const planned = checks.found(id, spec);
      const results = planned ?? (await agent.precheck(spec, signal));
      // Warnings were shown with the plan; that it fails stops the create even if the plan was let pass.
      const shown = planned === null ? results : results.filter(({ verdict }) => verdict === "failed");
      reportPrecheck({ id, change: "create", results: shown, failedIs: "error", remedy: "" }, diagnostics);
      if (!passes(results)) return null;
    }
    if (signal.aborted) {
      diagnostics.error(`Link ${id} was not declared`, "The command was interrupted before. Run it again.");
      return null;
    }
    const { link, adopted } = await agent.putLink(spec, "");
    if (adopted) {
      diagnostics.warning(
        `Link ${id} was there already and was adopted`,
        "It is declared exactly like this and belonged to no state: an earlier apply was cut off after declaring it. " +
          "It has gone on meanwhile.",
      );
    }
    return link;
  } catch (thrown) {
    if (thrown instanceof AgentCallError && thrown.code === "OBJECT_EXISTS") {
      diagnostics.error(
        `There is a link ${id} already`,
        `${sentence(thrown.message)} It is not changed by creating another. To manage it here, write:\n\n` +
          `${importBlock(SYNC_LINK_TYPE, id)}\n\nElse choose another name.`,
        ["name"],
      );
    } else {
      const attribute = linkAttribute(state.objects.keys());
      reportCallError(thrown, { doing: `Declaring link ${id}`, attribute }, diagnostics);
    }
    return null;
  }
}
