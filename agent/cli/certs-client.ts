import { DEFAULT_DAYS, makeClientCertificate } from "../certs.ts";
import { type Command, EXIT } from "./command.ts";
import { parseDays } from "./days.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "certs client DIR NAME [--days N]",
  help: `Makes a certificate for one more client, with the CA that \`towline certs init\` made in DIR: DIR/NAME.pem and
DIR/NAME-key.pem. NAME is what an agent knows the client by; "reader" may look and change nothing, another name takes an entry
under access in the agent's configuration file. Overwrites nothing.

  --days N     days that the certificate is good for (default: ${DEFAULT_DAYS})`,
  run: async (args, { print }) => {
    const { values, positionals } = parseCommandLine(args, { days: { type: "string" } }, ["DIR", "NAME"]);
    const [folder = "", name = ""] = positionals;
    const files = await makeClientCertificate(folder, name, parseDays(values.days));
    print("Made:");
    for (const file of files) print(`  ${file}`);
    return EXIT.ok;
  },
};
