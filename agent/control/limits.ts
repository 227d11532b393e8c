/** Calls that one client may have under way, on all of its connections: ten runs of Terraform at its usual ten at a time, and room. */
export const CALLS_PER_CLIENT_MAX = 128;

/** Of these, watches: they stay open for as long as their reader likes. */
export const WATCHES_PER_CLIENT_MAX = 64;

/** Calls of the feed that one peer may have under way besides: a link has one for its stream, and a dozen while it is loaded. */
export const FEEDS_PER_PEER_MAX = 512;

/** Calls on one connection: a peer makes all of its on one. More would wait, for as long as feeds last. */
export const CALLS_PER_CONNECTION_MAX = FEEDS_PER_PEER_MAX + CALLS_PER_CLIENT_MAX;

/** Calls under way of all clients together that have no role; they are refused, which takes a moment each. */
export const CALLS_OF_STRANGERS_MAX = 8;

/** Connections that one client may have. */
export const CONNECTIONS_PER_CLIENT_MAX = 64;

/** Connections on which no client with a role has called yet, handshakes among them; the oldest gives way to one more. */
export const STRANGE_CONNECTIONS_MAX = 64;

/** How long such a connection may stay open, in ms. */
export const STRANGE_CONNECTION_MS = 10_000;

/** How long a request may take to arrive, in ms: it is at most a few MiB. */
export const REQUEST_WITHIN_MS = 30_000;
