import { rotateKey } from "../rotate-key.ts";
import { type Command, EXIT, UsageError } from "./command.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "secrets rotate-key --config FILE",
  help: `Makes a new key in place of the agent's key file, and encrypts the passwords and client keys in its state directory with it. The
agent has to be stopped; its links go on from their positions when it starts again. Cut off at any moment, nothing is lost: the key
before stays beside the file, as FILE.previous, until nothing needs it, and the next start or run of this goes on.

  --config FILE  the agent's configuration file`,
  run: async (args, { env, print }) => {
    const { values } = parseCommandLine(args, { config: { type: "string" } }, []);
    if (values.config === undefined) throw new UsageError("--config is missing");
    await rotateKey(values.config, env);
    print(
      "The secrets at rest have a new key. Keep a copy of the key file in a safe place, and destroy those of the key before.",
    );
    return EXIT.ok;
  },
};
