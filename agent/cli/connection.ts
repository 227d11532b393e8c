import { readFile } from "node:fs/promises";
import { ControlClient } from "../control/client.ts";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import { type Terminal, UsageError } from "./command.ts";

/** The options with which every client verb finds its agent. */
export const CONNECTION_OPTIONS = {
  agent: { type: "string" },
  ca: { type: "string" },
  cert: { type: "string" },
  key: { type: "string" },
} as const;

export const CONNECTION_HELP = `  --agent HOST:PORT  the agent to ask          (or TOWLINE_AGENT)
  --ca FILE          CA of its certificate     (or TOWLINE_TLS_CA)
  --cert FILE        client certificate        (or TOWLINE_TLS_CERT)
  --key FILE         key of that certificate   (or TOWLINE_TLS_KEY)`;

const VARIABLE = {
  agent: "TOWLINE_AGENT",
  ca: "TOWLINE_TLS_CA",
  cert: "TOWLINE_TLS_CERT",
  key: "TOWLINE_TLS_KEY",
} as const;

type Setting = keyof typeof VARIABLE;

/** A client of the agent named on the command line or in the environment. Throws UsageError for what is missing. */
export async function connect(
  values: { readonly [setting in Setting]?: string | undefined },
  { env }: Terminal,
): Promise<ControlClient> {
  const setting = (name: Setting): string => {
    const value = values[name] ?? env[VARIABLE[name]];
    if (value === undefined || value === "") throw new UsageError(`give --${name} or set ${VARIABLE[name]}`);
    return value;
  };
  const address = setting("agent");
  const [ca, cert, key] = await Promise.all(
    (["ca", "cert", "key"] as const).map((name) => read(name, setting(name))),
  );
  if (ca === undefined || cert === undefined || key === undefined)
    throw new UsageError("give --ca, --cert and --key");
  return new ControlClient(address, { ca, cert, key });
}

async function read(name: Setting, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new AgentError(
      "INVALID_ARGUMENT",
      `--${name}: ${file} cannot be read (${systemErrorCode(cause)})`,
      {
        hint: "`towline certs init DIR` makes a CA, and certificates for the agent and its clients.",
        cause,
      },
    );
  }
}
