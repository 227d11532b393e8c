import { z } from "zod";
import { ROLES, type Role } from "./role.ts";

/** 1 to 64 characters, which is what a common name can hold (X.520, ub-common-name), no control characters, no space at an end. */
const NAME = /^(?!\s)[^\p{Cc}]{1,64}(?<!\s)$/u;

const NAME_RULE =
  "a certificate name (CN) has 1 to 64 characters, no control characters and no space at either end";

/** `access` of the configuration file: the role of each certificate name. */
export const accessSchema = z
  .record(
    z.string(),
    z.enum(ROLES, `give ${ROLES.slice(0, -1).join(", ")} or ${ROLES.at(-1)}`),
    "give a role to each certificate name, for example access: { operator: operator }",
  )
  .transform((roles, context): ReadonlyMap<string, Role> => {
    const names = Object.keys(roles);
    if (names.length === 0) {
      const message = "an empty table lets nobody in; leave it out for the names that `towline certs` gives";
      context.addIssue({ code: "custom", message });
    }
    for (const name of names) {
      if (!NAME.test(name)) context.addIssue({ code: "custom", path: [name], message: NAME_RULE });
    }
    return new Map(Object.entries(roles));
  });
