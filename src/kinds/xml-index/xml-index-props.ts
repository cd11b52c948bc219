import type { ModelType } from '../../model/data-type.ts';
import type { Property } from '../kind.ts';
import { type IndexOptions, indexOptionProperties } from '../storage/index-options.ts';

/** A promoted path of a selective XML index. */
export type XmlPath = {
  readonly name: string;
  readonly path: string;
  /** AS XQUERY 'type'. */
  readonly xquery?: string;
  readonly maxLength?: number;
  /** AS SQL type. */
  readonly type?: ModelType;
  readonly singleton?: true;
};

/** `name` is the prefix, '' for the default namespace. */
export type XmlNamespace = { readonly name: string; readonly uri: string };

export type XmlIndexProps = Pick<
  IndexOptions,
  'fillFactor' | 'padIndex' | 'noRowLocks' | 'noPageLocks' | 'xmlCompression'
> & {
  readonly column: string;
  readonly primary?: true;
  readonly selective?: true;
  /** The primary or selective index that a secondary one uses. */
  readonly using?: string;
  readonly secondary?: 'VALUE' | 'PATH' | 'PROPERTY';
  /** The promoted path of a secondary index on a selective one. */
  readonly path?: string;
  readonly paths?: readonly XmlPath[];
  readonly namespaces?: readonly XmlNamespace[];
  readonly disabled?: true;
};

const kept = new Set(['fillFactor', 'padIndex', 'noRowLocks', 'noPageLocks', 'xmlCompression']);

export const xmlIndexProperties: readonly Property[] = [
  { name: 'column', equality: 'name', aspect: 'identity' },
  { name: 'primary', equality: 'exact', aspect: 'identity' },
  { name: 'selective', equality: 'exact', aspect: 'identity' },
  { name: 'using', equality: 'name', aspect: 'definition' },
  { name: 'secondary', equality: 'exact', aspect: 'definition' },
  { name: 'path', equality: 'name', aspect: 'definition' },
  {
    name: 'paths',
    equality: 'exact',
    aspect: 'definition',
    members: [
      { name: 'path', equality: 'exact', aspect: 'definition' },
      { name: 'xquery', equality: 'exact', aspect: 'definition' },
      { name: 'maxLength', equality: 'exact', aspect: 'definition' },
      { name: 'type', equality: 'type', aspect: 'definition' },
      { name: 'singleton', equality: 'exact', aspect: 'definition' },
    ],
  },
  {
    name: 'namespaces',
    equality: 'exact',
    aspect: 'definition',
    members: [{ name: 'uri', equality: 'exact', aspect: 'definition' }],
  },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
  ...indexOptionProperties.filter(({ name }) => kept.has(name)),
];
