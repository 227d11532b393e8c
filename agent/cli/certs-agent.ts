import { DEFAULT_DAYS, makeAgentCertificate } from "../certs.ts";
import { type Command, EXIT } from "./command.ts";
import { parseDays } from "./days.ts";
import { ownHosts } from "./own-hosts.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "certs agent DIR NAME [--host NAME]... [--days N]",
  help: `Makes a certificate for one more agent, with the CA that \`towline certs init\` made in DIR: DIR/NAME.pem and
DIR/NAME-key.pem. Agents whose sources it reads give NAME the role peer under access in their configuration files. Overwrites nothing.

  --host NAME  name or IP address under which the agent is reached; may be given several times
               (default: localhost, 127.0.0.1, ::1 and this host's name)
  --days N     days that the certificate is good for (default: ${DEFAULT_DAYS})`,
  run: async (args, { print }) => {
    const options = { host: { type: "string", multiple: true }, days: { type: "string" } } as const;
    const { values, positionals } = parseCommandLine(args, options, ["DIR", "NAME"]);
    const [folder = "", name = ""] = positionals;
    const hosts = values.host ?? ownHosts();
    const files = await makeAgentCertificate(folder, name, hosts, parseDays(values.days));
    print(`Made, for an agent reached as ${hosts.join(", ")}:`);
    for (const file of files) print(`  ${file}`);
    print("");
    print("In the configuration file of each agent whose sources it reads:");
    print(`  access: { operator: operator, reader: reader, ${name}: peer }`);
    print("In its own:");
    print("  peers: { NAME: { endpoints: [HOST:PORT] } }");
    return EXIT.ok;
  },
};
