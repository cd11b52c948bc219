import { quotePath, quoteString } from '../../base/names.ts';
import type { Reference } from '../../model/schema-object.ts';
import type { AlterInput, Kind, Route, SqlContext, StepDraft } from '../kind.ts';
import { numberedProcedure } from '../opaque/opaque-kind.ts';
import { rankOf } from '../rank.ts';
import { moduleViews, readModuleRows } from './module-catalog.ts';
import { elementTypes, readModuleElement } from './module-dacpac.ts';
import { writeModuleElement } from './module-element.ts';
import { moduleHazards, signatureHazards } from './module-hazards.ts';
import { type ModuleKindName, type ModuleObject, type ModuleProps, modulePropertyRows } from './module-props.ts';
import { alterBatches, createBatches, dropBatches, withSettings } from './module-sql.ts';
import { alterText, withoutSchemaBinding } from './module-text.ts';
import { moduleTree } from './module-tree.ts';

export type ModuleKindFacts = {
  readonly name: Exclude<ModuleKindName, 'trigger' | 'databaseTrigger'>;
  readonly title: string;
  /** Whether other objects compile against its columns or its result. */
  readonly usedByOthers: boolean;
};

/** A view, procedure or function: everything but the name of the kind is common. */
export function moduleKind(facts: ModuleKindFacts): Kind<ModuleProps> {
  const { name } = facts;
  return {
    name,
    namespace: 'object',
    title: facts.title,
    rank: rankOf(name),
    ...(name === 'procedure' && { late: true }),
    scope: 'schema',
    properties: modulePropertyRows,
    element: () => elementTypes[name],
    itemName: (object) => quotePath(object.path),
    create: (object) => [{ does: 'create', sql: createBatches(object.props) }],
    drop: (object) => [{ does: 'drop', sql: dropBatches(name, object.path) }],
    alter: (input) => alterModule(input, facts.usedByOthers),
    rename: (before, after) => [
      { does: 'rename', sql: [renameSql(before.path, after.path), ...alterBatches(after.props)] },
    ],
    refresh: refreshModule,
    suspend: suspendModule,
    hazards: moduleHazards,
    dacpac: {
      reads: [elementTypes[name]],
      // A table function's columns may have types of the database's own.
      ignores: name === 'tableFunction' ? ['DynamicObjects'] : ['Columns', 'DynamicObjects'],
      read: (element, context) => {
        const module = readModuleElement(name, element, context);
        // `[dbo].[P];2` is no procedure by itself, and is carried as what a script says of it.
        return module.path.length > 2
          ? [numberedProcedure(module.path, module.props.definition, context) as unknown as ModuleObject]
          : [module];
      },
      write: (object, context) => writeModuleElement(name, object, context),
    },
    catalog: {
      views: moduleViews,
      read: (rows, context) => readModuleRows(name, rows, context),
    },
  };
}

/** sp_rename leaves the old name in the stored text, so ALTER with the new text follows it. */
export function renameSql(from: readonly string[], to: readonly string[]): string {
  return `EXECUTE sp_rename ${quoteString(quotePath(from))}, ${quoteString(to.at(-1) ?? '')}, N'OBJECT';`;
}

export function alterModule(input: AlterInput<ModuleProps>, usedByOthers: boolean): Route {
  if (input.changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  // Error 2010: what runs an assembly is another type of object.
  if (runsAssembly(input.before.props) !== runsAssembly(input.after.props))
    return { how: 'recreate', steps: [], disturbs: [{}] };
  const comment = input.changes.every((change) => change.cosmetic === 'comment');
  const hazards = comment ? [commentHazard] : signatureHazards(input);
  return {
    how: 'inPlace',
    steps: [{ does: 'alter', sql: alterBatches(input.after.props), ...(hazards.length > 0 && { hazards }) }],
    // Properties and permissions stay with the object; ALTER VIEW drops its indexes and the server refuses to alter a
    // function that a constraint or bound module uses.
    disturbs: usedByOthers ? [{ keeps: ['extendedProperty', 'permission', 'trigger'] }] : [],
  };
}

export const commentHazard = {
  code: 'COMP006',
  severity: 'note',
  message: 'Only comments differ: ALTER flushes cached plans and changes nothing else.',
} as const;

/** Bound modules cannot be stale, and the procedure refuses them. */
export function refreshModule(object: ModuleObject): readonly StepDraft[] {
  // Nor is what runs an assembly: it compiles nothing.
  if (object.props.schemaBound || runsAssembly(object.props)) return [];
  return [{ does: 'refresh', sql: [`EXECUTE sp_refreshsqlmodule ${quoteString(quotePath(object.path))};`] }];
}

/** Whether a method of an assembly runs instead of a text. */
export const runsAssembly = (props: ModuleProps): boolean =>
  / AS EXTERNAL NAME \S/.test(props.definition) && moduleTree(props)?.externalName !== undefined;

const nativelyCompiled = /\bNATIVE_COMPILATION\b/i;

/**
 * ALTER to the same text without SCHEMABINDING, and back; natively compiled modules cannot do without it, and a type is held
 * without it too, by parameters, variables and what a query shows.
 */
function suspendModule(
  object: ModuleObject,
  _context: SqlContext,
  uses: readonly Reference[],
): ReturnType<NonNullable<Kind['suspend']>> {
  const { props } = object;
  if (!props.schemaBound || nativelyCompiled.test(props.definition)) return undefined;
  if (uses.some(({ to }) => to.startsWith('type:'))) return undefined;
  const unbound = withoutSchemaBinding(props.definition);
  if (unbound === props.definition) return undefined;
  return {
    off: [{ does: 'suspend', sql: withSettings(props, [alterText(unbound)]) }],
    on: [{ does: 'restore', sql: alterBatches(props) }],
  };
}
