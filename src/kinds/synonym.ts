import { parseQuotedPath, quote, quotePath } from '../base/names.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { isBuiltInSchema, modelElement, refer, schemaEntry } from './elements.ts';
import type { Kind, ReadContext, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { rankOf } from './rank.ts';

export type SynonymProps = {
  /** One to four parts; a part that is left out is ''. */
  readonly target: readonly string[];
  /** As written. */
  readonly script: string;
};

type SynonymObject = SchemaObject<SynonymProps>;

/** CREATE SYNONYM. */
export const buildSynonym: StatementBuilder<'createSynonym'> = (statement, context) => {
  const path = schemaPath(statement.name, context.defaultSchema);
  const target = statement.for;
  context.add(synonymOf(path, target.parts, context.text(target.start, target.end), context));
};

function synonymOf(
  path: readonly string[],
  target: readonly string[],
  script: string,
  context: ReadContext,
): SynonymObject {
  const references: Reference[] = [];
  if (!isBuiltInSchema(path[0] ?? '')) references.push({ to: context.key('schema', path[0] ?? ''), binding: 'bound' });
  // A target that does not exist is no error before the synonym is used.
  if (target.length === 2 && !isSystem(target))
    references.push({ to: context.key('object', ...target), binding: 'deferred' });
  if (target.length === 1) references.push({ to: context.key('object', 'dbo', target[0] ?? ''), binding: 'deferred' });
  return schemaObjectOf(
    {
      kind: 'synonym',
      key: context.key('object', ...path),
      path,
      props: { target, script },
    },
    references,
  );
}

function isSystem(target: readonly string[]): boolean {
  return /^(sys|information_schema)$/i.test(target[0] ?? '');
}

function spell(target: readonly string[]): string {
  return target.map((part) => (part === '' ? '' : quote(part))).join('.');
}

export const synonym: Kind<SynonymProps> = {
  name: 'synonym',
  namespace: 'object',
  title: 'synonym',
  rank: rankOf('synonym'),
  scope: 'schema',
  properties: [
    { name: 'target', equality: 'names', aspect: 'identity' },
    { name: 'script', equality: 'ignored', aspect: 'text' },
  ],
  element: () => 'SqlSynonym',
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    { does: 'create', sql: [`CREATE SYNONYM ${quotePath(object.path)} FOR ${spell(object.props.target)};`] },
  ],
  drop: (object) => [{ does: 'drop', sql: [`DROP SYNONYM ${quotePath(object.path)};`] }],
  // There is no ALTER SYNONYM.
  alter: () => ({ how: 'recreate', steps: [], disturbs: [{ impact: 'refresh' }] }),
  dacpac: {
    reads: ['SqlSynonym'],
    read: (element, context) => {
      const script = element.properties.get('ForObjectScript') ?? '';
      return [synonymOf(parseQuotedPath(element.name ?? ''), parseQuotedPath(script), script, context)];
    },
    write: (object, context) => {
      const used = object.references
        .map((reference) => context.model.objects.get(reference.to))
        .find((candidate) => candidate !== undefined && candidate.kind !== 'schema');
      return [
        modelElement('SqlSynonym', quotePath(object.path), {
          properties: { ForObjectScript: object.props.script },
          relationships: {
            ForObject: used && [refer(...used.path)],
            Schema: [schemaEntry(object.path[0] ?? 'dbo')],
          },
        }),
      ];
    },
  },
  catalog: {
    views: {
      'sys.synonyms': ['object_id', 'name', 'schema_id', 'base_object_name', 'is_ms_shipped'],
      'sys.objects': ['object_id', 'name', 'schema_id'],
    },
    read: (rows, context) =>
      (rows.get('sys.synonyms') ?? [])
        .filter((row) => row.is_ms_shipped !== true)
        .map((row) => {
          const script = String(row.base_object_name);
          return synonymOf(context.pathOf(Number(row.object_id)), parseQuotedPath(script), script, context);
        }),
  },
};
