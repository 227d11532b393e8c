import type { ProtocolVersion } from "../../proto/protocol-version.ts";
import { protocolText } from "../../proto/protocol-version.ts";
import type { AgentClient, LinkSpec } from "../agent-client.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { Path } from "../framework/path.ts";

/** A part of a spec that not every agent knows. */
interface Feature {
  /** The control protocol that it came with. */
  readonly since: ProtocolVersion;
  readonly attribute: Path;
  /** What the attribute says then. */
  readonly what: string;
  readonly isIn: (spec: LinkSpec) => boolean;
}

/** One for each field that a minor version of the control protocol has added to the spec of a link. */
const FEATURES: readonly Feature[] = [
  {
    since: { major: 1, minor: 2 },
    attribute: ["source_id"],
    what: "a source at another agent",
    isIn: ({ sourceAgent }) => Boolean(sourceAgent),
  },
];

/**
 * Whether an agent knows everything that a spec says. Adds an error for each part that it does not: it would refuse the spec, after other
 * objects of the same apply have been changed. Throws an AgentCallError.
 */
export async function isSupported(
  agent: AgentClient,
  spec: LinkSpec,
  diagnostics: Diagnostics,
): Promise<boolean> {
  const used = FEATURES.filter(({ isIn }) => isIn(spec));
  if (used.length === 0) return true;
  const { version, protocol } = await agent.version();
  // What does not read is for the agent to refuse.
  const lacking = used.filter(({ since }) => protocol !== null && isBefore(protocol, since));
  for (const { since, attribute, what } of lacking) {
    diagnostics.error(
      `Agent ${agent.name} is too old for ${what}`,
      `That takes control protocol ${protocolText(since)}; agent ${agent.name} ${version} speaks ${protocol === null ? "none" : protocolText(protocol)}. ` +
        "Upgrade the agent, then plan again.",
      attribute,
    );
  }
  return lacking.length === 0;
}

function isBefore(a: ProtocolVersion, b: ProtocolVersion): boolean {
  return a.major < b.major || (a.major === b.major && a.minor < b.minor);
}
