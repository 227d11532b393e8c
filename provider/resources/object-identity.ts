import type { IdentityValue } from "../framework/identity.ts";
import { Malformed } from "../framework/malformed.ts";
import { string } from "../framework/schema.ts";
import type { InstanceState } from "./instance-schema.ts";
import { formatId, isName, NAME_RULE, parseId } from "./object-id.ts";

/** The part of a state that an identity is made of. */
type Identified = Pick<InstanceState, "id" | "uid">;

/** The identity of every object of an agent. */
export const objectIdentity = {
  version: 0,
  attributes: {
    agent: string({
      mode: "required",
      validate: isName,
      description: "Name of the agent that has the object: a key of `agents` in the provider block.",
    }),
    name: string({
      mode: "required",
      validate: isName,
      description: `Name of the object, unique at its agent: ${NAME_RULE}.`,
    }),
    uid: string({
      mode: "optional",
      description: "Made by the agent: tells the object from a later one of the same name.",
    }),
  },
  of({ id, uid }: Identified): IdentityValue {
    const parsed = parseId(id ?? "");
    if (parsed === null) throw new Malformed(["id"], "an id is expected");
    return { ...parsed, uid };
  },
  idOf: ({ agent, name }: IdentityValue): string => formatId({ agent: agent ?? "", name: name ?? "" }),
} as const;
