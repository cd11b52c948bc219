import { objectId, quote, quotePath } from '../../base/names.ts';
import { defaultFullTextLanguage } from '../../syntax/full-text-languages.ts';
import { hazard, rowCount } from '../hazard.ts';
import type { AlterInput, Hazard, Kind, PropertyChange, Route, SqlContext, StepDraft } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { fullTextIndexViews, readFullTextIndexes } from './full-text-index-catalog.ts';
import { readFullTextIndex, writeFullTextIndex } from './full-text-index-dacpac.ts';
import { type FullTextIndexObject, settleFullTextIndex } from './full-text-index-object.ts';
import { type FullTextColumnProps, type FullTextIndexProps, fullTextIndexProperties } from './full-text-index-props.ts';

/** The full-text index of a table or view. */
export const fullTextIndex: Kind<FullTextIndexProps> = {
  name: 'fullTextIndex',
  namespace: 'fullTextIndex',
  title: 'full-text index',
  rank: rankOf('fullTextIndex'),
  scope: 'schema',
  properties: fullTextIndexProperties,
  element: () => 'SqlFullTextIndex',
  itemName: ({ path }) => `Full-text Index on ${quotePath(path)}`,
  create: createDrafts,
  drop: (object) => [
    {
      does: 'drop',
      sql: [`DROP FULLTEXT INDEX ON ${quotePath(object.path)};`],
      commit: 'outside',
      done: `SELECT CASE WHEN ${exists(object)} THEN 0 ELSE 1 END;`,
    },
  ],
  alter,
  settle: settleFullTextIndex,
  dacpac: { reads: ['SqlFullTextIndex'], read: readFullTextIndex, write: writeFullTextIndex },
  catalog: { views: fullTextIndexViews, read: readFullTextIndexes },
};

function filled(table: readonly string[]): Hazard {
  const message = 'The full-text index is filled in the background; searches find less until it is done.';
  return hazard('LOCK016', 'warn', message, rowCount(table));
}

function exists({ path }: FullTextIndexObject): string {
  return `EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE [object_id] = ${objectId(path)})`;
}

function createDrafts(object: FullTextIndexObject): readonly StepDraft[] {
  const drafts: StepDraft[] = [
    {
      does: 'create',
      sql: [createText(object)],
      commit: 'outside',
      hazards: [filled(object.path)],
      done: `SELECT CASE WHEN ${exists(object)} THEN 1 ELSE 0 END;`,
    },
  ];
  if (object.props.disabled) drafts.push(alterDraft(object, 'DISABLE'));
  return drafts;
}

function createText({ path, props }: FullTextIndexObject): string {
  const places = [
    ...(props.catalog === undefined ? [] : [quote(props.catalog)]),
    ...(props.fileGroup === undefined ? [] : [`FILEGROUP ${quote(props.fileGroup)}`]),
  ];
  const options = [`CHANGE_TRACKING = ${props.changeTracking}`, `STOPLIST = ${stoplistText(props)}`];
  if (props.searchPropertyList !== undefined) options.push(`SEARCH PROPERTY LIST = ${quote(props.searchPropertyList)}`);
  return [
    `CREATE FULLTEXT INDEX ON ${quotePath(path)} (${props.columns.map(columnText).join(', ')})`,
    `KEY INDEX ${quote(props.keyIndex)}`,
    ...(places.length === 0 ? [] : [`ON (${places.join(', ')})`]),
    `WITH (${options.join(', ')});`,
  ].join('\n');
}

/** The language is always said: what a server takes when it is not depends on its settings. */
function columnText({ name, typeColumn, language, semantics }: FullTextColumnProps): string {
  const type = typeColumn === undefined ? '' : ` TYPE COLUMN ${quote(typeColumn)}`;
  return `${quote(name)}${type} LANGUAGE ${language ?? defaultFullTextLanguage}${semantics ? ' STATISTICAL_SEMANTICS' : ''}`;
}

