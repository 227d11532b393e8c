import { hostname } from "node:os";

/** Names and addresses under which an agent on this host is reached from here. */
export const ownHosts = (): readonly string[] => [...new Set(["localhost", "127.0.0.1", "::1", hostname()])];
