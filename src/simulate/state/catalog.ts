import type { Naming } from '../../base/names.ts';
import type { Cell, Row } from '../../formats/catalog-rows.ts';
import type { ColumnRow, ComputedDetail, IdentityDetail } from '../rows/column-rows.ts';
import type { EdgeClauseRow, ForeignKeyColumnRow } from '../rows/constraint-rows.ts';
import type * as index from '../rows/index-rows.ts';
import type { DependencyRow, ModuleRow, ParameterRow, TriggerEventRow, TriggerRow } from '../rows/module-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type * as other from '../rows/other-rows.ts';
import type * as security from '../rows/security-rows.ts';
import type * as storage from '../rows/storage-rows.ts';
import type { ChangeTrackingTableRow, PeriodRow, TableRow } from '../rows/table-rows.ts';
import { GroupedStore } from './grouped-store.ts';
import { Store } from './store.ts';
import { TableRows } from './table-rows-store.ts';
import { UndoLog } from './undo-log.ts';

/** Group of a securable for permissions and extended properties: its class and its id. */
export const securable = (classId: number, majorId: number): number => classId * 0x100000000 + majorId;

/** Key of a row that belongs to one index of an object: index columns, partitions, statistics columns. */
export const underIndex = (indexId: number, ordinal: number): number => indexId * 100_000 + ordinal;

/** Sets of stores, told apart by how they are made: empty, or copied for a clone. */
type Make = {
  one<K extends string | number, R>(pick: (c: Catalog) => Store<K, R>): Store<K, R>;
  many<K extends string | number, R>(pick: (c: Catalog) => GroupedStore<K, R>): GroupedStore<K, R>;
};

/**
 * The database: rows by the keys under which DDL looks for them, names folded under the collation. Every store writes to
 * one undo log; nothing else is state, so undoing and copying are complete by construction.
 */
export class Catalog {
  readonly log = new UndoLog();
  readonly naming: Naming;
  readonly collation: string;

  readonly counters: Store<string, number>;
  /** The one row of sys.databases, column by column, and options that no view shows. */
  readonly database: Store<string, Cell>;
  readonly scopedConfigurations: Store<string, other.ScopedConfigurationRow>;
  readonly schemas: Store<number, security.SchemaRow>;
  readonly schemaNames: Store<string, number>;
  readonly principals: Store<number, security.PrincipalRow>;
  readonly principalNames: Store<string, number>;
  readonly members: GroupedStore<number, security.RoleMemberRow>;
  readonly serverPrincipals: Store<string, security.ServerPrincipalRow>;
  readonly sqlLogins: Store<string, security.SqlLoginDetail>;
  readonly permissions: GroupedStore<string, security.PermissionRow>;
  readonly properties: GroupedStore<string, security.ExtendedPropertyRow>;
  readonly sensitivities: GroupedStore<number, security.SensitivityRow>;

  readonly objects: Store<number, ObjectColumns>;
  readonly objectNames: Store<string, number>;
  /** Constraints and DML triggers by the object that they hang on. */
  readonly children: GroupedStore<number, number>;
  readonly columns: GroupedStore<number, ColumnRow>;
  readonly columnNames: GroupedStore<string, number>;
  readonly computed: GroupedStore<number, ComputedDetail>;
  readonly identities: GroupedStore<number, IdentityDetail>;
  readonly masks: GroupedStore<number, string>;
  readonly periods: Store<number, PeriodRow>;
  readonly changeTracking: Store<number, ChangeTrackingTableRow>;
  readonly foreignKeyColumns: GroupedStore<number, ForeignKeyColumnRow>;
  /** Foreign keys by the table that they reference. */
  readonly referencing: GroupedStore<number, number>;
  readonly edgeClauses: GroupedStore<number, EdgeClauseRow>;