function stoplistText({ stoplist, noStoplist }: FullTextIndexProps): string {
  return noStoplist ? 'OFF' : stoplist === undefined ? 'SYSTEM' : quote(stoplist);
}

/** Full-text DDL is refused in a user transaction (error 574). */
function alterDraft({ path }: FullTextIndexObject, change: string, hazards: readonly Hazard[] = []): StepDraft {
  return {
    does: 'alter',
    sql: [`ALTER FULLTEXT INDEX ON ${quotePath(path)} ${change};`],
    commit: 'outside',
    ...(hazards.length > 0 && { hazards }),
  };
}

function alter({ before, after, changes, current, desired }: AlterInput<FullTextIndexProps>): Route {
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const names = new Set(changes.map(({ property }) => property));
  if (names.has('keyIndex') && followsKey(before, after, current)) names.delete('keyIndex');
  if (names.size === 0) return { how: 'none', steps: [], disturbs: [] };
  if (names.has('keyIndex') || names.has('catalog') || names.has('fileGroup'))
    return { how: 'recreate', steps: [], disturbs: [] };
  const { props } = after;
  const steps: StepDraft[] = columnDrafts(before, after, changes, desired.naming.fold);
  if (names.has('changeTracking')) steps.push(alterDraft(after, `SET CHANGE_TRACKING ${props.changeTracking}`));
  if (names.has('stoplist') || names.has('noStoplist'))
    steps.push(alterDraft(after, `SET STOPLIST ${stoplistText(props)}`, [filled(after.path)]));
  if (names.has('searchPropertyList')) {
    const list = props.searchPropertyList === undefined ? 'OFF' : quote(props.searchPropertyList);
    steps.push(alterDraft(after, `SET SEARCH PROPERTY LIST ${list}`, [filled(after.path)]));
  }
  if (names.has('disabled')) steps.push(alterDraft(after, props.disabled ? 'DISABLE' : 'ENABLE'));
  return { how: 'inPlace', steps, disturbs: [] };
}

/** Whether the key only has another name: it is renamed where it stands, and the index follows it. */
function followsKey(before: FullTextIndexObject, after: FullTextIndexObject, { index, naming }: SqlContext): boolean {
  const keys = index.childrenOf(after.parent ?? '').filter(({ kind }) => kind !== 'fullTextIndex');
  const named = (key: string): boolean => keys.some(({ path }) => naming.fold(path.at(-1) ?? '') === naming.fold(key));
  return named(after.props.keyIndex) && !named(before.props.keyIndex);
}

/** Columns that go and columns whose language or type column changes are dropped, then those that are there in the end are added. */
function columnDrafts(
  before: FullTextIndexObject,
  after: FullTextIndexObject,
  changes: readonly PropertyChange[],
  fold: (name: string) => string,
): StepDraft[] {
  const semantics = new Set<string>();
  const anew = new Set<string>();
  for (const { property, member, memberProperty } of changes) {
    if (property !== 'columns' || member === undefined) continue;
    (memberProperty === 'semantics' ? semantics : anew).add(fold(member));
  }
  const steps: StepDraft[] = [];
  const gone = before.props.columns.filter(({ name }) => anew.has(fold(name)));
  const come = after.props.columns.filter(({ name }) => anew.has(fold(name)));
  if (gone.length > 0) steps.push(alterDraft(after, `DROP (${gone.map(({ name }) => quote(name)).join(', ')})`));
  if (come.length > 0) steps.push(alterDraft(after, `ADD (${come.map(columnText).join(', ')})`, [filled(after.path)]));
  for (const { name, semantics: on } of after.props.columns) {
    if (!semantics.has(fold(name)) || anew.has(fold(name))) continue;
    const change = `ALTER COLUMN ${quote(name)} ${on ? 'ADD' : 'DROP'} STATISTICAL_SEMANTICS`;
    steps.push(alterDraft(after, change, [filled(after.path)]));
  }
  return steps;
}
