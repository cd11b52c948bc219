import type { KindName } from '../../model/kind-name.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { Property } from '../kind.ts';

/** What all text-defined modules share. */
export type ModuleProps = {
  /**
   * The whole text as the server holds it: from the first character of its batch, with the word CREATE (never ALTER), to
   * the last token or comment. Byte for byte but for white space behind the end. '' when the server does not tell it.
   */
  readonly definition: string;
  readonly quotedIdentifier: boolean;
  readonly ansiNulls: boolean;
  /** Written in the text; kept apart because it decides how strong the references are. */
  readonly schemaBound: boolean;
};

export type TriggerProps = ModuleProps & {
  /** [schema, name] of the table or view; empty for a database trigger. */
  readonly on: readonly string[];
  readonly disabled: boolean;
  /** `INSERT First`, `DELETE Last`: sp_settriggerorder, sorted. */
  readonly order: readonly string[];
};

export type ModuleObject = SchemaObject<ModuleProps>;
export type TriggerObject = SchemaObject<TriggerProps>;

export const modulePropertyRows: readonly Property[] = [
  { name: 'definition', equality: 'module', aspect: 'definition' },
  { name: 'quotedIdentifier', equality: 'exact', aspect: 'state', default: true },
  { name: 'ansiNulls', equality: 'exact', aspect: 'state', default: true },
  // Follows from the text.
  { name: 'schemaBound', equality: 'ignored', aspect: 'definition', default: false },
];

export const triggerPropertyRows: readonly Property[] = [
  ...modulePropertyRows,
  { name: 'on', equality: 'names', aspect: 'identity', default: [] },
  { name: 'disabled', equality: 'exact', aspect: 'state', default: false },
  { name: 'order', equality: 'exact', aspect: 'state', default: [] },
];

export const moduleKindNames = [
  'view',
  'procedure',
  'scalarFunction',
  'inlineFunction',
  'tableFunction',
  'trigger',
  'databaseTrigger',
] as const satisfies readonly KindName[];

export type ModuleKindName = (typeof moduleKindNames)[number];
