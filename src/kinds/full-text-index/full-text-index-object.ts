import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../../model/schema-object-of.ts';
import type { CreateFullTextIndex } from '../../statements/tree/index.ts';
import { fullTextLanguage } from '../../syntax/full-text-languages.ts';
import { compact, flag } from '../columns/compact.ts';
import type { ReadContext, SettleContext, StatementBuilder } from '../kind.ts';
import { schemaPath } from '../module/module-builder.ts';
import { optionText } from '../option-text.ts';
import { dataSpaceReferences } from '../storage/data-space.ts';
import type { FullTextColumnProps, FullTextIndexProps } from './full-text-index-props.ts';

export type FullTextIndexObject = SchemaObject<FullTextIndexProps>;

/** CREATE FULLTEXT INDEX. */
export const buildFullTextIndex: StatementBuilder<'createFullTextIndex'> = (statement, context) => {
  const { options, fileGroup } = statement;
  const stoplist = optionText(options, 'STOPLIST');
  const searchPropertyList = optionText(options, 'SEARCH PROPERTY LIST');
  const unread: string[] = [];
  const props = compact<FullTextIndexProps>({
    columns: statement.columns.map((column) => columnOf(column, unread)),
    keyIndex: statement.keyIndex,
    catalog: statement.catalog,
    ...fileGroupProps(fileGroup),
    changeTracking: trackingOf(optionText(options, 'CHANGE_TRACKING')),
    stoplist: stoplist === undefined || /^(OFF|SYSTEM)$/i.test(stoplist) ? undefined : stoplist,
    noStoplist: flag(stoplist !== undefined && /^OFF$/i.test(stoplist)),
    searchPropertyList:
      searchPropertyList === undefined || /^OFF$/i.test(searchPropertyList) ? undefined : searchPropertyList,
  });
  context.add(fullTextIndexOf(schemaPath(statement.on, context.defaultSchema), props, context, unread));
};

export function fileGroupProps(
  fileGroup: string | undefined,
): Pick<FullTextIndexProps, 'fileGroup' | 'fileGroupStated'> {
  if (fileGroup === undefined) return {};
  if (fileGroup.toLowerCase() === 'primary') return { fileGroupStated: true };
  return { fileGroup, fileGroupStated: true };
}

function columnOf(column: CreateFullTextIndex['columns'][number], unread: string[]): FullTextColumnProps {
  const language = column.language === undefined ? undefined : fullTextLanguage(column.language);
  if (column.language !== undefined && language === undefined)
    unread.push(`the full-text language ${column.language} is not known`);
  return compact<FullTextColumnProps>({
    name: column.name,
    typeColumn: column.typeColumn,
    language,
    semantics: flag(column.statisticalSemantics),
  });
}

/** AUTO when nothing is said. `OFF, NO POPULATION` says beside how the index begins. */
function trackingOf(text: string | undefined): FullTextIndexProps['changeTracking'] {
  const word = /^\s*=?\s*(MANUAL|OFF)\b/i.exec(text ?? '')?.[1]?.toUpperCase();
  return word === 'MANUAL' || word === 'OFF' ? word : 'AUTO';
}

/** DISABLE and ENABLE belong to the definition of the index; DacFx takes nothing else of ALTER FULLTEXT INDEX into a model. */
export const buildAlterFullTextIndex: StatementBuilder<'alterFullTextIndex'> = (statement, context) => {
  const disabled = /^DISABLE\b/i.test(statement.change.text);
  if (!disabled && !/^ENABLE\b/i.test(statement.change.text)) {
    context.report(
      {
        code: 'SQL70501',
        severity: 'warning',
        message: 'This change of a full-text index is not part of the schema.',
        hint: 'Write it into CREATE FULLTEXT INDEX, or into a post-deployment script.',
      },
      statement.start,
    );
    return;
  }
  const path = schemaPath(statement.on, context.defaultSchema);
  context.later(() => {
    const before = context.get(context.key('fullTextIndex', ...path)) as FullTextIndexObject | undefined;
    if (!before) return;
    const props = compact<FullTextIndexProps>({ ...before.props, disabled: flag(disabled) });
    context.replace(changedObject(before, { props }));
  });
};

/** [schema, table]: a table has one at most, and it has no name. */
export function fullTextIndexOf(
  table: readonly string[],
  props: FullTextIndexProps,
  context: ReadContext,
  unread: readonly string[] = [],
): FullTextIndexObject {
  const parent = context.key('object', ...table);
  return schemaObjectOf<FullTextIndexProps>(
    { kind: 'fullTextIndex', key: context.key('fullTextIndex', ...table), path: table, parent, props, unread },
    () => referencesOf(parent, props, context),
  );
}

function referencesOf(parent: string, props: FullTextIndexProps, context: ReadContext): Reference[] {
  const columns = props.columns.flatMap(({ name, typeColumn }) =>
    typeColumn === undefined ? [name] : [name, typeColumn],
  );
  return [
    { to: parent, binding: 'bound' },
    ...columns.map((member): Reference => ({ to: parent, member, binding: 'bound' })),
    ...(props.catalog === undefined
      ? []
      : [{ to: context.key('fullTextCatalog', props.catalog), binding: 'bound' } as const]),
    ...dataSpaceReferences([props.fileGroup], context),
  ];
}

/** Finds its key, which may be a constraint or an index, the default catalog, and lists that it uses. */
export function settleFullTextIndex(object: FullTextIndexObject, context: SettleContext): FullTextIndexObject {
  const { fold } = context.naming;
  const { parent = '' } = object;
  const given = object.props;
  const fallback = given.catalog === undefined ? defaultCatalog(context) : undefined;
  const props =
    fallback === undefined
      ? given
      : ({ ...given, catalog: fallback, catalogImplied: true } satisfies FullTextIndexProps);
  return changedObject(object, { props }, () => {
    const name = fold(props.keyIndex);
    const key = context.childrenOf(parent).find((child) => child.kind !== 'fullTextIndex' && lastPart(child) === name);
    return [
      ...referencesOf(parent, props, context),
      // Without it the key is reported as unresolved under the name of an index.
      { to: key?.key ?? context.key('index', ...object.path, props.keyIndex), binding: 'bound' },
      ...carried(props.stoplist, 'SqlFullTextStopList'),
      ...carried(props.searchPropertyList, 'SqlSearchPropertyList'),
    ];
  });

  /** Lists have no kind: they are carried. */
  function carried(list: string | undefined, element: string): readonly Reference[] {
    return list === undefined ? [] : [{ to: context.key('opaque', element, list), binding: 'bound' }];
  }

  function lastPart(child: SchemaObject): string {
    return keyKinds.has(child.kind) ? fold(child.path.at(-1) ?? '') : '';
  }
}

const keyKinds: ReadonlySet<string> = new Set(['primaryKey', 'uniqueConstraint', 'index']);

function defaultCatalog(context: SettleContext): string | undefined {
  const found = context.ofKind('fullTextCatalog').find(({ props }) => props.isDefault === true);
  return found?.path[0];
}
