import type { ColumnDefinition, Constraint, Option } from '../../statements/tree/index.ts';
import type { ReadContext } from '../kind.ts';
import { type ColumnProps, collationProps, type EncryptionProps } from './column-props.ts';
import { compact, flag } from './compact.ts';
import { isSystemType, modelTypeOf } from './model-type.ts';

/** What stands around a column and decides what it leaves unsaid. */
export type ColumnSurroundings = {
  readonly defaultSchema: string;
  /** Folded names of the columns of the primary key, which are NOT NULL. */
  readonly keyColumns: ReadonlySet<string>;
};

/** A column as its definition says. A column of an alias type whose nullability is unsaid is settled later. */
export function columnOf(definition: ColumnDefinition, around: ColumnSurroundings, context: ReadContext): ColumnProps {
  const { name } = definition;
  if (definition.computed !== undefined) {
    const persisted = flag(definition.persisted);
    const persistedNotNull = flag(persisted && definition.nullable === false);
    return compact<ColumnProps>({
      name,
      computed: definition.computed.text,
      nullable: true,
      persisted,
      persistedNotNull,
    });
  }
  const type = definition.type === undefined ? undefined : modelTypeOf(definition.type, around.defaultSchema);
  const required =
    definition.identity !== undefined ||
    definition.generatedAlways !== undefined ||
    type?.name === 'timestamp' ||
    around.keyColumns.has(context.naming.fold(name));
  const { generatedAlways, identity, collation } = definition;
  return compact<ColumnProps>({
    name,
    type,
    ...collationProps(collation, context),
    nullable: definition.nullable ?? !required,
    nullabilityOpen: flag(definition.nullable === undefined && !required && type !== undefined && !isSystemType(type)),
    identity:
      identity === undefined
        ? undefined
        : compact({
            seed: normalNumber(identity.seed),
            increment: normalNumber(identity.increment),
            notForReplication: flag(identity.notForReplication),
          }),
    rowGuid: flag(definition.rowGuidCol),
    sparse: flag(definition.sparse),
    columnSet: flag(definition.columnSet),
    fileStream: flag(definition.fileStream),
    hidden: flag(definition.hidden),
    generated: generatedAlways === undefined ? undefined : `${generatedAlways.as} ${generatedAlways.edge}`,
    mask: definition.maskedWith,
    encryption: definition.encryptedWith === undefined ? undefined : encryptionOf(definition.encryptedWith),
  });
}

/** Folded names of the columns of a primary key among a table's columns and constraints. */
export function primaryKeyColumns(
  columns: readonly ColumnDefinition[],
  constraints: readonly Constraint[],
  context: ReadContext,
): Set<string> {
  const names = new Set<string>();
  const { fold } = context.naming;
  for (const constraint of constraints) {
    if (constraint.constraint === 'primaryKey') for (const column of constraint.columns) names.add(fold(column.name));
  }
  for (const column of columns) {
    if (column.constraints.some((constraint) => constraint.constraint === 'primaryKey')) names.add(fold(column.name));
  }
  return names;
}

function encryptionOf(options: readonly Option[]): EncryptionProps {
  const value = (name: string): string => options.find((option) => option.name === name)?.value ?? '';
  return {
    key: value('COLUMN_ENCRYPTION_KEY').replace(/^\[(.*)\]$/, '$1'),
    type: value('ENCRYPTION_TYPE').toUpperCase() === 'DETERMINISTIC' ? 'DETERMINISTIC' : 'RANDOMIZED',
    algorithm: value('ALGORITHM').replace(/^N?'(.*)'$/, '$1'),
  };
}

/** `+5`, `- 5` → `5`, `-5`. */
export function normalNumber(text: string): string {
  const number = text.replace(/[\s+]/g, '');
  return /^-?\d+$/.test(number) ? String(BigInt(number)) : number;
}
