import { ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { TERRAFORM_PROTOCOL_VERSION } from "../../proto/tfplugin-service.ts";
import { ephemeralCertificate } from "./certificate.ts";
import { handshakeLine, readHandshake } from "./handshake.ts";
import { onParentGone } from "./parent.ts";
import { openServer } from "./server.ts";

/**
 * Serves a provider to the terraform that started this process, over mutual TLS, until terraform ends it or is gone.
 * Throws a HandshakeError when terraform did not start it.
 */
export async function serve(handlers: UntypedServiceImplementation): Promise<void> {
  const { clientCertificate } = readHandshake(process.env, TERRAFORM_PROTOCOL_VERSION);
  // Ctrl-C reaches every process of the terminal; terraform sends StopProvider and still wants the answers.
  process.on("SIGINT", () => {});
  // Terraform may be gone before what is written reaches it; there is nobody left to tell.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  const certificate = ephemeralCertificate();
  const credentials = ServerCredentials.createSsl(
    Buffer.from(clientCertificate),
    [{ cert_chain: Buffer.from(certificate.pem), private_key: Buffer.from(certificate.privateKeyPem) }],
    true,
  );
  const server = await openServer(handlers, credentials);
  using _watch = onParentGone(() => void server.close());
  process.stdout.write(
    handshakeLine({
      version: TERRAFORM_PROTOCOL_VERSION,
      host: server.host,
      port: server.port,
      certificate: certificate.der,
    }),
  );
  await server.ended;
}
