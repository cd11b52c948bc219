import { quote, quotePath } from '../base/names.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { CheckProps } from './check/check-props.ts';
import { edgeText } from './check/edge-text.ts';
import { parenthesized } from './columns/column-sql.ts';
import type { DefaultProps } from './default/default-props.ts';
import type { ForeignKeyProps } from './foreign-key/foreign-key-props.ts';
import type { KeyProps, RowStorage } from './key-constraint/key-props.ts';
import { onDataSpace } from './storage/data-space.ts';
import { indexOptionTexts, withOptions } from './storage/index-options.ts';

/** `CONSTRAINT [n] ` or nothing for an unnamed one. */
function constraintName(object: SchemaObject<{ readonly unnamed?: true }>): string {
  return object.props.unnamed ? '' : `CONSTRAINT ${quote(object.path[1] ?? '')} `;
}

/** `([a] ASC, [b] DESC)` */
export function keyColumnList(columns: readonly string[], descending: readonly number[] | undefined): string {
  const parts = columns.map((column, index) => `${quote(column)}${descending?.includes(index) ? ' DESC' : ''}`);
  return `(${parts.join(', ')})`;
}

/** `([a], [b])` */
export function columnList(columns: readonly string[]): string {
  return `(${columns.map(quote).join(', ')})`;
}

/**
 * A key as a table's element: `CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([id])`. `rows` is the storage of its table, for a
 * clustered key that is added to it; `more` are options of how it is built.
 */
export function keyText(object: SchemaObject<KeyProps>, rows?: RowStorage, more: readonly string[] = []): string {
  const { props } = object;
  const word = object.kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE';
  const structure = props.clustered ? 'CLUSTERED' : props.hash ? 'NONCLUSTERED HASH' : 'NONCLUSTERED';
  const enforced = props.notEnforced ? ' NOT ENFORCED' : '';
  const { compression, xmlCompression } = rows ?? props;
  const options = withOptions([...indexOptionTexts({ ...props, compression, xmlCompression }), ...more]);
  const columns = keyColumnList(props.columns, props.descending);
  return `${constraintName(object)}${word} ${structure} ${columns}${enforced}${options}${onDataSpace(props.dataSpace)}`;
}

/** A CHECK or an edge table's CONNECTION. */
export function checkText(object: SchemaObject<CheckProps>): string {
  const { notForReplication, expression } = object.props;
  const edge = edgeText(object.props);
  if (edge !== undefined) return `${constraintName(object)}${edge}`;
  return `${constraintName(object)}CHECK ${notForReplication ? 'NOT FOR REPLICATION ' : ''}${parenthesized(expression)}`;
}

/** A default behind its column. */
export function defaultText(object: SchemaObject<DefaultProps>): string {
  return `${constraintName(object)}DEFAULT ${defaultExpression(object.props.expression)}`;
}

/** ` FOR [column]`, where the default does not stand behind its column. */
export function defaultOn(object: SchemaObject<DefaultProps>): string {
  return ` FOR ${quote(object.props.column)}`;
}

/** Parentheses keep an operator of the expression from what follows; a literal or a call needs none. */
function defaultExpression(expression: string): string {
  const text = expression.trim();
  return /^(N?'[^']*'|-?\d+(\.\d+)?|NULL|\w+\(\))$/i.test(text) ? text : parenthesized(text);
}

export function foreignKeyText(object: SchemaObject<ForeignKeyProps>): string {
  const { props } = object;
  const actions = [
    props.onDelete && ` ON DELETE ${props.onDelete}`,
    props.onUpdate && ` ON UPDATE ${props.onUpdate}`,
    props.notForReplication && ' NOT FOR REPLICATION',
  ].filter((text) => typeof text === 'string');
  const target = `${quotePath(props.table)} ${columnList(props.referencedColumns)}`;
  return `${constraintName(object)}FOREIGN KEY ${columnList(props.columns)} REFERENCES ${target}${actions.join('')}`;
}
