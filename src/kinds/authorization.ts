import type { ObjectKey } from '../model/object-key.ts';
import { changedObject } from '../model/schema-object-of.ts';
import { isBuiltInPrincipal } from './elements.ts';
import type { BuildContext, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { addNumbered } from './opaque/opaque-kind.ts';
import { ownershipOf } from './permission/permission-props.ts';

/** Classes whose objects name their owner among their properties. */
const owned = {
  SCHEMA: 'schema',
  ROLE: 'principal',
  SERVICE: 'service',
  'FULLTEXT CATALOG': 'fullTextCatalog',
} as const;

/** ALTER AUTHORIZATION. */
export const buildAuthorization: StatementBuilder<'alterAuthorization'> = (statement, context) => {
  const { class: word, entity, owner } = statement;
  const name = entity.parts.at(-1) ?? '';
  if (word in owned) {
    const namespace = owned[word as keyof typeof owned];
    context.later(() => changeOwner(context, context.key(namespace, name), owner));
  } else if (word === 'OBJECT' || word === 'TYPE' || word === 'XML SCHEMA COLLECTION') {
    // Without an owner of its own it belongs to the owner of its schema.
    if (owner !== '') context.add(ownershipOf(word, schemaPath(entity, context.defaultSchema), owner, context));
  } else {
    addNumbered(`ALTER AUTHORIZATION ON ${word}`, entity.parts, context.text(statement.start, statement.end), context);
  }
};

function changeOwner(context: BuildContext, key: ObjectKey, owner: string): void {
  const before = context.get(key);
  if (!before) return;
  const references = isBuiltInPrincipal(owner)
    ? []
    : [{ to: context.key('principal', owner), binding: 'bound' as const }];
  const others = before.references.filter(
    (reference) => reference.to !== context.key('principal', String(before.props.owner)),
  );
  context.replace(changedObject(before, { props: { ...before.props, owner } }, [...others, ...references]));
}
