import type { X509Certificate } from "node:crypto";
import type { CallCount } from "../control/call-counts.ts";
import type { ErrorCode } from "../error.ts";
import type { OpenFeeds } from "../feed/open-feeds.ts";
import type { SupervisedLink } from "../link/supervised-link.ts";
import type { SpoolsFolder } from "../spool/spools.ts";

/** A declared link, as far as metrics tell of it. */
export type MeasuredLink = Pick<SupervisedLink, "spec" | "status" | "troubles">;

/** What metrics are read from: what the agent's rooms know anyway. */
export interface MetricsSources {
  /** Name of the agent. */
  readonly agent: string;
  readonly links: () => Iterable<MeasuredLink>;
  /** Names of the instances that are declared. */
  readonly instances: () => Iterable<string>;
  /** The certificates of the control API that are in use, and whether those in the files are refused. */
  readonly certificates: () => {
    readonly own: X509Certificate;
    readonly authorities: readonly X509Certificate[];
    readonly filesRefused: boolean;
  };
  /** Whether the configuration file, as it was read last, is not used. */
  readonly configurationRefused: () => boolean;
  readonly calls: Iterable<CallCount>;
  readonly refusals: Iterable<readonly [ErrorCode, number]>;
  /** Open connections to the control API. */
  readonly connections: () => number;
  /** Declared objects whose files could not be read back. */
  readonly damagedRecords: () => number;
  readonly feeds: Pick<OpenFeeds, "callsOf" | "sentOf">;
  readonly spools: Pick<SpoolsFolder, "bytesOf">;
}