  readonly indexes: GroupedStore<number, index.IndexRow>;
  readonly indexColumns: GroupedStore<number, index.IndexColumnRow>;
  readonly partitions: GroupedStore<number, index.PartitionRow>;
  /** Statistics made by CREATE STATISTICS; those of indexes appear in the view and are not kept. */
  readonly stats: GroupedStore<number, index.StatsRow>;
  readonly statsColumns: GroupedStore<number, index.StatsColumnRow>;
  /** [no_recompute, is_incremental] of indexes where not both are false. */
  readonly indexStats: GroupedStore<number, readonly [boolean, boolean]>;
  readonly xmlIndexes: GroupedStore<number, index.XmlDetail>;
  readonly selectivePaths: GroupedStore<number, Row>;
  readonly selectiveNamespaces: GroupedStore<number, Row>;
  readonly spatialIndexes: GroupedStore<number, index.SpatialDetail>;
  readonly tessellations: GroupedStore<number, index.TessellationRow>;
  readonly hashBuckets: GroupedStore<number, number>;
  readonly fullTextIndexes: Store<number, index.FullTextIndexRow>;
  readonly fullTextColumns: GroupedStore<number, index.FullTextColumnRow>;

  readonly modules: Store<number, ModuleRow>;
  readonly parameters: GroupedStore<number, ParameterRow>;
  readonly triggers: Store<number, TriggerRow>;
  readonly databaseTriggerNames: Store<string, number>;
  readonly triggerEvents: GroupedStore<number, TriggerEventRow>;
  /** What an object uses … */
  readonly uses: GroupedStore<string, DependencyRow>;
  /** … and who uses an object, bound uses only. */
  readonly boundUsers: GroupedStore<string, DependencyRow>;

  readonly types: Store<number, storage.TypeRow>;
  readonly typeNames: Store<string, number>;
  readonly tableTypes: Store<number, storage.TableTypeDetail>;
  readonly xmlCollections: Store<number, storage.XmlCollectionRow>;
  readonly xmlCollectionNames: Store<string, number>;
  readonly xmlCollectionTexts: Store<number, string>;
  readonly dataSpaces: Store<number, storage.DataSpaceRow>;
  readonly dataSpaceNames: Store<string, number>;
  readonly fileGroups: Store<number, storage.FileGroupDetail>;
  readonly files: Store<string, storage.FileRow>;
  readonly partitionFunctions: Store<number, storage.PartitionFunctionRow>;
  readonly partitionFunctionNames: Store<string, number>;
  readonly partitionParameters: Store<number, storage.PartitionParameterRow>;
  readonly rangeValues: GroupedStore<number, storage.RangeValueRow>;
  readonly schemeFunctions: Store<number, number>;
  readonly destinations: GroupedStore<number, storage.DestinationRow>;
  readonly nextUsed: Store<number, number>;
  readonly fullTextCatalogs: Store<string, storage.FullTextCatalogRow>;
  readonly stoplists: Store<string, storage.StoplistRow>;

  readonly predicates: GroupedStore<number, security.PredicateRow>;
  readonly services: Store<string, other.ServiceRow>;
  readonly contracts: Store<string, other.ContractRow>;
  readonly messageTypes: Store<string, other.MessageTypeRow>;
  readonly serviceContracts: GroupedStore<number, number>;
  readonly contractMessages: GroupedStore<number, other.ContractMessageRow>;
  readonly serverSessions: Store<string, other.EventSessionRow>;
  readonly databaseSessions: Store<string, other.EventSessionRow>;
  /** By event_session_id, which no session of the server shares with one of the database. */
  readonly sessionEvents: GroupedStore<number, other.SessionEventRow>;
  readonly sessionActions: GroupedStore<string, other.SessionActionRow>;
  readonly sessionTargets: GroupedStore<number, other.SessionTargetRow>;
  readonly sessionFields: GroupedStore<string, other.SessionFieldRow>;
  readonly assemblies: Store<string, other.AssemblyRow>;
  /** By the object: what runs an assembly. */
  readonly assemblyModules: Store<number, other.AssemblyModuleRow>;
  /** By the type: the assembly that it is of. */
  readonly assemblyTypes: Store<number, number>;
  readonly encryptionKeys: Store<string, other.EncryptionKeyRow>;
  readonly fileTables: Store<number, other.FileTableRow>;
  readonly propertyLists: Store<string, other.PropertyListRow>;
  readonly expressionTexts: GroupedStore<number, other.ExpressionTextRow>;
  readonly opaque: Store<string, other.OpaqueRow>;
  /** Procedures of number 2 and above, by the object_id of number 1. */
  readonly numbered: GroupedStore<number, other.NumberedProcedureRow>;
  /** Values of the rows of user tables by column_id, where a server keeps rows: by object_id and a number of the row. */
  readonly tableRows: TableRows;

