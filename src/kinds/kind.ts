import type { Diagnostic } from '../base/errors.ts';
import type { Naming } from '../base/names.ts';
import type { CatalogRows, Cell } from '../formats/catalog-rows.ts';
import type { ModelElement } from '../formats/model-element.ts';
import type { DatabaseModel, ModelIndex } from '../model/database-model.ts';
import type { KindName } from '../model/kind-name.ts';
import type { Namespace, ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import type { BatchSettings, Statement, StatementKind, StatementOf } from '../statements/tree/index.ts';

/**
 * How two values of a property compare.
 * - exact: same JSON. - name: folded. - names / nameSet: lists of names, in order or not.
 * - expression: canonical form (a difference of the stored form only is 'spelling').
 * - module: canonical tokens and comments (white space only is 'cosmetic').
 * - type: a ModelType. - ignored: never compared (kept for writing).
 */
export type Equality = 'exact' | 'name' | 'names' | 'nameSet' | 'expression' | 'module' | 'type' | 'ignored';

/**
 * What a difference disturbs. 'identity': nothing can be kept, the object is another one · 'definition': what dependents
 * compile against · 'type' / 'data': stored values · 'storage': where and how it is kept · 'state': enabled, trusted · 'text':
 * wording only.
 */
export type Aspect = 'identity' | 'definition' | 'type' | 'data' | 'storage' | 'state' | 'text';

/** One row of a kind's table. `name` is a member of the props; compare, fingerprint and describe are generic over these rows. */
export type Property = {
  readonly name: string;
  readonly equality: Equality;
  readonly aspect: Aspect;
  /** Value that stands for "not given"; undefined and the default are equal. */
  readonly default?: unknown;
  /** Where it is compared when that is not the kind's scope: owners are 'security'. */
  readonly scope?: CompareScope;
  /**
   * The names are members of the object whose path this other property holds (a foreign key's referenced columns), not of
   * the parent.
   */
  readonly namesOf?: string;
  /** Rows of a list of named members (columns): paired by their `name` property, order ignored. */
  readonly members?: readonly Property[];
  /** Members hold data (a table's columns): those of current that desired lacks stay, unless the option `drop` takes them. */
  readonly stored?: boolean;
};

export type CompareScope = 'schema' | 'security' | 'environment';

/** What a reader of statements, model.xml elements or catalog rows needs to know of the database that it fills. */
export type ReadContext = {
  readonly naming: Naming;
  /** Collation of the database: a column's collation equal to it is left out of its props. */
  readonly collation: string;
  /** 'Sql160', 'SqlAzure', … */
  readonly platform: string;
  key(namespace: Namespace, ...path: readonly string[]): ObjectKey;
};

/** What a builder of objects from statements can do. */
export type BuildContext = ReadContext & {
  readonly defaultSchema: string;
  /** The database options ANSI NULLS and QUOTED IDENTIFIER as the project sets them, overridden per batch. */
  readonly settings: BatchSettings;
  /** Adds an object; a second one of the same key is the error SQL71508. */
  add(object: SchemaObject): void;
  get(key: ObjectKey): SchemaObject | undefined;
  /** Objects whose `parent` is the key, as far as they were read; complete inside `later`. */
  childrenOf(key: ObjectKey): readonly SchemaObject[];
  /** Replaces an object; used by statements that change one (DISABLE TRIGGER, ALTER AUTHORIZATION). */
  replace(object: SchemaObject): void;
  /** Runs when every statement of every file has been read: foreign keys without column list, DISABLE TRIGGER, … */
  later(work: () => void): void;
  report(diagnostic: Omit<Diagnostic, 'at'>, offset: number): void;
  /** Source text between two offsets of the current file. */
  text(start: number, end: number): string;
  readonly file: string;
};

export type DacpacReadContext = ReadContext & {
  /** The element by type and name, for relationships that need more than a name. */
  find(type: string, name: string): ModelElement | undefined;
  readonly ansiNulls: boolean;
  /** What may be kept for later, when the elements are gone. */
  readonly lasting: LastingContext;
};

export type LastingContext = ReadContext & {
  /** The disambiguator ('' without one) of a table, view or type by element type and name; undefined: there is none. */
  numberOf(type: string, name: string): string | undefined;
};

export type DacpacWriteContext = ReadContext & {
  readonly model: DatabaseModel;
  /** Children and dependents; children are sibling elements in model.xml. */
  readonly index: ModelIndex;
  /** A new disambiguator number for an inline constraint. */
  disambiguator(owner: ObjectKey): string;
};

/** Version and edition that a plan is made for. */
export type Target = { readonly platform: string; readonly edition?: string };

/** The objects of one source as they were read, before any of them was settled. */
export type SettleContext = ReadContext & {
  get(key: ObjectKey): SchemaObject | undefined;
  childrenOf(key: ObjectKey): readonly SchemaObject[];
  ofKind(kind: KindName): readonly SchemaObject[];
};

export type SqlContext = ReadContext & {
  readonly model: DatabaseModel;
  readonly index: ModelIndex;
  readonly target: Target;
};

/** A query that a restored copy of production answers, and how its answer reads. */
export type Probe = {
  readonly sql: string /** `{0}` is the answer's first column, `{1}` the second. */;
  readonly says: string;
};

export type Hazard = {
  readonly code: string;
  readonly severity: 'block' | 'warn' | 'note';
  readonly message: string;
  readonly probe?: Probe;
};

/**
 * How a step runs: 'together' with other fast steps in one transaction; 'alone' in a transaction of its own (size of data,
 * ONLINE); 'outside' any transaction (full-text, memory-optimised, ALTER DATABASE).
 */
export type Commit = 'together' | 'alone' | 'outside';

/** A piece of work before it is ordered. */
export type StepDraft = {
  /** create, alter, drop, rename, move, rebuild (a whole-table copy and nothing else), refresh, suspend, restore, validate. */
  readonly does:
    | 'create'
    | 'alter'
    | 'drop'
    | 'rename'
    | 'move'
    | 'rebuild'
    | 'refresh'
    | 'suspend'
    | 'restore'
    | 'validate';
  /** Batches, each without GO. */
  readonly sql: readonly string[];
  /** Text for servers of a version or edition, beside the plain text. */
  readonly variants?: readonly {
    readonly requires: { readonly version?: number; readonly edition?: string };
    readonly sql: readonly string[];
  }[];
  readonly commit?: Commit;
  readonly hazards?: readonly Hazard[];
  /** Keys of objects, or of members `key#member`, that exist no longer / from now on, beside those of the object itself. */
  readonly removes?: readonly string[];
  readonly provides?: readonly string[];
  /** Keys (or key#member) that must exist / must be gone before this step, beside what the references say. */
  readonly needs?: readonly string[];
  readonly needsGone?: readonly string[];
  /**
   * Keys that the object references but this step does not need yet, because a later step of the same draft brings the part
   * that uses them (CREATE TABLE without a computed column whose function reads the table).
   */
  readonly omits?: readonly string[];
  /** Query that answers 1 when the step has been done, for steps outside transactions. */
  readonly done?: string;
};

/** A part of an object that a change touches in such a way that bound dependents must let go of it meanwhile. */
export type Disturbance = {
  /** A column; absent for the whole object. */
  readonly member?: string;
  /** Dependents of these kinds need not let go (an index on a widened varchar column). */
  readonly keeps?: readonly KindName[];
  /** 'refresh': resolved dependents go stale and are refreshed; 'suspend' (default): bound ones are taken off and put back, resolved ones refreshed. */
  readonly impact?: 'suspend' | 'refresh';
};

/** How an object lets go of what it is bound to, and takes hold again. */
export type Suspension = {
  readonly off: readonly StepDraft[];
  readonly on: readonly StepDraft[];
  /** What stands between the two, of an object that holds data. */
  readonly meanwhile?: SchemaObject;
};

/** What switches a protection of an object off, and on again: a temporal table's system versioning. */
export type Pause = { readonly off: StepDraft; readonly on: StepDraft };

/** How a change is made. `recreate` drops and creates the object with everything that hangs on it. */
export type Route = {
  readonly how: 'none' | 'inPlace' | 'rename' | 'recreate' | 'rebuild';
  readonly steps: readonly StepDraft[];
  readonly disturbs: readonly Disturbance[];
};

export type PropertyChange = {
  /** `dataCompression`, or `columns` with a member. */
  readonly property: string;
  readonly member?: string;
  /** For a member that exists on one side only, `memberProperty` is absent. */
  readonly memberProperty?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly aspect: Aspect;
  /** Set when the difference is only wording: 'spelling' and 'whitespace' are never deployed. */
  readonly cosmetic?: 'spelling' | 'whitespace' | 'comment';
};

export type AlterInput<P> = {
  readonly before: SchemaObject<P>;
  readonly after: SchemaObject<P>;
  /** Only real differences (cosmetic ones are filtered out, comments stay). */
  readonly changes: readonly PropertyChange[];
  readonly current: SqlContext;
  readonly desired: SqlContext;
  /** Its protection is switched off meanwhile for another's sake (see `pause`): nothing follows its changes by itself. */
  readonly paused?: boolean;
};

/** The contract of an object type. Facets that a kind does not need are absent by design, not forgotten: see registry.ts. */
export type Kind<P = Readonly<Record<string, unknown>>> = {
  readonly name: KindName;
  readonly namespace: Namespace;
  /** Human word: `table`, `primary key`. */
  readonly title: string;
  /** Order of kinds among steps that nothing else orders. */
  readonly rank: number;
  /** Everything that it references, beside what kinds of lower rank hold, is deferred: created last, references unread. */
  readonly late?: boolean;
  /** An object that names a column of its parent belongs to the column, and is gone when that is dropped. */
  readonly hangsOnMember?: boolean;
  /** It means nothing without the column of its parent that it names, but has to be dropped before that. */
  readonly goesWithMember?: boolean;
  /** Whether the server refuses it on what its parent becomes: a default on a column that becomes computed. */
  cannotStandOn?(object: SchemaObject<P>, parent: SchemaObject): boolean;
  /**
   * Places under its parent that only one object can hold at a time: `primaryKey`, `clustered`, `default of column a`. An
   * object of desired takes the place of one that stands only in current, whatever `drop` says.
   */
  slots?(object: SchemaObject<P>): readonly string[];
  /** Whether it is the server's and not the database's: other databases may need it. */
  isOfServer?(object: SchemaObject<P>): boolean;
  readonly scope: CompareScope;
  readonly properties: readonly Property[];
  /** model.xml type of this object: `SqlTable`. */
  element(object: SchemaObject<P>): string;
  /** Name as DacFx's DeployReport spells it. */
  itemName(object: SchemaObject<P>): string;
  /** Batches that create it, without GO. Children are created by themselves unless `folds` takes them in. */
  create(object: SchemaObject<P>, context: SqlContext): readonly StepDraft[];
  drop(object: SchemaObject<P>, context: SqlContext): readonly StepDraft[];
  alter(input: AlterInput<P>): Route;
  /** For steps that need the object unprotected; see `unversioned` of tables. */
  pause?(input: AlterInput<P>): Pause | undefined;
  /** Children that CREATE of this object takes in (a new table its keys, checks and defaults). */
  folds?(child: SchemaObject, parent: SchemaObject<P>, context: SqlContext): boolean;
  /** A rename of the object itself (same definition, other name), when the server can do it. */
  rename?(before: SchemaObject<P>, after: SchemaObject<P>, context: SqlContext): readonly StepDraft[];
  /**
   * Lets go of what it is bound to without being dropped (a schema-bound view altered to be unbound) and takes hold again.
   * Absent, or undefined for this object: it is dropped and created. `uses` are the references that it must let go of; a
   * table is never dropped for this, it lets go by column (`from`): a computed column is dropped and added, a column of an
   * alias type becomes its base type meanwhile; `removes` and `provides` of these drafts name the columns, and `meanwhile` is
   * the table without them, or with plain types.
   */
  suspend?(object: SchemaObject<P>, context: SqlContext, uses: readonly Reference[]): Suspension | undefined;
  /** Brings stale metadata up to date (sp_refreshsqlmodule). */
  refresh?(object: SchemaObject<P>, context: SqlContext): readonly StepDraft[];
  /** Hazards of a whole drop or create that the steps' own hazards do not carry. */
  hazards?(
    change: { readonly action: 'create' | 'drop'; readonly object: SchemaObject<P> },
    context: SqlContext,
  ): readonly Hazard[];
  /**
   * Properties that the comparison of two databases leaves alone, but in which an object that a plan has made or changed falls
   * short of the expected one: a constraint that ends untrusted.
   */
  fallsShort?(expected: SchemaObject<P>, actual: SchemaObject<P>): readonly string[];
  /** Another object whose members follow a rename of this one's: the history table of a temporal table. */
  mirror?(object: SchemaObject<P>, key: ReadContext['key']): ObjectKey | undefined;
  /**
   * The object on which a reader looks for a difference, when that is not this one: a table's storage is written on its
   * clustered key.
   */
  reportedOn?(
    change: PropertyChange,
    input: Pick<AlterInput<P>, 'before' | 'after' | 'current' | 'desired'>,
  ): SchemaObject | undefined;
  /**
   * Makes canonical what depends on other objects, once all objects of a source (scripts, dacpac, catalog) were read: a
   * table's storage from its clustered index, NOT NULL of key columns, the columns of a foreign key that names none. Every
   * source calls it once per object of a kind that has it; it returns the same object when nothing changes.
   */
  settle?(object: SchemaObject<P>, context: SettleContext): SchemaObject<P>;
  readonly dacpac: {
    /** model.xml types that this kind reads. */
    readonly reads: readonly string[];
    /** Relationships of these elements that `read` does not look at; a fast reader may leave them out. */
    readonly ignores?: readonly string[];
    read(element: ModelElement, context: DacpacReadContext): readonly SchemaObject<P>[];
    write(object: SchemaObject<P>, context: DacpacWriteContext): readonly ModelElement[];
  };
  /** Objects from catalog rows, and the views (with columns) that it reads. */
  readonly catalog: {
    readonly views: Readonly<Record<string, readonly string[]>>;
    read(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly SchemaObject<P>[];
  };
};

/** Indexes over catalog rows that more than one kind needs, made once. */
export type CatalogLookup = {
  readonly rows: CatalogRows;
  /** Row of sys.objects by object_id. */
  object(id: number): Readonly<Record<string, Cell>> | undefined;
  /** [schema, name] of an object_id. */
  pathOf(objectId: number): readonly string[];
  schemaName(schemaId: number): string;
  columnName(objectId: number, columnId: number): string;
  typeName(userTypeId: number): { readonly schema?: string; readonly name: string };
  principalName(principalId: number): string;
  /** Rows of a view grouped by a numeric column, such as sys.index_columns by object_id. */
  group(view: string, column: string): ReadonlyMap<number, readonly Readonly<Record<string, Cell>>[]>;
};

/** Objects that a statement makes or changes; a statement may make objects of several kinds. */
export type StatementBuilder<K extends StatementKind> = (statement: StatementOf<K>, context: BuildContext) => void;
export type StatementBuilders = { readonly [K in StatementKind]?: StatementBuilder<K> };

export type { Reference, Statement };
