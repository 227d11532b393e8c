import type { Family } from "./family.ts";

/** What links keep on disk of what they have received. */
export const SPOOL_FAMILIES: readonly Family[] = [
  {
    name: "towline_link_spool_bytes",
    type: "gauge",
    help: "What the link has received and keeps on disk until it is applied, bytes. Not there before the link has opened its spool.",
    labels: ["link"],
    read: ({ links, spools }) =>
      [...links()].flatMap(({ spec }) => {
        const bytes = spools.bytesOf(spec.name);
        return bytes === null ? [] : [{ labels: { link: spec.name }, value: bytes }];
      }),
  },
];
