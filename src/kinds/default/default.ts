import { quote, quotePath } from '../../base/names.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { defaultViews, readDefaults } from '../constraint-catalog.ts';
import { dropConstraint, tableOf } from '../constraint-drop.ts';
import { defaultText } from '../constraint-sql.ts';
import { recreate, renameConstraint } from '../key-constraint/key-kind.ts';
import type { Kind } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { unnamedItem } from '../unnamed-constraint.ts';
import { readDefault, writeDefault } from './default-dacpac.ts';
import { type DefaultProps, defaultProperties } from './default-props.ts';

/** A default constraint; `default` is a word of the language. */
export const defaultConstraint: Kind<DefaultProps> = {
  name: 'default',
  namespace: 'object',
  title: 'default constraint',
  rank: rankOf('default'),
  scope: 'schema',
  properties: defaultProperties,
  goesWithMember: true,
  cannotStandOn: ({ props }, { props: parent }) => {
    const of = (parent as { readonly columns?: readonly ColumnProps[] }).columns?.find(
      ({ name }) => name.toLowerCase() === props.column.toLowerCase(),
    );
    if (!of) return false;
    const isRowVersion = of.type?.schema === undefined && /^(timestamp|rowversion)$/i.test(of.type?.name ?? '');
    return of.computed !== undefined || of.identity !== undefined || of.sparse === true || isRowVersion;
  },
  slots: (object) => [`default ${object.props.column.toLowerCase()}`],
  element: () => 'SqlDefaultConstraint',
  itemName: (object) =>
    object.props.unnamed ? unnamedItem('Default Constraint', object.path) : quotePath(object.path),
  create: (object, context) => {
    const table = quotePath(tableOf(object, context));
    const sql = [`ALTER TABLE ${table} ADD ${defaultText(object)} FOR ${quote(object.props.column)};`];
    return [{ does: 'create', sql }];
  },
  drop: (object, context) => [{ does: 'drop', sql: [dropConstraint(object, context)] }],
  alter: ({ changes }) => (changes.length === 0 ? { how: 'none', steps: [], disturbs: [] } : recreate),
  rename: renameConstraint,
  dacpac: { reads: ['SqlDefaultConstraint'], read: readDefault, write: writeDefault },
  catalog: { views: defaultViews, read: readDefaults },
};
