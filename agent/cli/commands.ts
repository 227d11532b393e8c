import type { Command } from "./command.ts";

/** A verb as it is found: loaded only when it is run, so that none pays for another's libraries. */
export interface Entry {
  readonly words: readonly string[];
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

export const COMMANDS: readonly Entry[] = [
  { words: ["agent"], summary: "run the agent", load: () => import("./agent.ts") },
  {
    words: ["certs", "init"],
    summary: "make certificates for a start",
    load: () => import("./certs-init.ts"),
  },
  {
    words: ["certs", "client"],
    summary: "make a certificate for one more client",
    load: () => import("./certs-client.ts"),
  },
  {
    words: ["certs", "agent"],
    summary: "make a certificate for one more agent",
    load: () => import("./certs-agent.ts"),
  },
  { words: ["info"], summary: "show an agent", load: () => import("./info.ts") },
  {
    words: ["instance", "list"],
    summary: "list declared instances",
    load: () => import("./instance-list.ts"),
  },
  {
    words: ["instance", "delete"],
    summary: "forget an instance",
    load: () => import("./instance-delete.ts"),
  },
  { words: ["link", "list"], summary: "list declared links", load: () => import("./link-list.ts") },
  { words: ["link", "status"], summary: "show how far a link is", load: () => import("./link-status.ts") },
  {
    words: ["link", "pause"],
    summary: "stop a link at a resumable point",
    load: () => import("./link-pause.ts"),
  },
  { words: ["link", "resume"], summary: "let a link go on", load: () => import("./link-resume.ts") },
  { words: ["verify"], summary: "compare a link's two sides", load: () => import("./verify.ts") },
  {
    words: ["link", "delete"],
    summary: "forget a link; its data stays",
    load: () => import("./link-delete.ts"),
  },
];
