import type { X509Certificate } from "node:crypto";
import { memoryUse } from "../control/memory-use.ts";
import { VERSION } from "../version.ts";
import { type Family, type Sample, single } from "./family.ts";

const MS_PER_SECOND = 1000;

/** The agent itself, its certificates, and who calls it. */
export const AGENT_FAMILIES: readonly Family[] = [
  {
    name: "towline_agent_info",
    type: "gauge",
    help: "1: the name of the agent, and the versions of it and of Node.js.",
    labels: ["agent", "version", "nodejs"],
    read: ({ agent }) => [{ labels: { agent, version: VERSION, nodejs: process.versions.node }, value: 1 }],
  },
  {
    name: "towline_agent_certificate_expiry_timestamp_seconds",
    type: "gauge",
    help: "When a certificate of the control API that is in use runs out, Unix time. certificate is own or ca; there may be several of ca.",
    labels: ["certificate", "subject", "serial"],
    read: ({ certificates }) => {
      const { own, authorities } = certificates();
      return [expiry("own", own), ...authorities.map((authority) => expiry("ca", authority))];
    },
  },
  {
    name: "towline_agent_certificate_refused",
    type: "gauge",
    help: "1 while the certificate files, as they are now, cannot be used and those from before stay in use, else 0.",
    labels: [],
    read: ({ certificates }) => single(Number(certificates().filesRefused)),
  },
  {
    name: "towline_agent_configuration_refused",
    type: "gauge",
    help: "1 while the configuration file, as it was read last, cannot be used and roles and peers from before stay in use, else 0.",
    labels: [],
    read: ({ configurationRefused }) => single(Number(configurationRefused())),
  },
  {
    name: "towline_agent_calls_total",
    type: "counter",
    help: "Calls of the control API and of the feed that have ended, by the name of the gRPC status. CANCELLED: nobody waited for the answer.",
    labels: ["rpc", "code"],
    read: ({ calls }) => [...calls].map(({ rpc, code, count }) => ({ labels: { rpc, code }, value: count })),
  },
  {
    name: "towline_agent_refused_calls_total",
    type: "counter",
    help: "Calls that were refused before they were carried out, by code: PERMISSION_DENIED, LIMIT_REACHED, VERSION_UNSUPPORTED, AUDIT_FAILED.",
    labels: ["code"],
    read: ({ refusals }) => [...refusals].map(([code, value]) => ({ labels: { code }, value })),
  },
  {
    name: "towline_agent_connections",
    type: "gauge",
    help: "Open connections to the control API, those of feeds among them.",
    labels: [],
    read: ({ connections }) => single(connections()),
  },
  {
    name: "towline_agent_damaged_records",
    type: "gauge",
    help: "Declared objects whose files in the state directory could not be read back; towline info names them.",
    labels: [],
    read: ({ damagedRecords }) => single(damagedRecords()),
  },
  {
    name: "towline_agent_resident_memory_peak_bytes",
    type: "gauge",
    help: "The most memory that the agent has had since it was started (resident set), bytes.",
    labels: [],
    read: () => single(memoryUse().rssPeakBytes),
  },
];

function expiry(certificate: "own" | "ca", { subject, serialNumber, validTo }: X509Certificate): Sample {
  // Node puts each part of a name on a line of its own.
  const name = subject.replaceAll("\n", ", ");
  // Two authorities may have one name: the old one and the one that is to follow it.
  const labels = { certificate, subject: name, serial: serialNumber };
  return { labels, value: Date.parse(validTo) / MS_PER_SECOND };
}
