import type { ModelElement } from '../../formats/model-element.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { modelElement, refer } from '../elements.ts';

function column(name: string, type: ModelType, rest: Partial<ColumnProps> = {}): ColumnProps {
  return { name, type, nullable: false, ...rest };
}

function computed(name: string, expression: string): ColumnProps {
  return { name, computed: expression, nullable: true, persisted: true };
}

const time: ModelType = { name: 'datetimeoffset', scale: 7 };
const bit: ModelType = { name: 'bit' };
const flags = ['is_directory', 'is_offline', 'is_hidden', 'is_readonly', 'is_archive', 'is_system', 'is_temporary'];

/** The columns that every FileTable has, as DacFx's packages list them; see the documentation's "FileTable schema". */
export const fileTableColumns: readonly ColumnProps[] = [
  column('stream_id', { name: 'uniqueidentifier' }, { rowGuid: true }),
  column('file_stream', { name: 'varbinary', length: 'max' }, { nullable: true, fileStream: true }),
  column('name', { name: 'nvarchar', length: 255 }),
  column('path_locator', { name: 'hierarchyid' }),
  computed(
    'parent_path_locator',
    '(case when [path_locator].[GetLevel]()=(1) then NULL else [path_locator].[GetAncestor]((1)) end)',
  ),
  computed('file_type', '(getfileextension([name]))'),
  computed('cached_file_size', '(datalength(file_stream))'),
  column('creation_time', time),
  column('last_write_time', time),
  column('last_access_time', time, { nullable: true }),
  ...flags.map((name) => column(name, bit)),
];

/** The keys that every FileTable has, without names: DacFx would copy a table that lacks them. */
export function fileTableKeys(table: readonly string[]): ModelElement[] {
  const key = (
    type: string,
    number: string,
    properties: Readonly<Record<string, string>>,
    columns: readonly string[],
  ): ModelElement =>
    modelElement(type, undefined, {
      annotations: [
        { type: 'FileTableSystemDefinedObjectAnnotation', properties: new Map([['ConstraintType', number]]) },
      ],
      properties,
      relationships: {
        ColumnSpecifications: columns.map((name) => ({
          element: modelElement('SqlIndexedColumnSpecification', undefined, {
            relationships: { Column: [refer(...table, name)] },
          }),
        })),
        DefiningTable: [refer(...table)],
      },
    });
  return [
    key('SqlPrimaryKeyConstraint', '1', { IsClustered: 'False' }, ['path_locator']),
    key('SqlUniqueConstraint', '3', {}, ['stream_id']),
    key('SqlUniqueConstraint', '2', {}, ['parent_path_locator', 'name']),
  ];
}
