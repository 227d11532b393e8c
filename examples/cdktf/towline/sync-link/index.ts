// https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface SyncLinkConfig extends cdktf.TerraformMetaArguments {
  /**
  * How changes are applied. Default: `{ workers = 1 }`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#apply SyncLink#apply}
  */
  readonly apply?: SyncLinkApply;
  /**
  * What to do with a row on the target that is not as the source's change expects it. `fail` stops the link with an error that names the row's table and transaction; it is the only policy of this version. Default: `"fail"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#conflict_policy SyncLink#conflict_policy}
  */
  readonly conflictPolicy?: string;
  /**
  * In whose name views, routines and events of a database that is carried as a whole are made on the target: `keep`, the account that they have on the source, or `target_account`, the link's own. One of "keep", "target_account". Default: `"keep"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#definer SyncLink#definer}
  */
  readonly definer?: string;
  /**
  * Refuse to destroy or replace the link, at plan and at the agent. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#deletion_protection SyncLink#deletion_protection}
  */
  readonly deletionProtection?: boolean | cdktf.IResolvable;
  /**
  * Whether the link is to run. A paused link keeps its position. One of "running", "paused". Default: `"running"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#desired_state SyncLink#desired_state}
  */
  readonly desiredState?: string;
  /**
  * What to do on the target before changes are applied. Default: `{ structure = true, data = true }`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#initialization SyncLink#initialization}
  */
  readonly initialization?: SyncLinkInitialization;
  /**
  * How the rows that are there already are copied. Default: `{ workers = 4 }`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#load SyncLink#load}
  */
  readonly load?: SyncLinkLoad;
  /**
  * Name of the link, unique at its agent: 1 to 63 of a-z, 0-9, _ and -, starting with a letter or digit. A change makes a new object.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#name SyncLink#name}
  */
  readonly name: string;
  /**
  * What to carry, by database.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#objects SyncLink#objects}
  */
  readonly objects: { [key: string]: SyncLinkObjects } | cdktf.IResolvable;
  /**
  * `id` of the `towline_instance` to read from. Where it is at another agent than the target, that one feeds the target's agent, which has it among its `peers`; the database need not be reached from there. A change makes a new object.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#source_id SyncLink#source_id}
  */
  readonly sourceId: string;
  /**
  * `id` of the `towline_instance` to write to. Its agent owns the link. A change makes a new object.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#target_id SyncLink#target_id}
  */
  readonly targetId: string;
  /**
  * How long operations wait.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#timeouts SyncLink#timeouts}
  */
  readonly timeouts?: SyncLinkTimeouts;
  /**
  * What create and update wait for: nothing, the precheck passed, the rows copied, or the target caught up. What a create does not reach in time is a warning, and `ready` is false. One of "none", "started", "full_load", "syncing". Default: `"started"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#wait_for SyncLink#wait_for}
  */
  readonly waitFor?: string;
}
export interface SyncLinkApply {
  /**
  * Sessions that write changes to the target. With 1 a reader of the target sees only states that the source was in. With more, rows are spread by primary key: catching up is faster, and the rows of one transaction become visible at different moments. A whole number from 1 to 16. Default: `1`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#workers SyncLink#workers}
  */
  readonly workers?: number;
}

export function syncLinkApplyToTerraform(struct?: SyncLinkApply | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    workers: cdktf.numberToTerraform(struct!.workers),
  }
}


export function syncLinkApplyToHclTerraform(struct?: SyncLinkApply | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    workers: {
      value: cdktf.numberToHclTerraform(struct!.workers),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class SyncLinkApplyOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): SyncLinkApply | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._workers !== undefined) {
      hasAnyValues = true;
      internalValueResult.workers = this._workers;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SyncLinkApply | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._workers = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._workers = value.workers;
    }
  }

  // workers - computed: true, optional: true, required: false
  private _workers?: number; 
  public get workers() {
    return this.getNumberAttribute('workers');
  }
  public set workers(value: number) {
    this._workers = value;
  }
  public resetWorkers() {
    this._workers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get workersInput() {
    return this._workers;
  }
}
export interface SyncLinkInitialization {
  /**
  * Copy the rows that are there already. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#data SyncLink#data}
  */
  readonly data?: boolean | cdktf.IResolvable;
  /**
  * Create the tables on the target and, of databases that are carried as a whole, views, routines and events. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#structure SyncLink#structure}
  */
  readonly structure?: boolean | cdktf.IResolvable;
}

