import { quotePath, quoteString } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { Kind, StatementBuilder } from '../kind.ts';
import { isOnCarried } from '../opaque/carried.ts';
import { rankOf } from '../rank.ts';
import { propertyViews, readProperties } from './property-catalog.ts';
import { readProperty, writeProperty } from './property-dacpac.ts';
import { hostOf } from './property-hosts.ts';
import { type ExtendedPropertyObject, type ExtendedPropertyProps, propertyOf } from './property-props.ts';

/** sp_addextendedproperty; sp_updateextendedproperty changes one that is there. */
export const buildExtendedProperty: StatementBuilder<'extendedProperty'> = (statement, context) => {
  const { name, levels } = statement;
  const host = hostOf(levels);
  if (!host) {
    context.report(
      {
        code: 'SQL70539',
        severity: 'error',
        message: `An extended property cannot hang on ${levels.map((level) => level.type).join(', ')}.`,
        hint: 'See the documentation of sp_addextendedproperty for the types of each level.',
      },
      statement.start,
    );
    return;
  }
  const object = propertyOf(name, statement.value?.text ?? 'NULL', host, levels, context);
  if (statement.change === 'add') context.add(object);
  else if (statement.change === 'update') context.later(() => context.replace(object));
};

function call(procedure: string, object: ExtendedPropertyObject, withValue: boolean): string {
  const { props, path } = object;
  const value = withValue ? `, @value = ${props.literal}` : '';
  const levels = props.levels
    .map(({ type, name }, index) => `, @level${index}type = N'${type}', @level${index}name = ${quoteString(name)}`)
    .join('');
  return `EXECUTE ${procedure} @name = ${quoteString(path.at(-1) ?? '')}${value}${levels};`;
}

export const extendedProperty: Kind<ExtendedPropertyProps> = {
  name: 'extendedProperty',
  namespace: 'property',
  title: 'extended property',
  rank: rankOf('extendedProperty'),
  hangsOnMember: true,
  scope: 'schema',
  properties: [
    { name: 'value', equality: 'exact', aspect: 'text' },
    { name: 'literal', equality: 'ignored', aspect: 'text' },
    { name: 'levels', equality: 'ignored', aspect: 'identity' },
    { name: 'host', equality: 'exact', aspect: 'identity' },
  ],
  element: () => 'SqlExtendedProperty',
  itemName: (object) => quotePath(object.path),
  create: (object) => [{ does: 'create', sql: [call('sp_addextendedproperty', object, true)] }],
  drop: (object) => [{ does: 'drop', sql: [call('sp_dropextendedproperty', object, false)] }],
  alter: ({ after }) => ({
    how: 'inPlace',
    steps: [{ does: 'alter', sql: [call('sp_updateextendedproperty', after, true)] }],
    disturbs: [],
  }),
  dacpac: {
    reads: ['SqlExtendedProperty'],
    read: readProperty,
    write: (object, context) =>
      isOnCarried(object as unknown as SchemaObject, context.model, context) ? [] : [writeProperty(object)],
  },
  catalog: { views: propertyViews, read: readProperties },
};
