// generated from provider function schema

import * as cdktn from 'cdktn';

/**
* Provider-defined functions of the towline provider.
*/
export class TowlineProviderFunctions {
  private readonly providerLocalName: string;

  /**
  * @param providerLocalName The local name of the provider in required_providers; defaults to the registry short name. Override when the provider is declared under a different local name — aliases do not change the namespace, local names do.
  */
  constructor(providerLocalName: string) {
    this.providerLocalName = providerLocalName;
  }

  /**
  * Whether every transaction of `subset` is in `set`. The empty set is in every one. The same as MySQL's `GTID_SUBSET(subset, set)`, whose arguments are the other way round, without a server.
  * @param {string} set - The GTID set to look in, as MySQL writes it: `uuid:1-5:7,uuid:tag:1-3`. White space is ignored, and an empty text is the empty set.
  * @param {string} subset - The GTID set to look for, as MySQL writes it: `uuid:1-5:7,uuid:tag:1-3`. White space is ignored, and an empty text is the empty set.
  * @returns {boolean | IResolvable}
  */
  public gtidContains(set: string, subset: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "gtid_contains", [set, subset]);
  }

  /**
  * The transactions of `set` that are not in `subtract`, in MySQL's normal form: servers sorted, intervals merged, tagged transactions behind the untagged ones of their server. Empty when nothing is left. The same as MySQL's `GTID_SUBTRACT(set, subtract)`, without a server.
  * @param {string} set - The GTID set to take from, as MySQL writes it: `uuid:1-5:7,uuid:tag:1-3`. White space is ignored, and an empty text is the empty set.
  * @param {string} subtract - The GTID set to take away, as MySQL writes it: `uuid:1-5:7,uuid:tag:1-3`. White space is ignored, and an empty text is the empty set.
  * @returns {string}
  */
  public gtidSubtract(set: string, subtract: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "gtid_subtract", [set, subtract]));
  }
}
