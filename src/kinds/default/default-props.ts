import type { Inline } from '../key-constraint/key-props.ts';
import type { Property } from '../kind.ts';

export type DefaultProps = {
  readonly column: string;
  /** As written, or as the server stores it. */
  readonly expression: string;
  readonly unnamed?: true;
  readonly inline?: Inline;
};

export const defaultProperties: readonly Property[] = [
  { name: 'column', equality: 'name', aspect: 'identity' },
  { name: 'expression', equality: 'expression', aspect: 'definition' },
  { name: 'unnamed', equality: 'ignored', aspect: 'text' },
  { name: 'inline', equality: 'ignored', aspect: 'text' },
];
