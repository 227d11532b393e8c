import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { Instance } from "./towline/instance";
import { TowlineProvider } from "./towline/provider";
import { SyncLink } from "./towline/sync-link";

/** One database, carried from one server to another by one agent. */
class ShopStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Where terraform is run. By itself the generator names the folder that it was made in.
    new LocalBackend(this, { path: "terraform.tfstate" });
    const agentEndpoint = this.variable("agent_endpoint", "HOST:PORT of the agent.");
    const host = this.variable("mysql_host", "Host of both servers, as the agent reaches them.");

    // Certificates come from TOWLINE_TLS_CA, TOWLINE_TLS_CERT and TOWLINE_TLS_KEY.
    new TowlineProvider(this, "towline", { agents: { dc1: { endpoints: [agentEndpoint.stringValue] } } });

    const username = this.variable("username", "Account of the agent on both servers.").stringValue;
    const [source, target] = (["source", "target"] as const).map(
      (role) =>
        new Instance(this, role, {
          agent: "dc1",
          name: `shop-${role}`,
          host: host.stringValue,
          port: this.variable(`${role}_port`, `Port of the ${role}.`, "number").numberValue,
          username,
          passwordWo: this.secret(`${role}_password`).stringValue,
          passwordWoVersion: 1,
        }),
    ) as [Instance, Instance];

    const link = new SyncLink(this, "shop", {
      name: "shop",
      sourceId: source.id,
      targetId: target.id,
      objects: { shop: {} },
      lifecycle: {
        postcondition: [
          { condition: "${self.ready}", errorMessage: "The link has not started: see towline link status." },
        ],
      },
    });
    new TerraformOutput(this, "link", { value: link.id });
  }

  private variable(name: string, description: string, type = "string"): TerraformVariable {
    return new TerraformVariable(this, name, { type, description });
  }

  /** Never in a state or a plan: the construct has no argument for it. */
  private secret(name: string): TerraformVariable {
    const variable = new TerraformVariable(this, name, { type: "string" });
    variable.addOverride("ephemeral", true);
    return variable;
  }
}

const app = new App();
new ShopStack(app, "shop");
app.synth();
