import type { AgentClient, Link } from "../agent-client.ts";
import { AgentCallError, reportCallError, sentence } from "../agent-error.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import { importBlock } from "./import-block.ts";
import { reportPrecheck } from "./precheck-report.ts";
import { SYNC_LINK_TYPE, type SyncLinkState } from "./sync-link-schema.ts";
import { linkAttribute, linkSpec } from "./sync-link-spec.ts";

/** Checks and declares a new link. Null, with errors: nothing was declared by this. */
export async function declareLink(
  agent: AgentClient,
  id: string,
  planned: SyncLinkState,
  signal: AbortSignal,
  diagnostics: Diagnostics,
): Promise<Link | null> {
  const spec = linkSpec(planned);
  try {
    // A link of this name that is there already is for PutLink to adopt or refuse; its own tables would fail the checks.
    const existing = await agent.getLink(planned.name, "", signal);
    if (existing === null && !reportPrecheck(id, await agent.precheck(spec, signal), diagnostics))
      return null;
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
      const attribute = linkAttribute(planned.objects.keys());
      reportCallError(thrown, { doing: `Declaring link ${id}`, attribute }, diagnostics);
    }
    return null;
  }
}
