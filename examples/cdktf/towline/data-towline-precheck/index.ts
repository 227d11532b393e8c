// https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataTowlinePrecheckConfig extends cdktf.TerraformMetaArguments {
  /**
  * In whose name views, routines and events of a database that is carried as a whole are made on the target: `keep`, the account that they have on the source, or `target_account`, the link's own. One of "keep", "target_account". Default: `"keep"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#definer DataTowlinePrecheck#definer}
  */
  readonly definer?: string;
  /**
  * What makes reading this an error: nothing, a check that `failed`, or also a `warning`. One of "none", "failed", "warning". Default: `"none"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#error_on DataTowlinePrecheck#error_on}
  */
  readonly errorOn?: string;
  /**
  * What to do on the target before changes are applied. Default: `{ structure = true, data = true }`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#initialization DataTowlinePrecheck#initialization}
  */
  readonly initialization?: DataTowlinePrecheckInitialization;
  /**
  * Name that the link has or is to have. What a link of this name has brought to the target is its own, and not in the way.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#name DataTowlinePrecheck#name}
  */
  readonly name: string;
  /**
  * What to carry, by database.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#objects DataTowlinePrecheck#objects}
  */
  readonly objects: { [key: string]: DataTowlinePrecheckObjects } | cdktf.IResolvable;
  /**
  * `id` of the `towline_instance` to read from. Where it is at another agent than the target, that one feeds the target's agent, which has it among its `peers`; the database need not be reached from there.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#source_id DataTowlinePrecheck#source_id}
  */
  readonly sourceId: string;
  /**
  * `id` of the `towline_instance` to write to. Its agent owns the link.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#target_id DataTowlinePrecheck#target_id}
  */
  readonly targetId: string;
}
export interface DataTowlinePrecheckInitialization {
  /**
  * Copy the rows that are there already. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#data DataTowlinePrecheck#data}
  */
  readonly data?: boolean | cdktf.IResolvable;
  /**
  * Create the tables on the target and, of databases that are carried as a whole, views, routines and events. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#structure DataTowlinePrecheck#structure}
  */
  readonly structure?: boolean | cdktf.IResolvable;
}

export function dataTowlinePrecheckInitializationToTerraform(struct?: DataTowlinePrecheckInitialization | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    data: cdktf.booleanToTerraform(struct!.data),
    structure: cdktf.booleanToTerraform(struct!.structure),
  }
}


