import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { columnText, parenthesized } from '../columns/column-sql.ts';
import { columnList, keyColumnList } from '../constraint-sql.ts';
import { withOptions } from '../storage/index-options.ts';
import type { TableTypeProps, TypeIndex, TypeKey } from './table-type-props.ts';

export function createTableTypeText(type: SchemaObject<TableTypeProps>): string {
  const { props } = type;
  const defaults = new Map((props.defaults ?? []).map(({ name, expression }) => [name.toLowerCase(), expression]));
  const lines = props.columns.map((column) => {
    const byDefault = defaults.get(column.name.toLowerCase());
    return columnText(column, byDefault === undefined ? {} : { constraints: [`DEFAULT ${parenthesized(byDefault)}`] });
  });
  lines.push(...(props.keys ?? []).map(keyText));
  lines.push(...(props.checks ?? []).map(({ expression }) => `CHECK ${parenthesized(expression)}`));
  lines.push(...(props.indexes ?? []).map(indexText));
  const options = withOptions(props.memoryOptimized ? ['MEMORY_OPTIMIZED = ON'] : []);
  return `CREATE TYPE ${quotePath(type.path)} AS TABLE (\n    ${lines.join(',\n    ')}\n)${options};`;
}

function keyText(key: TypeKey): string {
  const structure = key.clustered ? 'CLUSTERED' : key.hash ? 'NONCLUSTERED HASH' : 'NONCLUSTERED';
  const word = key.primary ? 'PRIMARY KEY' : 'UNIQUE';
  return `${word} ${structure} ${keyColumnList(key.columns, key.descending)}${options(key)}`;
}

function indexText(index: TypeIndex): string {
  const structure = index.hash ? 'NONCLUSTERED HASH' : index.clustered ? 'CLUSTERED' : 'NONCLUSTERED';
  const include = index.include === undefined ? '' : ` INCLUDE ${columnList(index.include)}`;
  const where = index.where === undefined ? '' : ` WHERE ${index.where.trim()}`;
  const unique = index.unique ? 'UNIQUE ' : '';
  return `INDEX ${quote(index.name)} ${unique}${structure} ${keyColumnList(index.columns, index.descending)}${include}${where}${options(index)}`;
}

function options(of: Partial<Pick<TypeKey, 'ignoreDuplicateKey' | 'bucketCount' | 'bucketCountWritten'>>): string {
  const buckets = of.bucketCountWritten ?? of.bucketCount;
  return withOptions([
    ...(of.ignoreDuplicateKey ? ['IGNORE_DUP_KEY = ON'] : []),
    ...(buckets === undefined ? [] : [`BUCKET_COUNT = ${buckets}`]),
  ]);
}
