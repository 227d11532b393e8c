import { join } from "node:path";
import { DEFAULT_DAYS, makeCertificates } from "../certs.ts";
import { type Command, EXIT } from "./command.ts";
import { parseDays } from "./days.ts";
import { ownHosts } from "./own-hosts.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "certs init DIR [--host NAME]... [--days N]",
  help: `Makes a CA, a certificate for an agent ("towline agent") and one for a client ("operator") in DIR. An agent without an
access table in its configuration knows these names. Overwrites nothing.

  --host NAME  name or IP address under which the agent is reached; may be given several times
               (default: localhost, 127.0.0.1, ::1 and this host's name)
  --days N     days that the certificates are good for (default: ${DEFAULT_DAYS})`,
  run: async (args, { print }) => {
    const options = { host: { type: "string", multiple: true }, days: { type: "string" } } as const;
    const { values, positionals } = parseCommandLine(args, options, ["DIR"]);
    const folder = positionals[0] ?? "";
    const hosts = values.host ?? ownHosts();
    const days = parseDays(values.days);
    const files = await makeCertificates(folder, hosts, days);
    print(`Made, for an agent reached as ${hosts.join(", ")}:`);
    for (const file of files) print(`  ${file}`);
    print("");
    print("In the agent's configuration file:");
    print(
      `  tls: { ca: ${join(folder, "ca.pem")}, cert: ${join(folder, "agent.pem")}, key: ${join(folder, "agent-key.pem")} }`,
    );
    print("Then run:");
    print("  towline agent --config FILE");
    print(`Keep ${join(folder, "ca-key.pem")} off the agents: whoever has it can make clients.`);
    return EXIT.ok;
  },
};