export function dataTowlinePrecheckInitializationToHclTerraform(struct?: DataTowlinePrecheckInitialization | cdktf.IResolvable): any {
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

export class DataTowlinePrecheckInitializationOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataTowlinePrecheckInitialization | cdktf.IResolvable | undefined {
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

  public set internalValue(value: DataTowlinePrecheckInitialization | cdktf.IResolvable | undefined) {
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
export interface DataTowlinePrecheckObjectsTables {
}

export function dataTowlinePrecheckObjectsTablesToTerraform(struct?: DataTowlinePrecheckObjectsTables | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataTowlinePrecheckObjectsTablesToHclTerraform(struct?: DataTowlinePrecheckObjectsTables | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataTowlinePrecheckObjectsTablesOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataTowlinePrecheckObjectsTables | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataTowlinePrecheckObjectsTables | cdktf.IResolvable | undefined) {
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

export class DataTowlinePrecheckObjectsTablesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: DataTowlinePrecheckObjectsTables } | cdktf.IResolvable

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
  public get(key: string): DataTowlinePrecheckObjectsTablesOutputReference {
    return new DataTowlinePrecheckObjectsTablesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataTowlinePrecheckObjects {
  /**
  * Tables, and views, not to carry, when `tables` is left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#exclude_tables DataTowlinePrecheck#exclude_tables}
  */
  readonly excludeTables?: string[];
  /**
  * The tables to carry, by name, for example `{ orders = {} }`. Left out: the database as a whole, with views, routines and events, and with what is created later.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#tables DataTowlinePrecheck#tables}
  */
  readonly tables?: { [key: string]: DataTowlinePrecheckObjectsTables } | cdktf.IResolvable;
}

export function dataTowlinePrecheckObjectsToTerraform(struct?: DataTowlinePrecheckObjects | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    exclude_tables: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.excludeTables),
    tables: cdktf.hashMapper(dataTowlinePrecheckObjectsTablesToTerraform)(struct!.tables),
  }
}


export function dataTowlinePrecheckObjectsToHclTerraform(struct?: DataTowlinePrecheckObjects | cdktf.IResolvable): any {
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
      value: cdktf.hashMapperHcl(dataTowlinePrecheckObjectsTablesToHclTerraform)(struct!.tables),
      isBlock: true,
      type: "map",
      storageClassType: "DataTowlinePrecheckObjectsTablesMap",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DataTowlinePrecheckObjectsOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataTowlinePrecheckObjects | cdktf.IResolvable | undefined {
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

  public set internalValue(value: DataTowlinePrecheckObjects | cdktf.IResolvable | undefined) {
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
  private _tables = new DataTowlinePrecheckObjectsTablesMap(this, "tables");
  public get tables() {
    return this._tables;
  }
  public putTables(value: { [key: string]: DataTowlinePrecheckObjectsTables } | cdktf.IResolvable) {
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

export class DataTowlinePrecheckObjectsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: DataTowlinePrecheckObjects } | cdktf.IResolvable

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
  public get(key: string): DataTowlinePrecheckObjectsOutputReference {
    return new DataTowlinePrecheckObjectsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataTowlinePrecheckResults {
}

export function dataTowlinePrecheckResultsToTerraform(struct?: DataTowlinePrecheckResults): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataTowlinePrecheckResultsToHclTerraform(struct?: DataTowlinePrecheckResults): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataTowlinePrecheckResultsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataTowlinePrecheckResults | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataTowlinePrecheckResults | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // message - computed: true, optional: false, required: false
  public get message() {
    return this.getStringAttribute('message');
  }

  // remedy - computed: true, optional: false, required: false
  public get remedy() {
    return this.getStringAttribute('remedy');
  }

  // side - computed: true, optional: false, required: false
  public get side() {
    return this.getStringAttribute('side');
  }

  // verdict - computed: true, optional: false, required: false
  public get verdict() {
    return this.getStringAttribute('verdict');
  }
}

export class DataTowlinePrecheckResultsList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataTowlinePrecheckResultsOutputReference {
    return new DataTowlinePrecheckResultsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck towline_precheck}
*/
export class DataTowlinePrecheck extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "towline_precheck";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataTowlinePrecheck resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataTowlinePrecheck to import
  * @param importFromId The id of the existing DataTowlinePrecheck that should be imported. Refer to the {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataTowlinePrecheck to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "towline_precheck", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/towline/towline/latest/docs/data-sources/precheck towline_precheck} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataTowlinePrecheckConfig
  */
  public constructor(scope: Construct, id: string, config: DataTowlinePrecheckConfig) {
    super(scope, id, {
      terraformResourceType: 'towline_precheck',
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
    this._definer = config.definer;
    this._errorOn = config.errorOn;
    this._initialization.internalValue = config.initialization;
    this._name = config.name;
    this._objects.internalValue = config.objects;
    this._sourceId = config.sourceId;
    this._targetId = config.targetId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

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

  // error_on - computed: true, optional: true, required: false
  private _errorOn?: string; 
  public get errorOn() {
    return this.getStringAttribute('error_on');
  }
  public set errorOn(value: string) {
    this._errorOn = value;
  }
  public resetErrorOn() {
    this._errorOn = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get errorOnInput() {
    return this._errorOn;
  }

  // initialization - computed: true, optional: true, required: false
  private _initialization = new DataTowlinePrecheckInitializationOutputReference(this, "initialization");
  public get initialization() {
    return this._initialization;
  }
  public putInitialization(value: DataTowlinePrecheckInitialization) {
    this._initialization.internalValue = value;
  }
  public resetInitialization() {
    this._initialization.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get initializationInput() {
    return this._initialization.internalValue;
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
  private _objects = new DataTowlinePrecheckObjectsMap(this, "objects");
  public get objects() {
    return this._objects;
  }
  public putObjects(value: { [key: string]: DataTowlinePrecheckObjects } | cdktf.IResolvable) {
    this._objects.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get objectsInput() {
    return this._objects.internalValue;
  }

  // passed - computed: true, optional: false, required: false
  public get passed() {
    return this.getBooleanAttribute('passed');
  }

  // results - computed: true, optional: false, required: false
  private _results = new DataTowlinePrecheckResultsList(this, "results", false);
  public get results() {
    return this._results;
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

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      definer: cdktf.stringToTerraform(this._definer),
      error_on: cdktf.stringToTerraform(this._errorOn),
      initialization: dataTowlinePrecheckInitializationToTerraform(this._initialization.internalValue),
      name: cdktf.stringToTerraform(this._name),
      objects: cdktf.hashMapper(dataTowlinePrecheckObjectsToTerraform)(this._objects.internalValue),
      source_id: cdktf.stringToTerraform(this._sourceId),
      target_id: cdktf.stringToTerraform(this._targetId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      definer: {
        value: cdktf.stringToHclTerraform(this._definer),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      error_on: {
        value: cdktf.stringToHclTerraform(this._errorOn),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      initialization: {
        value: dataTowlinePrecheckInitializationToHclTerraform(this._initialization.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DataTowlinePrecheckInitialization",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      objects: {
        value: cdktf.hashMapperHcl(dataTowlinePrecheckObjectsToHclTerraform)(this._objects.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "DataTowlinePrecheckObjectsMap",
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
