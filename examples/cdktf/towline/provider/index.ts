// https://registry.terraform.io/providers/towline/towline/latest/docs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface TowlineProviderConfig {
  /**
  * The agents, by the name that each agent's own configuration file gives it.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs#agents TowlineProvider#agents}
  */
  readonly agents?: { [key: string]: TowlineProviderAgents } | cdktf.IResolvable;
  /**
  * Mutual TLS with the agents. The same for all of them.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs#tls TowlineProvider#tls}
  */
  readonly tls?: TowlineProviderTls;
  /**
  * Alias name
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs#alias TowlineProvider#alias}
  */
  readonly alias?: string;
}
export interface TowlineProviderAgents {
  /**
  * `HOST:PORT` of the agent, in the order in which they are tried.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs#endpoints TowlineProvider#endpoints}
  */
  readonly endpoints: string[];
}

export function towlineProviderAgentsToTerraform(struct?: TowlineProviderAgents | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    endpoints: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.endpoints),
  }
}


export function towlineProviderAgentsToHclTerraform(struct?: TowlineProviderAgents | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    endpoints: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.endpoints),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export interface TowlineProviderTls {
  /**
  * Certificates that the agents' certificates must chain to: the path of a PEM file, or PEM text. `TOWLINE_TLS_CA` in the environment when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs#ca TowlineProvider#ca}
  */
  readonly ca?: string;
  /**
  * This provider's certificate: the path of a PEM file, or PEM text. `TOWLINE_TLS_CERT` in the environment when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs#cert TowlineProvider#cert}
  */
  readonly cert?: string;
  /**
  * The private key of `cert`: the path of a PEM file, or PEM text. `TOWLINE_TLS_KEY` in the environment when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs#key TowlineProvider#key}
  */
  readonly key?: string;
}

export function towlineProviderTlsToTerraform(struct?: TowlineProviderTls | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    ca: cdktf.stringToTerraform(struct!.ca),
    cert: cdktf.stringToTerraform(struct!.cert),
    key: cdktf.stringToTerraform(struct!.key),
  }
}


export function towlineProviderTlsToHclTerraform(struct?: TowlineProviderTls | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    ca: {
      value: cdktf.stringToHclTerraform(struct!.ca),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    cert: {
      value: cdktf.stringToHclTerraform(struct!.cert),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    key: {
      value: cdktf.stringToHclTerraform(struct!.key),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}


/**
* Represents a {@link https://registry.terraform.io/providers/towline/towline/latest/docs towline}
*/
export class TowlineProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "towline";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a TowlineProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the TowlineProvider to import
  * @param importFromId The id of the existing TowlineProvider that should be imported. Refer to the {@link https://registry.terraform.io/providers/towline/towline/latest/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the TowlineProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "towline", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/towline/towline/latest/docs towline} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options TowlineProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: TowlineProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'towline',
      terraformGeneratorMetadata: {
        providerName: 'towline'
      },
      terraformProviderSource: 'registry.terraform.io/towline/towline'
    });
    this._agents = config.agents;
    this._tls = config.tls;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // agents - computed: false, optional: true, required: false
  private _agents?: { [key: string]: TowlineProviderAgents } | cdktf.IResolvable; 
  public get agents() {
    return this._agents;
  }
  public set agents(value: { [key: string]: TowlineProviderAgents } | cdktf.IResolvable | undefined) {
    this._agents = value;
  }
  public resetAgents() {
    this._agents = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get agentsInput() {
    return this._agents;
  }

  // tls - computed: false, optional: true, required: false
  private _tls?: TowlineProviderTls; 
  public get tls() {
    return this._tls;
  }
  public set tls(value: TowlineProviderTls | undefined) {
    this._tls = value;
  }
  public resetTls() {
    this._tls = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tlsInput() {
    return this._tls;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      agents: cdktf.hashMapper(towlineProviderAgentsToTerraform)(this._agents),
      tls: towlineProviderTlsToTerraform(this._tls),
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      agents: {
        value: cdktf.hashMapperHcl(towlineProviderAgentsToHclTerraform)(this._agents),
        isBlock: true,
        type: "map",
        storageClassType: "TowlineProviderAgentsMap",
      },
      tls: {
        value: towlineProviderTlsToHclTerraform(this._tls),
        isBlock: true,
        type: "struct",
        storageClassType: "TowlineProviderTls",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