  constructor(collation: string, naming: Naming, from?: Catalog) {
    this.collation = collation;
    this.naming = naming;
    const make: Make = {
      one: (pick) => (from ? pick(from).copy(this.log) : new Store(this.log)),
      many: (pick) => (from ? pick(from).copy(this.log) : new GroupedStore(this.log)),
    };
    this.counters = make.one((c) => c.counters);
    this.database = make.one((c) => c.database);
    this.scopedConfigurations = make.one((c) => c.scopedConfigurations);
    this.schemas = make.one((c) => c.schemas);
    this.schemaNames = make.one((c) => c.schemaNames);
    this.principals = make.one((c) => c.principals);
    this.principalNames = make.one((c) => c.principalNames);
    this.members = make.many((c) => c.members);
    this.serverPrincipals = make.one((c) => c.serverPrincipals);
    this.sqlLogins = make.one((c) => c.sqlLogins);
    this.permissions = make.many((c) => c.permissions);
    this.properties = make.many((c) => c.properties);
    this.sensitivities = make.many((c) => c.sensitivities);
    this.objects = make.one((c) => c.objects);
    this.objectNames = make.one((c) => c.objectNames);
    this.children = make.many((c) => c.children);
    this.columns = make.many((c) => c.columns);
    this.columnNames = make.many((c) => c.columnNames);
    this.computed = make.many((c) => c.computed);
    this.identities = make.many((c) => c.identities);
    this.masks = make.many((c) => c.masks);
    this.periods = make.one((c) => c.periods);
    this.changeTracking = make.one((c) => c.changeTracking);
    this.foreignKeyColumns = make.many((c) => c.foreignKeyColumns);
    this.referencing = make.many((c) => c.referencing);
    this.edgeClauses = make.many((c) => c.edgeClauses);
    this.indexes = make.many((c) => c.indexes);
    this.indexColumns = make.many((c) => c.indexColumns);
    this.partitions = make.many((c) => c.partitions);
    this.stats = make.many((c) => c.stats);
    this.statsColumns = make.many((c) => c.statsColumns);
    this.indexStats = make.many((c) => c.indexStats);
    this.xmlIndexes = make.many((c) => c.xmlIndexes);
    this.selectivePaths = make.many((c) => c.selectivePaths);
    this.selectiveNamespaces = make.many((c) => c.selectiveNamespaces);
    this.spatialIndexes = make.many((c) => c.spatialIndexes);
    this.tessellations = make.many((c) => c.tessellations);
    this.hashBuckets = make.many((c) => c.hashBuckets);
    this.fullTextIndexes = make.one((c) => c.fullTextIndexes);
    this.fullTextColumns = make.many((c) => c.fullTextColumns);
    this.modules = make.one((c) => c.modules);
    this.parameters = make.many((c) => c.parameters);
    this.triggers = make.one((c) => c.triggers);
    this.databaseTriggerNames = make.one((c) => c.databaseTriggerNames);
    this.triggerEvents = make.many((c) => c.triggerEvents);
    this.uses = make.many((c) => c.uses);
    this.boundUsers = make.many((c) => c.boundUsers);
    this.types = make.one((c) => c.types);
    this.typeNames = make.one((c) => c.typeNames);
    this.tableTypes = make.one((c) => c.tableTypes);
    this.xmlCollections = make.one((c) => c.xmlCollections);
    this.xmlCollectionNames = make.one((c) => c.xmlCollectionNames);
    this.xmlCollectionTexts = make.one((c) => c.xmlCollectionTexts);
    this.dataSpaces = make.one((c) => c.dataSpaces);
    this.dataSpaceNames = make.one((c) => c.dataSpaceNames);
    this.fileGroups = make.one((c) => c.fileGroups);
    this.files = make.one((c) => c.files);
    this.partitionFunctions = make.one((c) => c.partitionFunctions);
    this.partitionFunctionNames = make.one((c) => c.partitionFunctionNames);
    this.partitionParameters = make.one((c) => c.partitionParameters);
    this.rangeValues = make.many((c) => c.rangeValues);
    this.schemeFunctions = make.one((c) => c.schemeFunctions);
    this.destinations = make.many((c) => c.destinations);
    this.nextUsed = make.one((c) => c.nextUsed);
    this.fullTextCatalogs = make.one((c) => c.fullTextCatalogs);
    this.stoplists = make.one((c) => c.stoplists);
    this.predicates = make.many((c) => c.predicates);
    this.services = make.one((c) => c.services);
    this.contracts = make.one((c) => c.contracts);
    this.messageTypes = make.one((c) => c.messageTypes);
    this.serviceContracts = make.many((c) => c.serviceContracts);
    this.contractMessages = make.many((c) => c.contractMessages);
    this.serverSessions = make.one((c) => c.serverSessions);
    this.databaseSessions = make.one((c) => c.databaseSessions);
    this.sessionEvents = make.many((c) => c.sessionEvents);
    this.sessionActions = make.many((c) => c.sessionActions);
    this.sessionTargets = make.many((c) => c.sessionTargets);
    this.sessionFields = make.many((c) => c.sessionFields);
    this.assemblies = make.one((c) => c.assemblies);
    this.assemblyModules = make.one((c) => c.assemblyModules);
    this.assemblyTypes = make.one((c) => c.assemblyTypes);
    this.encryptionKeys = make.one((c) => c.encryptionKeys);
    this.fileTables = make.one((c) => c.fileTables);
    this.propertyLists = make.one((c) => c.propertyLists);
    this.expressionTexts = make.many((c) => c.expressionTexts);
    this.opaque = make.one((c) => c.opaque);
    this.numbered = make.many((c) => c.numbered);
    this.tableRows = from ? from.tableRows.copy(this.log) : new TableRows(this.log);
  }

