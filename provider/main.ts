import { createLogger } from "./log.ts";
import { HandshakeError } from "./plugin/handshake.ts";
import { serve } from "./plugin/serve.ts";
import { providerHandlers } from "./protocol/service.ts";
import { TowlineProvider } from "./provider.ts";

// grpc-js names an IP address as TLS server name, and Node would warn of that on terraform's log for every agent.
process.noDeprecation = true;

const log = createLogger((line) => process.stderr.write(line));
const provider = new TowlineProvider(process.env, log);
serve(providerHandlers(provider)).then(
  () => {
    provider.close();
    process.exit(0);
  },
  (thrown: unknown) => {
    // A HandshakeError speaks to a person at a terminal; anything else is a fault, whose stack is wanted.
    console.error(thrown instanceof HandshakeError ? thrown.message : thrown);
    process.exit(1);
  },
);