export function syncLinkInitializationToTerraform(struct?: SyncLinkInitialization | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    data: cdktf.booleanToTerraform(struct!.data),
    structure: cdktf.booleanToTerraform(struct!.structure),
  }
}


export function syncLinkInitializationToHclTerraform(struct?: SyncLinkInitialization | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    data: {
      value: cdktf.booleanToHclTerraform(struct!.data),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    structure: {
      value: cdktf.booleanToHclTerraform(struct!.structure),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class SyncLinkInitializationOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): SyncLinkInitialization | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._data !== undefined) {
      hasAnyValues = true;
      internalValueResult.data = this._data;
    }
    if (this._structure !== undefined) {
      hasAnyValues = true;
      internalValueResult.structure = this._structure;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SyncLinkInitialization | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._data = undefined;
      this._structure = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._data = value.data;
      this._structure = value.structure;
    }
  }

  // data - computed: true, optional: true, required: false
  private _data?: boolean | cdktf.IResolvable; 
  public get data() {
    return this.getBooleanAttribute('data');
  }
  public set data(value: boolean | cdktf.IResolvable) {
    this._data = value;
  }
  public resetData() {
    this._data = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get dataInput() {
    return this._data;
  }

  // structure - computed: true, optional: true, required: false
  private _structure?: boolean | cdktf.IResolvable; 
  public get structure() {
    return this.getBooleanAttribute('structure');
  }
  public set structure(value: boolean | cdktf.IResolvable) {
    this._structure = value;
  }
  public resetStructure() {
    this._structure = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get structureInput() {
    return this._structure;
  }
}
export interface SyncLinkLoad {
  /**
  * Rows copied in a second at most, by all workers together, to spare a source that is in use. No limit when left out. A whole number from 1 to 1000000000.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#rows_per_second SyncLink#rows_per_second}
  */
  readonly rowsPerSecond?: number;
  /**
  * Chunks of rows that are copied at a time, of several tables or of one. Each has a session on the target and two on the source. A whole number from 1 to 64. Default: `4`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#workers SyncLink#workers}
  */
  readonly workers?: number;
}

export function syncLinkLoadToTerraform(struct?: SyncLinkLoad | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    rows_per_second: cdktf.numberToTerraform(struct!.rowsPerSecond),
    workers: cdktf.numberToTerraform(struct!.workers),
  }
}


export function syncLinkLoadToHclTerraform(struct?: SyncLinkLoad | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    rows_per_second: {
      value: cdktf.numberToHclTerraform(struct!.rowsPerSecond),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    workers: {
      value: cdktf.numberToHclTerraform(struct!.workers),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class SyncLinkLoadOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): SyncLinkLoad | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._rowsPerSecond !== undefined) {
      hasAnyValues = true;
      internalValueResult.rowsPerSecond = this._rowsPerSecond;
    }
    if (this._workers !== undefined) {
      hasAnyValues = true;
      internalValueResult.workers = this._workers;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SyncLinkLoad | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._rowsPerSecond = undefined;
      this._workers = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._rowsPerSecond = value.rowsPerSecond;
      this._workers = value.workers;
    }
  }

  // rows_per_second - computed: true, optional: true, required: false
  private _rowsPerSecond?: number; 
  public get rowsPerSecond() {
    return this.getNumberAttribute('rows_per_second');
  }
  public set rowsPerSecond(value: number) {
    this._rowsPerSecond = value;
  }
  public resetRowsPerSecond() {
    this._rowsPerSecond = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get rowsPerSecondInput() {
    return this._rowsPerSecond;
  }

  // workers - computed: true, optional: true, required: false
  private _workers?: number; 
  public get workers() {
    return this.getNumberAttribute('workers');
  }
  public set workers(value: number) {
    this._workers = value;
  }
  public resetWorkers() {
    this._workers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get workersInput() {
    return this._workers;
  }
}
export interface SyncLinkObjectsTables {
}

export function syncLinkObjectsTablesToTerraform(struct?: SyncLinkObjectsTables | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function syncLinkObjectsTablesToHclTerraform(struct?: SyncLinkObjectsTables | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class SyncLinkObjectsTablesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): SyncLinkObjectsTables | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SyncLinkObjectsTables | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
    }
  }
}

export class SyncLinkObjectsTablesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: SyncLinkObjectsTables } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): SyncLinkObjectsTablesOutputReference {
    return new SyncLinkObjectsTablesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface SyncLinkObjects {
  /**
  * Tables, and views, not to carry, when `tables` is left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#exclude_tables SyncLink#exclude_tables}
  */
  readonly excludeTables?: string[];
  /**
  * The tables to carry, by name, for example `{ orders = {} }`. Left out: the database as a whole, with views, routines and events, and with what is created later.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#tables SyncLink#tables}
  */
  readonly tables?: { [key: string]: SyncLinkObjectsTables } | cdktf.IResolvable;
}

export function syncLinkObjectsToTerraform(struct?: SyncLinkObjects | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    exclude_tables: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.excludeTables),
    tables: cdktf.hashMapper(syncLinkObjectsTablesToTerraform)(struct!.tables),
  }
}


export function syncLinkObjectsToHclTerraform(struct?: SyncLinkObjects | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    exclude_tables: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.excludeTables),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    tables: {
      value: cdktf.hashMapperHcl(syncLinkObjectsTablesToHclTerraform)(struct!.tables),
      isBlock: true,
      type: "map",
      storageClassType: "SyncLinkObjectsTablesMap",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class SyncLinkObjectsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): SyncLinkObjects | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._excludeTables !== undefined) {
      hasAnyValues = true;
      internalValueResult.excludeTables = this._excludeTables;
    }
    if (this._tables?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.tables = this._tables?.internalValue;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SyncLinkObjects | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._excludeTables = undefined;
      this._tables.internalValue = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._excludeTables = value.excludeTables;
      this._tables.internalValue = value.tables;
    }
  }

  // exclude_tables - computed: false, optional: true, required: false
  private _excludeTables?: string[]; 
  public get excludeTables() {
    return cdktf.Fn.tolist(this.getListAttribute('exclude_tables'));
  }
  public set excludeTables(value: string[]) {
    this._excludeTables = value;
  }
  public resetExcludeTables() {
    this._excludeTables = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get excludeTablesInput() {
    return this._excludeTables;
  }

  // tables - computed: false, optional: true, required: false
  private _tables = new SyncLinkObjectsTablesMap(this, "tables");
  public get tables() {
    return this._tables;
  }
  public putTables(value: { [key: string]: SyncLinkObjectsTables } | cdktf.IResolvable) {
    this._tables.internalValue = value;
  }
  public resetTables() {
    this._tables.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tablesInput() {
    return this._tables.internalValue;
  }
}

export class SyncLinkObjectsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: SyncLinkObjects } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): SyncLinkObjectsOutputReference {
    return new SyncLinkObjectsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface SyncLinkTimeouts {
  /**
  * How long a create waits for `wait_for`, as a duration such as `90s` or `1h30m`. `30m` when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#create SyncLink#create}
  */
  readonly create?: string;
  /**
  * How long a destroy waits until the link has stopped, as a duration such as `90s` or `1h30m`. `10m` when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#delete SyncLink#delete}
  */
  readonly delete?: string;
  /**
  * How long an update waits for `wait_for`, as a duration such as `90s` or `1h30m`. `30m` when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#update SyncLink#update}
  */
  readonly update?: string;
}

export function syncLinkTimeoutsToTerraform(struct?: SyncLinkTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function syncLinkTimeoutsToHclTerraform(struct?: SyncLinkTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class SyncLinkTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): SyncLinkTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SyncLinkTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string; 
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string; 
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string; 
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link towline_sync_link}
*/
export class SyncLink extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "towline_sync_link";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a SyncLink resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the SyncLink to import
  * @param importFromId The id of the existing SyncLink that should be imported. Refer to the {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the SyncLink to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "towline_sync_link", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/towline/towline/latest/docs/resources/sync_link towline_sync_link} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options SyncLinkConfig
  */
  public constructor(scope: Construct, id: string, config: SyncLinkConfig) {
    super(scope, id, {
      terraformResourceType: 'towline_sync_link',
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
    this._apply.internalValue = config.apply;
    this._conflictPolicy = config.conflictPolicy;
    this._definer = config.definer;
    this._deletionProtection = config.deletionProtection;
    this._desiredState = config.desiredState;
    this._initialization.internalValue = config.initialization;
    this._load.internalValue = config.load;
    this._name = config.name;
    this._objects.internalValue = config.objects;
    this._sourceId = config.sourceId;
    this._targetId = config.targetId;
    this._timeouts.internalValue = config.timeouts;
    this._waitFor = config.waitFor;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // apply - computed: true, optional: true, required: false
  private _apply = new SyncLinkApplyOutputReference(this, "apply");
  public get apply() {
    return this._apply;
  }
  public putApply(value: SyncLinkApply) {
    this._apply.internalValue = value;
  }
  public resetApply() {
    this._apply.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get applyInput() {
    return this._apply.internalValue;
  }

  // conflict_policy - computed: true, optional: true, required: false
  private _conflictPolicy?: string; 
  public get conflictPolicy() {
    return this.getStringAttribute('conflict_policy');
  }
  public set conflictPolicy(value: string) {
    this._conflictPolicy = value;
  }
  public resetConflictPolicy() {
    this._conflictPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get conflictPolicyInput() {
    return this._conflictPolicy;
  }

  // definer - computed: true, optional: true, required: false
  private _definer?: string; 
  public get definer() {
    return this.getStringAttribute('definer');
  }
  public set definer(value: string) {
    this._definer = value;
  }
  public resetDefiner() {
    this._definer = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get definerInput() {
    return this._definer;
  }

  // deletion_protection - computed: true, optional: true, required: false
  private _deletionProtection?: boolean | cdktf.IResolvable; 
  public get deletionProtection() {
    return this.getBooleanAttribute('deletion_protection');
  }
  public set deletionProtection(value: boolean | cdktf.IResolvable) {
    this._deletionProtection = value;
  }
  public resetDeletionProtection() {
    this._deletionProtection = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deletionProtectionInput() {
    return this._deletionProtection;
  }

  // desired_state - computed: true, optional: true, required: false
  private _desiredState?: string; 
  public get desiredState() {
    return this.getStringAttribute('desired_state');
  }
  public set desiredState(value: string) {
    this._desiredState = value;
  }
  public resetDesiredState() {
    this._desiredState = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get desiredStateInput() {
    return this._desiredState;
  }

  // failure_code - computed: true, optional: false, required: false
  public get failureCode() {
    return this.getStringAttribute('failure_code');
  }

  // failure_message - computed: true, optional: false, required: false
  public get failureMessage() {
    return this.getStringAttribute('failure_message');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // initialization - computed: true, optional: true, required: false
  private _initialization = new SyncLinkInitializationOutputReference(this, "initialization");
  public get initialization() {
    return this._initialization;
  }
  public putInitialization(value: SyncLinkInitialization) {
    this._initialization.internalValue = value;
  }
  public resetInitialization() {
    this._initialization.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get initializationInput() {
    return this._initialization.internalValue;
  }

  // load - computed: true, optional: true, required: false
  private _load = new SyncLinkLoadOutputReference(this, "load");
  public get load() {
    return this._load;
  }
  public putLoad(value: SyncLinkLoad) {
    this._load.internalValue = value;
  }
  public resetLoad() {
    this._load.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get loadInput() {
    return this._load.internalValue;
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // objects - computed: false, optional: false, required: true
  private _objects = new SyncLinkObjectsMap(this, "objects");
  public get objects() {
    return this._objects;
  }
  public putObjects(value: { [key: string]: SyncLinkObjects } | cdktf.IResolvable) {
    this._objects.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get objectsInput() {
    return this._objects.internalValue;
  }

  // ready - computed: true, optional: false, required: false
  public get ready() {
    return this.getBooleanAttribute('ready');
  }

  // source_id - computed: false, optional: false, required: true
  private _sourceId?: string; 
  public get sourceId() {
    return this.getStringAttribute('source_id');
  }
  public set sourceId(value: string) {
    this._sourceId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceIdInput() {
    return this._sourceId;
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // target_id - computed: false, optional: false, required: true
  private _targetId?: string; 
  public get targetId() {
    return this.getStringAttribute('target_id');
  }
  public set targetId(value: string) {
    this._targetId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get targetIdInput() {
    return this._targetId;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new SyncLinkTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: SyncLinkTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // uid - computed: true, optional: false, required: false
  public get uid() {
    return this.getStringAttribute('uid');
  }

  // wait_for - computed: true, optional: true, required: false
  private _waitFor?: string; 
  public get waitFor() {
    return this.getStringAttribute('wait_for');
  }
  public set waitFor(value: string) {
    this._waitFor = value;
  }
  public resetWaitFor() {
    this._waitFor = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get waitForInput() {
    return this._waitFor;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      apply: syncLinkApplyToTerraform(this._apply.internalValue),
      conflict_policy: cdktf.stringToTerraform(this._conflictPolicy),
      definer: cdktf.stringToTerraform(this._definer),
      deletion_protection: cdktf.booleanToTerraform(this._deletionProtection),
      desired_state: cdktf.stringToTerraform(this._desiredState),
      initialization: syncLinkInitializationToTerraform(this._initialization.internalValue),
      load: syncLinkLoadToTerraform(this._load.internalValue),
      name: cdktf.stringToTerraform(this._name),
      objects: cdktf.hashMapper(syncLinkObjectsToTerraform)(this._objects.internalValue),
      source_id: cdktf.stringToTerraform(this._sourceId),
      target_id: cdktf.stringToTerraform(this._targetId),
      timeouts: syncLinkTimeoutsToTerraform(this._timeouts.internalValue),
      wait_for: cdktf.stringToTerraform(this._waitFor),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      apply: {
        value: syncLinkApplyToHclTerraform(this._apply.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "SyncLinkApply",
      },
      conflict_policy: {
        value: cdktf.stringToHclTerraform(this._conflictPolicy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      definer: {
        value: cdktf.stringToHclTerraform(this._definer),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      deletion_protection: {
        value: cdktf.booleanToHclTerraform(this._deletionProtection),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      desired_state: {
        value: cdktf.stringToHclTerraform(this._desiredState),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      initialization: {
        value: syncLinkInitializationToHclTerraform(this._initialization.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "SyncLinkInitialization",
      },
      load: {
        value: syncLinkLoadToHclTerraform(this._load.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "SyncLinkLoad",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      objects: {
        value: cdktf.hashMapperHcl(syncLinkObjectsToHclTerraform)(this._objects.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "SyncLinkObjectsMap",
      },
      source_id: {
        value: cdktf.stringToHclTerraform(this._sourceId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      target_id: {
        value: cdktf.stringToHclTerraform(this._targetId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: syncLinkTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "SyncLinkTimeouts",
      },
      wait_for: {
        value: cdktf.stringToHclTerraform(this._waitFor),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
