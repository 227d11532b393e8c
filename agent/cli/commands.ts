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
  {
    words: ["secrets", "rotate-key"],
    summary: "encrypt the secrets at rest under a new key",
    load: () => import("./secrets-rotate-key.ts"),
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
  {
    words: ["dr", "create"],
    summary: "make an instance the standby of another",
    load: () => import("./dr-create.ts"),
  },
  { words: ["dr", "list"], summary: "list declared DR pairs", load: () => import("./dr-list.ts") },
  {
    words: ["dr", "status"],
    summary: "show who is the primary of a DR pair",
    load: () => import("./dr-status.ts"),
  },
  {
    words: ["dr", "switchover"],
    summary: "move the role of the primary, losing nothing",
    load: () => import("./dr-switchover.ts"),
  },
  {
    words: ["dr", "promote"],
    summary: "promote the standby of a primary that is lost",
    load: () => import("./dr-promote.ts"),
  },
  {
    words: ["dr", "resume"],
    summary: "let the link of a DR pair try again",
    load: () => import("./dr-resume.ts"),
  },
  { words: ["dr", "delete"], summary: "end a DR pair; its data stays", load: () => import("./dr-delete.ts") },
  { words: ["verify"], summary: "compare a link's two sides", load: () => import("./verify.ts") },
  {
    words: ["link", "delete"],
    summary: "forget a link; its data stays",
    load: () => import("./link-delete.ts"),
  },
];
