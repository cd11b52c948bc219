import type { Namespace } from '../../model/object-key.ts';

/** One step of the way to what a property hangs on, as sp_addextendedproperty takes it: `SCHEMA dbo`, `TABLE T`. */
export type Level = { readonly type: string; readonly name: string };

export type Host = {
  /** First part of the model.xml name: `SqlTableBase`, `SqlColumn`. */
  readonly element: string;
  /** What follows it, without the property's own name. */
  readonly path: readonly string[];
  /** The object it hangs on (for a column the table), and the column or parameter. */
  readonly namespace?: Namespace;
  readonly object: readonly string[];
  readonly member?: string;
};

/** Types of level 0 (below the database) other than SCHEMA. */
const databaseLevel: Readonly<Record<string, { readonly element: string; readonly namespace?: Namespace }>> = {
  USER: { element: 'SqlDatabaseSecurityPrincipal', namespace: 'principal' },
  TRIGGER: { element: 'SqlDatabaseDdlTrigger', namespace: 'databaseTrigger' },
  'PARTITION FUNCTION': { element: 'SqlPartitionFunction', namespace: 'partitionFunction' },
  'PARTITION SCHEME': { element: 'SqlPartitionScheme', namespace: 'dataSpace' },
  FILEGROUP: { element: 'SqlFilegroup', namespace: 'dataSpace' },
  SERVICE: { element: 'SqlService', namespace: 'service' },
  ASSEMBLY: { element: 'SqlAssembly', namespace: 'opaque' },
  CONTRACT: { element: 'SqlContract', namespace: 'opaque' },
  'MESSAGE TYPE': { element: 'SqlMessageType', namespace: 'opaque' },
  ROUTE: { element: 'SqlRoute', namespace: 'opaque' },
  'REMOTE SERVICE BINDING': { element: 'SqlRemoteServiceBinding', namespace: 'opaque' },
  'EVENT NOTIFICATION': { element: 'SqlEventNotification' },
  'PLAN GUIDE': { element: 'SqlPlanGuide' },
};

/** Types of level 1, in a schema. */
const schemaLevel: Readonly<Record<string, { readonly element: string; readonly namespace: Namespace }>> = {
  TABLE: { element: 'SqlTableBase', namespace: 'object' },
  VIEW: { element: 'SqlView', namespace: 'object' },
  PROCEDURE: { element: 'SqlProcedure', namespace: 'object' },
  FUNCTION: { element: 'SqlFunction', namespace: 'object' },
  AGGREGATE: { element: 'SqlAggregate', namespace: 'object' },
  SEQUENCE: { element: 'SqlSequence', namespace: 'object' },
  SYNONYM: { element: 'SqlSynonym', namespace: 'object' },
  'SECURITY POLICY': { element: 'SqlSecurityPolicy', namespace: 'object' },
  QUEUE: { element: 'SqlQueue', namespace: 'object' },
  RULE: { element: 'SqlRule', namespace: 'object' },
  DEFAULT: { element: 'SqlDefault', namespace: 'object' },
  TYPE: { element: 'SqlType', namespace: 'type' },
  TABLE_TYPE: { element: 'SqlType', namespace: 'type' },
  'XML SCHEMA COLLECTION': { element: 'SqlXmlSchemaCollection', namespace: 'xmlSchema' },
};

/** What a property with these levels hangs on; undefined for a combination that SQL Server does not know. */
export function hostOf(levels: readonly Level[]): Host | undefined {
  const [first, second, third] = levels;
  if (!first) return { element: 'SqlDatabaseOptions', path: [], namespace: 'database', object: [] };
  if (first.type !== 'SCHEMA') {
    const known = databaseLevel[first.type];
    if (!known) return undefined;
    if (second)
      return second.type === 'LOGICAL FILE NAME' ? { element: 'SqlFile', path: [second.name], object: [] } : undefined;
    const object = known.namespace === 'opaque' ? [known.element, first.name] : [first.name];
    return { ...known, path: [first.name], object };
  }
  if (!second) return { element: 'SqlSchema', path: [first.name], namespace: 'schema', object: [first.name] };
  const holder = schemaLevel[second.type];
  if (!holder) return undefined;
  const object = [first.name, second.name];
  if (!third) return { ...holder, path: object, object };
  const { namespace } = holder;
  switch (third.type) {
    case 'COLUMN': {
      const element = namespace === 'type' ? 'SqlTableTypeColumn' : 'SqlColumn';
      return { element, path: [...object, third.name], namespace, object, member: third.name };
    }
    case 'PARAMETER':
      return {
        element: 'SqlSubroutineParameter',
        path: [...object, third.name],
        namespace,
        object,
        member: third.name,
      };
    case 'CONSTRAINT':
      return {
        element: 'SqlConstraint',
        path: [first.name, third.name],
        namespace: 'object',
        object: [first.name, third.name],
      };
    case 'TRIGGER':
      return {
        element: 'SqlDmlTrigger',
        path: [first.name, third.name],
        namespace: 'object',
        object: [first.name, third.name],
      };
    case 'INDEX': {
      const path = [...object, third.name];
      return { element: 'SqlIndexBase', path, namespace: 'index', object: path };
    }
    case 'EVENT NOTIFICATION':
      return { element: 'SqlEventNotification', path: [third.name], object: [] };
    default:
      return undefined;
  }
}

/** The level-0 or level-1 type of a model.xml class, the other way round. */
export function levelTypeOf(element: string): { readonly type: string; readonly inSchema: boolean } | undefined {
  for (const [type, known] of Object.entries(schemaLevel))
    if (known.element === element) return { type, inSchema: true };
  for (const [type, known] of Object.entries(databaseLevel))
    if (known.element === element) return { type, inSchema: false };
  return undefined;
}
