import { type Check, failed, passed } from "../context.ts";

/** Source and target are two servers, and each has a server id. */
export const identity: Check = async ({ sourceVariables, targetVariables }) => {
  const source = sourceVariables.get("server_uuid");
  if (source === targetVariables.get("server_uuid")) {
    return [
      failed(
        "server.identity",
        "link",
        `source and target are one server (server_uuid ${source})`,
        "Name two servers; if one is a copy of the other, remove its auto.cnf and restart it.",
      ),
    ];
  }
  const zero = (
    [
      ["source", sourceVariables],
      ["target", targetVariables],
    ] as const
  ).filter(([, variables]) => variables.get("server_id") === "0");
  if (zero.length > 0) {
    return zero.map(([side]) =>
      failed(
        "server.identity",
        side,
        "server_id is 0",
        "Set server_id to a number that no other server of the topology has.",
      ),
    );
  }
  return [passed("server.identity", "link", "two servers")];
};
