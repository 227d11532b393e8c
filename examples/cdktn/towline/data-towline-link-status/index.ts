// https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/link_status
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataTowlineLinkStatusConfig extends cdktn.TerraformMetaArguments {
  /**
  * `id` of a `towline_sync_link`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/link_status#id DataTowlineLinkStatus#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id: string;
}
export interface DataTowlineLinkStatusFailure {
}

export function dataTowlineLinkStatusFailureToTerraform(struct?: DataTowlineLinkStatusFailure): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataTowlineLinkStatusFailureToHclTerraform(struct?: DataTowlineLinkStatusFailure): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataTowlineLinkStatusFailureOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataTowlineLinkStatusFailure | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataTowlineLinkStatusFailure | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // at - computed: true, optional: false, required: false
  public get at() {
    return this.getStringAttribute('at');
  }

  // code - computed: true, optional: false, required: false
  public get code() {
    return this.getStringAttribute('code');
  }

  // gtid - computed: true, optional: false, required: false
  public get gtid() {
    return this.getStringAttribute('gtid');
  }

  // hint - computed: true, optional: false, required: false
  public get hint() {
    return this.getStringAttribute('hint');
  }

  // message - computed: true, optional: false, required: false
  public get message() {
    return this.getStringAttribute('message');
  }

  // table - computed: true, optional: false, required: false
  public get table() {
    return this.getStringAttribute('table');
  }
}
export interface DataTowlineLinkStatusRetry {
}

export function dataTowlineLinkStatusRetryToTerraform(struct?: DataTowlineLinkStatusRetry): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataTowlineLinkStatusRetryToHclTerraform(struct?: DataTowlineLinkStatusRetry): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataTowlineLinkStatusRetryOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataTowlineLinkStatusRetry | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataTowlineLinkStatusRetry | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // attempt - computed: true, optional: false, required: false
  public get attempt() {
    return this.getNumberAttribute('attempt');
  }

  // code - computed: true, optional: false, required: false
  public get code() {
    return this.getStringAttribute('code');
  }

  // message - computed: true, optional: false, required: false
  public get message() {
    return this.getStringAttribute('message');
  }

  // next_attempt_at - computed: true, optional: false, required: false
  public get nextAttemptAt() {
    return this.getStringAttribute('next_attempt_at');
  }

  // since - computed: true, optional: false, required: false
  public get since() {
    return this.getStringAttribute('since');
  }
}
export interface DataTowlineLinkStatusTables {
}

export function dataTowlineLinkStatusTablesToTerraform(struct?: DataTowlineLinkStatusTables): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataTowlineLinkStatusTablesToHclTerraform(struct?: DataTowlineLinkStatusTables): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataTowlineLinkStatusTablesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataTowlineLinkStatusTables | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataTowlineLinkStatusTables | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // database - computed: true, optional: false, required: false
  public get database() {
    return this.getStringAttribute('database');
  }

  // rows_estimated - computed: true, optional: false, required: false
  public get rowsEstimated() {
    return this.getNumberAttribute('rows_estimated');
  }

  // rows_loaded - computed: true, optional: false, required: false
  public get rowsLoaded() {
    return this.getNumberAttribute('rows_loaded');
  }

  // rows_per_second - computed: true, optional: false, required: false
  public get rowsPerSecond() {
    return this.getNumberAttribute('rows_per_second');
  }

  // seconds_left - computed: true, optional: false, required: false
  public get secondsLeft() {
    return this.getNumberAttribute('seconds_left');
  }

  // state - computed: true, optional: false, required: false
  public get state() {
    return this.getStringAttribute('state');
  }

  // table - computed: true, optional: false, required: false
  public get table() {
    return this.getStringAttribute('table');
  }
}

export class DataTowlineLinkStatusTablesList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataTowlineLinkStatusTablesOutputReference {
    return new DataTowlineLinkStatusTablesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/link_status towline_link_status}
*/
export class DataTowlineLinkStatus extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "towline_link_status";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataTowlineLinkStatus resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataTowlineLinkStatus to import
  * @param importFromId The id of the existing DataTowlineLinkStatus that should be imported. Refer to the {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/link_status#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataTowlineLinkStatus to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "towline_link_status", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/link_status towline_link_status} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataTowlineLinkStatusConfig
  */
  public constructor(scope: Construct, id: string, config: DataTowlineLinkStatusConfig) {
    super(scope, id, {
      terraformResourceType: 'towline_link_status',
      terraformGeneratorMetadata: {
        providerName: 'towline'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._id = config.id;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // applier - computed: true, optional: false, required: false
  public get applier() {
    return this.getStringAttribute('applier');
  }

  // applier_reason - computed: true, optional: false, required: false
  public get applierReason() {
    return this.getStringAttribute('applier_reason');
  }

  // failure - computed: true, optional: false, required: false
  private _failure = new DataTowlineLinkStatusFailureOutputReference(this, "failure");
  public get failure() {
    return this._failure;
  }

  // gtid_applied - computed: true, optional: false, required: false
  public get gtidApplied() {
    return this.getStringAttribute('gtid_applied');
  }

  // gtid_gaps - computed: true, optional: false, required: false
  public get gtidGaps() {
    return this.getStringAttribute('gtid_gaps');
  }

  // gtid_received - computed: true, optional: false, required: false
  public get gtidReceived() {
    return this.getStringAttribute('gtid_received');
  }

  // id - computed: false, optional: false, required: true
  private _id?: string; 
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
  }

  // inserts - computed: true, optional: false, required: false
  public get inserts() {
    return this.getStringAttribute('inserts');
  }

  // inserts_reason - computed: true, optional: false, required: false
  public get insertsReason() {
    return this.getStringAttribute('inserts_reason');
  }

  // lag_milliseconds - computed: true, optional: false, required: false
  public get lagMilliseconds() {
    return this.getNumberAttribute('lag_milliseconds');
  }

  // left_out - computed: true, optional: false, required: false
  public get leftOut() {
    return this.getListAttribute('left_out');
  }

  // load_method - computed: true, optional: false, required: false
  public get loadMethod() {
    return this.getStringAttribute('load_method');
  }

  // load_method_reason - computed: true, optional: false, required: false
  public get loadMethodReason() {
    return this.getStringAttribute('load_method_reason');
  }

  // milestone - computed: true, optional: false, required: false
  public get milestone() {
    return this.getStringAttribute('milestone');
  }

  // phase - computed: true, optional: false, required: false
  public get phase() {
    return this.getStringAttribute('phase');
  }

  // retry - computed: true, optional: false, required: false
  private _retry = new DataTowlineLinkStatusRetryOutputReference(this, "retry");
  public get retry() {
    return this._retry;
  }

  // rows_applied - computed: true, optional: false, required: false
  public get rowsApplied() {
    return this.getNumberAttribute('rows_applied');
  }

  // tables - computed: true, optional: false, required: false
  private _tables = new DataTowlineLinkStatusTablesList(this, "tables", false);
  public get tables() {
    return this._tables;
  }

  // transactions_applied - computed: true, optional: false, required: false
  public get transactionsApplied() {
    return this.getNumberAttribute('transactions_applied');
  }

  // warnings - computed: true, optional: false, required: false
  public get warnings() {
    return this.getListAttribute('warnings');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktn.stringToTerraform(this._id),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktn.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
