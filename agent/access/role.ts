/** What a client may be: who looks, who changes, and an agent that another agent feeds. */
export const ROLES = ["reader", "operator", "peer"] as const;

export type Role = (typeof ROLES)[number];

/** What each role may do besides its own. A peer is a machine: it gets the feed and no look at what is declared. */
const INCLUDED: { readonly [role in Role]: readonly Role[] } = {
  reader: [],
  operator: ["reader"],
  peer: [],
};

/** Whether `role` may do what takes `least`. */
export function includesRole(role: Role, least: Role): boolean {
  return role === least || INCLUDED[role].includes(least);
}
