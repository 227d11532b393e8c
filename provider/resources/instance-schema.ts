import type { State } from "../framework/attribute.ts";
import { integer, listOfStrings, object, string } from "../framework/schema.ts";
import { TLS_DEFAULT, tlsAttributes } from "./instance-tls.ts";
import { isName, NAME_RULE } from "./object-id.ts";

const PORT_MAX = 65_535;
/** MySQL's own port. */
const PORT_DEFAULT = 3306;

const passwordFrom = {
  env: string({ mode: "optional", description: "Name of an environment variable of the agent." }),
  file: string({
    mode: "optional",
    description: "Path of a file on the agent's host; one newline at its end is dropped.",
  }),
  exec: listOfStrings({
    mode: "optional",
    description:
      "Program and arguments run on the agent's host without a shell; the password is its standard output, one newline at the end dropped.",
  }),
};

export const instanceSchema = {
  version: 0,
  description:
    "A MySQL server, registered with the agent that is near it. Links refer to it by `id`. It is not created or removed: only what the agent knows of it is.",
  attributes: {
    agent: string({
      mode: "required",
      replaces: true,
      validate: isName,
      description: "Name of the agent to register with: a key of `agents` in the provider block.",
    }),
    name: string({
      mode: "required",
      replaces: true,
      validate: isName,
      description: `Name of the instance, unique at its agent: ${NAME_RULE}.`,
    }),
    host: string({
      mode: "required",
      description: "Host name or address of the server, as the agent reaches it.",
    }),
    username: string({ mode: "required", description: "Account with which the agent logs in." }),
    port: integer(
      { min: 1, max: PORT_MAX },
      { mode: "optional", default: PORT_DEFAULT, description: "TCP port of the server." },
    ),
    password_wo: string({
      mode: "optional",
      writeOnly: true,
      sensitive: true,
      description:
        "Password of the account. Kept in no state and no plan if it comes from an ephemeral variable or resource; encrypted at the agent. Either this, with `password_wo_version`, or `password_from`.",
    }),
    password_wo_version: integer(
      { min: 1, max: Number.MAX_SAFE_INTEGER },
      {
        mode: "optional",
        description: "Version of `password_wo`. Raise it to have a new password sent to the agent.",
      },
    ),
    password_from: object(passwordFrom, {
      mode: "optional",
      description:
        "Where the agent itself finds the password: when a link starts, and again when the server has refused it. Exactly one of `env`, `file` and `exec`.",
    }),
    tls: object(tlsAttributes, {
      mode: "optional",
      default: TLS_DEFAULT,
      description: "Protection of connections to the server.",
    }),
    id: string({ mode: "computed", keeps: true, description: "`<agent>/<name>`." }),
    uid: string({
      mode: "computed",
      keeps: true,
      description: "Made by the agent: tells this instance from another one of the same name.",
    }),
    version: string({
      mode: "computed",
      description: "Version of the server. A change of the patch level only does not show.",
    }),
    server_uuid: string({
      mode: "computed",
      description: "The server's `server_uuid`. Another one means that the server was replaced.",
    }),
    gtid_mode: string({ mode: "computed", description: "The server's `gtid_mode`." }),
  },
} as const;

export type InstanceAttributes = (typeof instanceSchema)["attributes"];
export type InstanceState = State<InstanceAttributes>;
