import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { onlyState } from '../check/check.ts';
import { foreignKeyViews, readForeignKeys } from '../constraint-catalog.ts';
import { dropConstraint, tableOf } from '../constraint-drop.ts';
import { columnList, foreignKeyText } from '../constraint-sql.ts';
import { constraintState, createChecked, fallsShortOfTrust } from '../constraint-state.ts';
import { hazard } from '../hazard.ts';
import { recreate, renameConstraint } from '../key-constraint/key-kind.ts';
import type { Hazard, Kind, SqlContext } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { unnamedItem } from '../unnamed-constraint.ts';
import { readForeignKey, writeForeignKey } from './foreign-key-dacpac.ts';
import { type ForeignKeyProps, foreignKeyProperties } from './foreign-key-props.ts';
import { settleForeignKey } from './foreign-key-settle.ts';

export const foreignKey: Kind<ForeignKeyProps> = {
  name: 'foreignKey',
  namespace: 'object',
  title: 'foreign key',
  rank: rankOf('foreignKey'),
  scope: 'schema',
  properties: foreignKeyProperties,
  element: () => 'SqlForeignKeyConstraint',
  itemName: (object) => (object.props.unnamed ? unnamedItem('Foreign Key', object.path) : quotePath(object.path)),
  create: (object, context) => createChecked(object, foreignKeyText(object), createHazards(object, context), context),
  drop: (object, context) => [{ does: 'drop', sql: [dropConstraint(object, context)] }],
  alter: (input) => (onlyState(input) ? constraintState(input, [orphans(input.after, input.desired)]) : recreate),
  rename: renameConstraint,
  fallsShort: fallsShortOfTrust,
  settle: settleForeignKey,
  dacpac: { reads: ['SqlForeignKeyConstraint'], read: readForeignKey, write: writeForeignKey },
  catalog: { views: foreignKeyViews, read: readForeignKeys },
};

function orphans(object: SchemaObject<ForeignKeyProps>, context: SqlContext): Hazard {
  const table = tableOf(object, context);
  const { columns, referencedColumns } = object.props;
  const present = columns.map((column) => `[c].${quote(column)} IS NOT NULL`).join(' AND ');
  const pairs = columns.map((column, index) => `[p].${quote(referencedColumns[index] ?? '')} = [c].${quote(column)}`);
  const condition = `${present} AND NOT EXISTS (SELECT 1 FROM ${quotePath(object.props.table)} AS [p] WHERE ${pairs.join(' AND ')})`;
  return hazard('DATA012', 'warn', 'The foreign key is validated against the rows that are there.', {
    sql: `SELECT COUNT_BIG(*) FROM ${quotePath(table)} AS [c] WHERE ${condition};`,
    says: '{0} rows have no match',
  });
}

function createHazards(object: SchemaObject<ForeignKeyProps>, context: SqlContext): readonly Hazard[] {
  const { columns } = object.props;
  const hazards = [orphans(object, context)];
  if (!isSupported(object, context)) {
    hazards.push(
      hazard(
        'PERF005',
        'warn',
        `No index begins with ${columnList(columns)}: a DELETE in ${quotePath(object.props.table)} reads the whole table.`,
      ),
    );
  }
  return hazards;
}

/** Whether some key or index of the table begins with the columns of the foreign key, in any order. */
function isSupported(object: SchemaObject<ForeignKeyProps>, context: SqlContext): boolean {
  const { fold } = context.naming;
  const wanted = new Set(object.props.columns.map(fold));
  return context.index.childrenOf(object.parent ?? '').some((child) => {
    if (child.kind !== 'index' && child.kind !== 'primaryKey' && child.kind !== 'uniqueConstraint') return false;
    const columns = (child.props.columns as readonly string[]).slice(0, wanted.size).map(fold);
    return columns.length === wanted.size && columns.every((column) => wanted.has(column));
  });
}
