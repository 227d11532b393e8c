import { isIP } from "node:net";
import { checkServerIdentity } from "node:tls";
import { type ChannelCredentials, type ChannelOptions, credentials } from "@grpc/grpc-js";

/** Sent as TLS server name where an agent is dialled by its address, which must not be one there (RFC 6066, section 3). */
const NAME_FOR_ADDRESS = "towline-agent";

/** What a client shows and trusts, as PEM text. */
export interface ClientTls {
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Credentials and options for a channel to the agent at HOST:PORT: its certificate has to be for that name or address. */
export function dialOptions(
  address: string,
  { ca, cert, key }: ClientTls,
): { readonly channelCredentials: ChannelCredentials; readonly options: ChannelOptions } {
  const ip = isIP(hostOf(address)) === 0 ? null : hostOf(address);
  return {
    channelCredentials: credentials.createSsl(
      ca,
      key,
      cert,
      ip === null ? {} : { checkServerIdentity: checkAddress(ip) },
    ),
    options: ip === null ? {} : { "grpc.ssl_target_name_override": NAME_FOR_ADDRESS },
  };
}

function hostOf(address: string): string {
  return address.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
}

/** Checks a server's certificate against the address that was dialled, whatever name went into the handshake. */
function checkAddress(ip: string): typeof checkServerIdentity {
  return (_name, certificate) => checkServerIdentity(ip, certificate);
}
