import type { SchemaObject } from '../../model/schema-object.ts';
import { parseBatch } from '../../statements/parse-batch.ts';
import type { ColumnDefinition, Statement } from '../../statements/tree/index.ts';
import { splitBatches } from '../../syntax/batches.ts';

/**
 * Where a column stands in the text of the statement that defines its table. Objects keep no offsets of their columns, so the
 * text is read again; 0 when it is not there (a column that ALTER TABLE adds).
 */
export function columnOffset({ props }: SchemaObject, text: string, column: number): number {
  const quotedIdentifier = props.quotedIdentifierOff !== true && props.quotedIdentifier !== false;
  const [batch] = splitBatches(text, '', { quotedIdentifier });
  const statement = batch && parseBatch(batch).statements[0];
  return (statement && columnsOf(statement)[column]?.start) ?? 0;
}

function columnsOf(statement: Statement): readonly ColumnDefinition[] {
  switch (statement.kind) {
    case 'createTable':
    case 'createTableType':
      return statement.columns;
    case 'module':
      return statement.returnsTable?.columns ?? [];
    default:
      return [];
  }
}
