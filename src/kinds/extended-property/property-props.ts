import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import { isBuiltInBroker, isBuiltInPrincipal, isBuiltInSchema } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import { bare } from '../option-text.ts';
import type { Host, Level } from './property-hosts.ts';

export type ExtendedPropertyProps = {
  /** The value's text, without quotes; undefined for NULL. */
  readonly value: string | undefined;
  /** The value as T-SQL. */
  readonly literal: string;
  readonly levels: readonly Level[];
  /** First part of the model.xml name: tells a type from a table of the same name. */
  readonly host: string;
};

export type ExtendedPropertyObject = SchemaObject<ExtendedPropertyProps>;

/** Path as in model.xml without its first part: `[dbo].[T].[c].[MS_Description]`. */
export function propertyOf(
  name: string,
  literal: string,
  host: Host,
  levels: readonly Level[],
  context: ReadContext,
): ExtendedPropertyObject {
  const value = /^null$/i.test(literal) ? undefined : bare(literal);
  const { namespace, object, member } = host;
  const parent = namespace !== undefined && !isBuiltIn(host) ? context.key(namespace, ...object) : undefined;
  const references: Reference[] = [];
  if (parent !== undefined && namespace !== 'database') {
    references.push({ to: parent, ...(member !== undefined && isColumn(host) && { member }), binding: 'resolved' });
  }
  const path = [...host.path, name];
  return schemaObjectOf(
    {
      kind: 'extendedProperty',
      key: context.key('property', host.element, ...path),
      path,
      ...(parent !== undefined && { parent }),
      props: { value, literal, levels, host: host.element },
    },
    references,
  );
}

function isColumn(host: Host): boolean {
  return /Column$/.test(host.element);
}

function isBuiltIn(host: Host): boolean {
  const [name = ''] = host.object;
  if (host.element === 'SqlSchema') return isBuiltInSchema(name);
  if (host.element === 'SqlDatabaseSecurityPrincipal') return isBuiltInPrincipal(name);
  if (host.namespace === 'opaque') return isBuiltInBroker(host.path[0] ?? '');
  return host.element === 'SqlFilegroup' && name.toUpperCase() === 'PRIMARY';
}
