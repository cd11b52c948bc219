import type { ReferentialAction } from '../../statements/tree/index.ts';
import type { Inline } from '../key-constraint/key-props.ts';
import type { Property } from '../kind.ts';

export type ForeignKeyProps = {
  readonly columns: readonly string[];
  /** [schema, table] */
  readonly table: readonly string[];
  /** Empty until settled when the statement names none: the columns of the primary key. */
  readonly referencedColumns: readonly string[];
  /** Absent: NO ACTION. */
  readonly onDelete?: Exclude<ReferentialAction, 'NO ACTION'>;
  readonly onUpdate?: Exclude<ReferentialAction, 'NO ACTION'>;
  readonly notForReplication?: true;
  readonly disabled?: true;
  /** See CheckProps. */
  readonly untrusted?: true;
  readonly unnamed?: true;
  readonly inline?: Inline;
};

export const foreignKeyProperties: readonly Property[] = [
  { name: 'columns', equality: 'names', aspect: 'definition' },
  { name: 'table', equality: 'names', aspect: 'definition' },
  { name: 'referencedColumns', equality: 'names', aspect: 'definition', namesOf: 'table' },
  { name: 'onDelete', equality: 'exact', aspect: 'definition' },
  { name: 'onUpdate', equality: 'exact', aspect: 'definition' },
  { name: 'notForReplication', equality: 'exact', aspect: 'state' },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
  { name: 'untrusted', equality: 'ignored', aspect: 'state' },
  { name: 'unnamed', equality: 'ignored', aspect: 'text' },
  { name: 'inline', equality: 'ignored', aspect: 'text' },
];
