import { parseQuotedPath, quote, quotePath } from '../base/names.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { isSet, noRows, textOf } from './columns/cells.ts';
import { flag, modelElement, readFlag } from './elements.ts';
import type { Kind, ReadContext, StatementBuilder } from './kind.ts';
import { rankOf } from './rank.ts';

export type FilegroupProps = { readonly contains?: 'FILESTREAM' | 'MEMORY_OPTIMIZED_DATA' };

type FilegroupObject = SchemaObject<FilegroupProps>;

/** ALTER DATABASE … ADD FILEGROUP; [PRIMARY] is every database's own and no object. */
export const buildFilegroup: StatementBuilder<'alterDatabase'> = ({ change }, context) => {
  if (change.action === 'addFileGroup') {
    context.add(filegroupOf(change.name, change.contains ? { contains: change.contains } : {}, context));
  }
};

function filegroupOf(name: string, props: FilegroupProps, context: ReadContext): FilegroupObject {
  return schemaObjectOf({ kind: 'filegroup', key: context.key('dataSpace', name), path: [name], props }, []);
}

/** sys.data_spaces.type of what a filegroup contains. */
const contents: Readonly<Record<string, FilegroupProps>> = {
  FG: {},
  FD: { contains: 'FILESTREAM' },
  FX: { contains: 'MEMORY_OPTIMIZED_DATA' },
};

export const filegroup: Kind<FilegroupProps> = {
  name: 'filegroup',
  namespace: 'dataSpace',
  title: 'filegroup',
  rank: rankOf('filegroup'),
  scope: 'schema',
  properties: [{ name: 'contains', equality: 'exact', aspect: 'identity' }],
  element: () => 'SqlFilegroup',
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    {
      does: 'create',
      commit: 'outside',
      sql: [
        `ALTER DATABASE CURRENT ADD FILEGROUP ${quote(object.path[0] ?? '')}${
          object.props.contains ? ` CONTAINS ${object.props.contains}` : ''
        };`,
      ],
      done: `SELECT COUNT(*) FROM sys.filegroups WHERE name = N'${(object.path[0] ?? '').replaceAll("'", "''")}'`,
      hazards: [
        {
          code: 'PLAN003',
          severity: 'warn',
          message: `Filegroup ${quotePath(object.path)} is created without a file; where files lie differs between servers, so a DBA adds one before anything is stored in it.`,
        },
      ],
    },
  ],
  drop: (object) => [
    { does: 'drop', commit: 'outside', sql: [`ALTER DATABASE CURRENT REMOVE FILEGROUP ${quotePath(object.path)};`] },
  ],
  alter: () => ({ how: 'recreate', steps: [], disturbs: [{}] }),
  dacpac: {
    reads: ['SqlFilegroup'],
    read: (element, context) => {
      const [name = ''] = parseQuotedPath(element.name ?? '');
      const props: FilegroupProps = readFlag(element, 'DoesContainFileStream')
        ? { contains: 'FILESTREAM' }
        : readFlag(element, 'ContainsMemoryOptimizedData')
          ? { contains: 'MEMORY_OPTIMIZED_DATA' }
          : {};
      return [filegroupOf(name, props, context)];
    },
    write: (object) => [
      modelElement('SqlFilegroup', quotePath(object.path), {
        properties: {
          DoesContainFileStream: flag(object.props.contains === 'FILESTREAM', false),
          ContainsMemoryOptimizedData: flag(object.props.contains === 'MEMORY_OPTIMIZED_DATA', false),
        },
      }),
    ],
  },
  catalog: {
    views: { 'sys.data_spaces': ['data_space_id', 'name', 'type', 'is_system'] },
    read: (rows, context) =>
      (rows.get('sys.data_spaces') ?? noRows).flatMap((row) => {
        const props = contents[textOf(row.type)?.trim() ?? ''];
        const name = textOf(row.name) ?? '';
        return props === undefined || isSet(row.is_system) || name === 'PRIMARY'
          ? []
          : [filegroupOf(name, props, context)];
      }),
  },
};