  copy(): Catalog {
    return new Catalog(this.collation, this.naming, this);
  }

  fold(name: string): string {
    return this.naming.fold(name);
  }

  /** The next number of a row of ids. Undone with the statement that took it, so equal scripts give equal ids. */
  next(counter: string, first: number, step = 1): number {
    const last = this.counters.get(counter);
    const value = last === undefined ? first : last + step;
    this.counters.set(counter, value);
    return value;
  }

  /** object_id values as SQL Server hands them out: 16000057 apart, modulo 2^31 - 1. */
  nextObjectId(): number {
    const last = this.counters.get('object') ?? 229575856;
    let value = last + 16000057;
    if (value > 0x7fffffff) value -= 0x7fffffff;
    while (this.objects.has(value)) value = (value + 1) % 0x7fffffff;
    this.counters.set('object', value);
    return value;
  }

  schemaId(name: string): number | undefined {
    return this.schemaNames.get(this.fold(name));
  }

  schemaName(id: number): string {
    return this.schemas.get(id)?.name ?? '';
  }

  objectIn(schemaId: number, name: string): ObjectColumns | undefined {
    const id = this.objectNames.get(`${schemaId}.${this.fold(name)}`);
    return id === undefined ? undefined : this.objects.get(id);
  }

  table(id: number): TableRow | undefined {
    const row = this.objects.get(id);
    return row?.type === 'U ' ? (row as TableRow) : undefined;
  }

  column(objectId: number, name: string): ColumnRow | undefined {
    const id = this.columnNames.get(objectId, this.fold(name));
    return id === undefined ? undefined : this.columns.get(objectId, id);
  }

  indexNamed(objectId: number, name: string): index.IndexRow | undefined {
    const key = this.fold(name);
    for (const row of this.indexes.of(objectId)) if (row.name !== null && this.fold(row.name) === key) return row;
    return undefined;
  }

  statsNamed(objectId: number, name: string): index.StatsRow | undefined {
    const key = this.fold(name);
    for (const row of this.stats.of(objectId)) if (this.fold(row.name) === key) return row;
    return undefined;
  }

  columnsOfIndex(objectId: number, indexId: number): index.IndexColumnRow[] {
    const result: index.IndexColumnRow[] = [];
    for (const row of this.indexColumns.of(objectId)) if (row.index_id === indexId) result.push(row);
    return result;
  }

  /** Columns of sys.databases in order, without the options that no view shows. */
  *databaseColumns(): Iterable<string> {
    for (const key of this.database.keys()) if (!key.startsWith('rehearsal.')) yield key;
  }

  addObject(row: ObjectColumns): void {
    this.objects.set(row.object_id, row);
    this.objectNames.set(`${row.schema_id}.${this.fold(row.name)}`, row.object_id);
    if (row.parent_object_id !== 0) this.children.set(row.parent_object_id, row.object_id, row.object_id);
  }
}
