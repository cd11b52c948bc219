import type { ModelType } from '../../model/data-type.ts';
import type { Property } from '../kind.ts';

export type IdentityProps = {
  /** Decimal text. */
  readonly seed: string;
  readonly increment: string;
  readonly notForReplication?: true;
};

/** Always Encrypted. */
export type EncryptionProps = {
  readonly key: string;
  readonly type: 'DETERMINISTIC' | 'RANDOMIZED';
  readonly algorithm: string;
};

/** A column of a table, a table type or a function's table. Members that are absent stand at their default. */
export type ColumnProps = {
  readonly name: string;
  /** Absent for a computed column. */
  readonly type?: ModelType;
  /** Only when it differs from the database's. */
  readonly collation?: string;
  /** The database's own collation, where it is written all the same: DacFx makes a table type anew for it. */
  readonly collationSaid?: string;
  /** Always true for a computed column: the server infers what its expression gives. */
  readonly nullable: boolean;
  readonly identity?: IdentityProps;
  /** The expression as written, or as the server stores it. */
  readonly computed?: string;
  readonly persisted?: true;
  /** PERSISTED NOT NULL. Not compared: the catalog does not tell it from what the server infers. */
  readonly persistedNotNull?: true;
  readonly rowGuid?: true;
  readonly sparse?: true;
  readonly columnSet?: true;
  readonly fileStream?: true;
  readonly hidden?: true;
  /** `ROW START`, `ROW END`, `TRANSACTION_ID START`, … */
  readonly generated?: string;
  /** The masking function: `default()`. */
  readonly mask?: string;
  readonly encryption?: EncryptionProps;
  /** Neither NULL nor NOT NULL was written: the alias type decides, when all objects are known. Absent afterwards. */
  readonly nullabilityOpen?: true;
};

/** A collation as written or as a package has it: that of the database is no difference. */
export function collationProps(
  collation: string | undefined,
  context: { readonly collation: string },
): Pick<ColumnProps, 'collation' | 'collationSaid'> {
  const own = collation?.toLowerCase() === context.collation.toLowerCase();
  return own ? { collationSaid: collation } : { collation };
}

/** Rows of the property table for the members of `columns`. */
export const columnProperties: readonly Property[] = [
  { name: 'type', equality: 'type', aspect: 'type' },
  { name: 'collation', equality: 'name', aspect: 'type' },
  { name: 'collationSaid', equality: 'ignored', aspect: 'text' },
  { name: 'nullable', equality: 'exact', aspect: 'data' },
  { name: 'identity', equality: 'exact', aspect: 'data' },
  { name: 'computed', equality: 'expression', aspect: 'type' },
  { name: 'persisted', equality: 'exact', aspect: 'storage' },
  { name: 'persistedNotNull', equality: 'ignored', aspect: 'text' },
  { name: 'rowGuid', equality: 'exact', aspect: 'state' },
  { name: 'sparse', equality: 'exact', aspect: 'storage' },
  { name: 'columnSet', equality: 'exact', aspect: 'definition' },
  { name: 'fileStream', equality: 'exact', aspect: 'storage' },
  { name: 'hidden', equality: 'exact', aspect: 'definition' },
  { name: 'generated', equality: 'exact', aspect: 'definition' },
  { name: 'mask', equality: 'exact', aspect: 'state' },
  { name: 'encryption', equality: 'exact', aspect: 'data' },
  { name: 'nullabilityOpen', equality: 'ignored', aspect: 'text' },
];
