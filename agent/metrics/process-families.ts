import { readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { systemErrorCode } from "../lib/error-code.ts";
import { type Family, single } from "./family.ts";

const US_PER_SECOND = 1_000_000;
const MS_PER_SECOND = 1000;

/**
 * The process, under the names that dashboards for Prometheus clients know. prom-client's own set is not used: it has an observer of every
 * garbage collection and a timer of ten milliseconds at work between scrapes, and no way to stop them.
 */
export const PROCESS_FAMILIES: readonly Family[] = [
  {
    name: "process_cpu_seconds_total",
    type: "counter",
    help: "Processor time of the agent, user and system, seconds.",
    labels: [],
    read: () => {
      const { user, system } = process.cpuUsage();
      return single((user + system) / US_PER_SECOND);
    },
  },
  {
    name: "process_start_time_seconds",
    type: "gauge",
    help: "When the agent was started, Unix time.",
    labels: [],
    read: () => single(performance.timeOrigin / MS_PER_SECOND),
  },
  {
    name: "process_resident_memory_bytes",
    type: "gauge",
    help: "Memory of the agent (resident set), bytes.",
    labels: [],
    read: () => single(process.memoryUsage.rss()),
  },
  {
    name: "process_open_fds",
    type: "gauge",
    help: "Open file descriptors: files and connections. On Linux only.",
    labels: [],
    read: openDescriptors,
  },
  {
    name: "nodejs_heap_size_used_bytes",
    type: "gauge",
    help: "JavaScript heap in use, bytes.",
    labels: [],
    read: () => single(process.memoryUsage().heapUsed),
  },
  {
    name: "nodejs_external_memory_bytes",
    type: "gauge",
    help: "Memory of buffers outside the JavaScript heap, bytes.",
    labels: [],
    read: () => single(process.memoryUsage().external),
  },
  {
    name: "towline_agent_event_loop_active_seconds_total",
    type: "counter",
    help: "Time in which the agent's event loop was at work, seconds: a rate near 1 means that one processor is all it can use.",
    labels: [],
    read: () => single(performance.eventLoopUtilization().active / MS_PER_SECOND),
  },
];

function openDescriptors() {
  try {
    // Of them one is that of this look.
    return single(readdirSync("/proc/self/fd").length - 1);
  } catch (error) {
    // Where there is no /proc this is not known.
    if (systemErrorCode(error) === "ENOENT") return [];
    throw error;
  }
}
