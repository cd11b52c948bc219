import type { SourceText } from '../statements/tree/index.ts';
import { mapChildren } from '../syntax/expression/map.ts';
import { parseExpression } from '../syntax/expression/parse.ts';
import { storedText } from '../syntax/expression/stored.ts';
import type { Expression } from '../syntax/expression/tree.ts';
import { isPseudoColumn } from '../syntax/pseudo-columns.ts';
import { isSystemType } from '../syntax/type-names.ts';
import type { Context } from './context.ts';
import type { Use } from './dependencies.ts';
import { dboSchema } from './names.ts';
import { refuse } from './sql-error.ts';
import { findUserType } from './types.ts';

/** An expression as the catalog keeps it, and the names in it. Depends on nothing but its text, so it is made once. */
export type StoredExpression = {
  readonly tree: Expression;
  readonly definition: string;
  /** Names of one or more parts that stand for columns. */
  readonly names: readonly (readonly string[])[];
  /** Calls of two or more parts: user-defined functions, or methods of a column. */
  readonly calls: readonly (readonly string[])[];
  readonly sequences: readonly (readonly string[])[];
  readonly types: readonly (readonly [schema: string | undefined, name: string])[];
  readonly hasSubquery: boolean;
};

const caches = new Map<string, Map<string, StoredExpression>>();
const largestCache = 20_000;

/** The stored form of a default, check, computed column (`kind` plain) or filter predicate. */
export function storedExpression(c: Context, source: SourceText, kind: 'plain' | 'filter' = 'plain'): StoredExpression {
  const setting = `${kind}${c.settings.quotedIdentifier}`;
  let cache = caches.get(setting);
  if (!cache) caches.set(setting, (cache = new Map()));
  const known = cache.get(source.text);
  if (known) return known;
  if (cache.size > largestCache) cache.clear();
  const options = { quotedIdentifier: c.settings.quotedIdentifier };
  const tree = parseExpression(source.text, options);
  const made: StoredExpression = {
    tree,
    definition: storedText(tree, { ...options, filter: kind === 'filter' }),
    ...namesIn(tree),
  };
  cache.set(source.text, made);
  return made;
}

/** Keeps how an expression was written beside what the server makes of it. Forgotten with its uses. */
export function keepText(c: Context, objectId: number, minorId: number, source: SourceText, definition: string): void {
  if (definition === source.text || definition === `(${source.text})`) return;
  c.catalog.expressionTexts.set(objectId, minorId, {
    object_id: objectId,
    minor_id: minorId,
    definition,
    text: source.text,
  });
}

function namesIn(tree: Expression): Omit<StoredExpression, 'tree' | 'definition'> {
  const names: (readonly string[])[] = [];
  const calls: (readonly string[])[] = [];
  const sequences: (readonly string[])[] = [];
  const types: (readonly [string | undefined, string])[] = [];
  let hasSubquery = false;
  const visit = (e: Expression): Expression => {
    switch (e.kind) {
      case 'name':
        names.push(e.parts);
        break;
      case 'call':
        if (e.parts.length > 1) calls.push(e.parts);
        else if (takesDatePart(e.parts[0] ?? '')) {
          for (const argument of e.args.slice(1)) visit(argument);
          return e;
        }
        break;
      case 'nextValue':
        sequences.push(e.sequence);
        break;
      case 'convert':
        if (!isSystemType(e.type)) types.push([e.type.schema, e.type.name]);
        break;
      case 'subquery':
      case 'exists':
        hasSubquery = true;
        break;
    }
    return mapChildren(e, visit);
  };
  visit(tree);
  return { names, calls, sequences, types, hasSubquery };
}

const datePartFunctions = new Set([
  'dateadd',
  'datediff',
  'datediff_big',
  'datename',
  'datepart',
  'datetrunc',
  'date_bucket',
]);
function takesDatePart(name: string): boolean {
  return datePartFunctions.has(name.toLowerCase());
}

/**
 * What an expression on a table uses. Errors: 207 for a column that is not there, 4121 for a function, 208 for a sequence.
 * `objectId` 0: columns are not allowed (a default).
 */
export function bindExpression(c: Context, expression: StoredExpression, objectId: number): Use[] {
  const { catalog } = c;
  const uses: Use[] = [];
  for (const parts of expression.names) {
    const name = parts[parts.length - 1] ?? '';
    if (isPseudoColumn(name)) continue;
    const column = objectId === 0 ? undefined : catalog.column(objectId, name);
    // `[Location].[Lat]`: a property of a CLR column.
    const owner = column || parts.length < 2 || objectId === 0 ? column : catalog.column(objectId, parts[0] ?? '');
    if (owner) uses.push({ class: 1, id: objectId, minor: owner.column_id, name: owner.name });
    else if (objectId !== 0) refuse(207, name);
    else refuse(128, name);
  }
  for (const parts of expression.calls) {
    if (parts.length > 3) continue;
    const [first = '', second = ''] = parts;
    const owner = objectId === 0 ? undefined : catalog.column(objectId, first);
    if (owner) {
      uses.push({ class: 1, id: objectId, minor: owner.column_id, name: owner.name });
      continue;
    }
    if (first.toLowerCase() === 'sys') continue;
    const schemaId = catalog.schemaId(first);
    const row = schemaId === undefined ? undefined : catalog.objectIn(schemaId, second);
    if (!row || !/^(FN|FS|AF|IF|TF)/.test(row.type)) refuse(4121, first, parts.join('.'));
    uses.push({ class: 1, id: row.object_id, minor: 0, name: row.name });
  }
  for (const parts of expression.sequences) {
    const schema = parts.length > 1 ? catalog.schemaId(parts[parts.length - 2] ?? '') : dboSchema;
    const row = schema === undefined ? undefined : catalog.objectIn(schema, parts[parts.length - 1] ?? '');
    if (row?.type !== 'SO') refuse(208, parts.join('.'));
    uses.push({ class: 1, id: row.object_id, minor: 0, name: row.name });
  }
  for (const [schema, name] of expression.types) {
    const row = findUserType(c, schema, name);
    if (!row) refuse(243, name);
    uses.push({ class: 6, id: row.user_type_id, minor: 0, name: row.name });
  }
  return uses;
}
