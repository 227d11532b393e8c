import { isAbsolute } from "node:path";
import type { towline } from "../../proto/gen/control.js";
import type { AgentError } from "../error.ts";
import type { GivenPassword, GivenSpec, KeptPassword, PasswordReference } from "../instance/instance.ts";
import { Secret } from "../lib/secret.ts";
import type { ServerFacts } from "../mysql/facts.ts";
import type { InstanceRecord } from "../store/instance-record.ts";
import { errorDetail } from "./error-status.ts";
import { invalid, parseName } from "./field.ts";
import { parseTls, tlsMessage } from "./instance-tls-message.ts";

type SpecMessage = towline.control.v1.InstanceSpec.$Shape;

const PORT_MAX = 65_535;

/** Longest host name in DNS, in characters. */
const HOST_LENGTH_MAX = 253;

/** Longest account name in MySQL, in characters. */
const USERNAME_LENGTH_MAX = 32;

const ENVIRONMENT_VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The spec of a request, validated on its own. Throws INVALID_ARGUMENT at a field. */
export function parseInstanceSpec(message: SpecMessage | null | undefined): GivenSpec {
  if (message === null || message === undefined) throw invalid("spec", "it is missing");
  const password = parsePassword(message);
  return {
    name: parseName("name", message.name ?? ""),
    host: parseHost(message.host ?? ""),
    port: parsePort(message.port ?? 0),
    username: parseUsername(message.username ?? ""),
    password,
    passwordVersion: parsePasswordVersion(message.passwordVersion ?? 0, password),
    tls: parseTls(message.tls),
  };
}

function parseHost(host: string): string {
  if (host !== "" && host.length <= HOST_LENGTH_MAX && !/[\s/]/.test(host)) return host;
  throw invalid("host", `${JSON.stringify(host)} cannot be a host`, "Give a host name or an IP address.");
}

function parsePort(port: number): number {
  if (port >= 1 && port <= PORT_MAX) return port;
  throw invalid("port", `${port} is not a TCP port`, `Give a number from 1 to ${PORT_MAX}.`);
}

function parseUsername(username: string): string {
  if (username !== "" && Array.from(username).length <= USERNAME_LENGTH_MAX) return username;
  throw invalid("username", `an account name has 1 to ${USERNAME_LENGTH_MAX} characters`);
}

function parsePassword(message: SpecMessage): GivenPassword {
  const given = message.password ?? "";
  const reference = message.passwordFrom ?? null;
  if (given === "" && reference === null) {
    throw invalid(
      "password",
      "no password is given",
      "Set the password or password_from; an empty password is not allowed.",
    );
  }
  if (given !== "" && reference !== null) {
    throw invalid("password_from", "password and password_from are set together", "Keep one of them.");
  }
  if (reference === null) return { from: "request", secret: new Secret(given) };
  return parseReference(reference);
}

function parsePasswordVersion(version: number, password: GivenPassword): number {
  if (password.from === "request" || version === 0) return version;
  throw invalid("password_version", "it goes with a password, not with password_from", "Leave it out.");
}

function parseReference(message: towline.control.v1.PasswordSource.$Shape): PasswordReference {
  const { env, file, exec } = message;
  if (env !== null && env !== undefined) {
    if (ENVIRONMENT_VARIABLE.test(env)) return { from: "env", variable: env };
    throw invalid(
      "password_from.env",
      `${JSON.stringify(env)} cannot be the name of an environment variable`,
    );
  }
  if (file !== null && file !== undefined) {
    if (isAbsolute(file) && !file.includes("\0")) return { from: "file", path: file };
    throw invalid(
      "password_from.file",
      `${JSON.stringify(file)} is not an absolute path`,
      "Give the path on the agent's host, from /.",
    );
  }
  if (exec !== null && exec !== undefined) {
    const command = exec.command ?? [];
    if (command.length > 0 && command[0] !== "" && command.every((word) => !word.includes("\0"))) {
      return { from: "exec", command };
    }
    throw invalid(
      "password_from.exec",
      "the program is missing",
      "Give the program and its arguments as a list.",
    );
  }
  throw invalid("password_from", "no source is given", "Set one of env, file and exec.");
}

/** A declared instance for a response, without its password and key. `unreachable`: why the server did not answer now. */
export function instanceMessage(
  record: InstanceRecord,
  unreachable: AgentError | null,
): towline.control.v1.Instance.$Properties {
  const { name, host, port, username, password, passwordVersion, tls } = record.spec;
  return {
    spec: {
      name,
      host,
      port,
      username,
      passwordFrom: passwordSourceMessage(password),
      passwordVersion,
      tls: tlsMessage(tls),
    },
    uid: record.uid,
    facts: factsMessage(record.facts),
    unreachable: unreachable === null ? null : errorDetail(unreachable),
  };
}

function factsMessage(facts: ServerFacts): towline.control.v1.InstanceFacts.$Properties {
  return { version: facts.version, serverUuid: facts.serverUuid, gtidMode: facts.gtidMode };
}

function passwordSourceMessage(password: KeptPassword): towline.control.v1.PasswordSource.$Properties | null {
  switch (password.from) {
    case "store":
      return null;
    case "env":
      return { env: password.variable };
    case "file":
      return { file: password.path };
    case "exec":
      return { exec: { command: [...password.command] } };
    default:
      return password satisfies never;
  }
}
