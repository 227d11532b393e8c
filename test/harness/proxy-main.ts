import { Proxy } from "./proxy.ts";
import { FAITHFUL, ProxyLine } from "./proxy-line.ts";
import type { ProxyAnswer, ProxyRequest } from "./proxy-process.ts";

// Proxies of one network in a process of their own: see proxy-process.ts.

const line = new ProxyLine();
const proxies: Proxy[] = [];

async function carryOut(request: ProxyRequest): Promise<unknown> {
  switch (request.do) {
    case "open": {
      const proxy = await Proxy.open(request.route, line);
      proxies.push(proxy);
      return proxy.port;
    }
    case "behave":
      return line.behave({ ...FAITHFUL, ...request.behaviour });
    case "cut":
      return proxies.forEach((proxy) => proxy.cut());
    case "truncate":
      return proxies.forEach((proxy) => proxy.truncate());
    case "passed":
      return line.passed;
    default:
      return request satisfies never;
  }
}

process.on("message", (request: ProxyRequest) => {
  void carryOut(request).then(
    (value) => answer({ number: request.number, value }),
    (error: unknown) => answer({ number: request.number, error: String(error) }),
  );
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit(0));

function answer(message: ProxyAnswer): void {
  process.send?.(message);
}
