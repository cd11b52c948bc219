import type { Diagnostic } from '../base/errors.ts';
import { LineIndex } from '../base/line-index.ts';
import { quotePath } from '../base/names.ts';
import type { ReadContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { isPseudoColumn } from '../syntax/pseudo-columns.ts';
import { isBuiltIn } from './built-in.ts';
import { WrittenNames } from './written-names.ts';

/**
 * Unresolved references, as DacFx judges them: one that must exist when the object is created is the error SQL71501, a late
 * bound one (a procedure's or trigger's body) the warning SQL71502. The server waits for a missing table, not for a missing
 * column of one that is there: that is the error again. `external` are the objects that referenced packages bring.
 */
export function checkReferences(
  objects: ReadonlyMap<ObjectKey, SchemaObject>,
  external: ReadonlyMap<ObjectKey, SchemaObject>,
  texts: ReadonlyMap<string, string>,
  registry: Registry,
  context: ReadContext,
): readonly Diagnostic[] {
  const builtIn = isBuiltIn(context);
  const members = new Map<ObjectKey, ReadonlySet<string> | undefined>();
  const lines = new Map<string, LineIndex>();
  const carried = new Set<ObjectKey>();
  for (const object of objects.values()) {
    for (const key of registry.carried?.names(object, context) ?? []) carried.add(key);
  }
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, WrittenNames>();
  /** Of the object that is looked at, once one of its references is missing. */
  let definition: WrittenNames | undefined;
  for (const object of objects.values()) {
    const seen = new Set<string>();
    definition = undefined;
    const on: readonly Reference[] = object.parent === undefined ? [] : [{ to: object.parent, binding: 'bound' }];
    for (const reference of [...on, ...object.references]) {
      if (carried.has(reference.to) || builtIn(reference.to)) continue;
      const target = objects.get(reference.to) ?? external.get(reference.to);
      const missing =
        target === undefined
          ? spell(object, reference.to)
          : reference.member !== undefined && memberMissing(target, reference.member)
            ? `${quotePath(target.path)}.${quotePath([reference.member])}`
            : undefined;
      if (missing === undefined || seen.has(missing)) continue;
      seen.add(missing);
      const late = reference.binding === 'deferred' || reference.late === true;
      diagnostics.push(unresolved(object, missing, late && target === undefined));
    }
  }
  return diagnostics;

  function unresolved(object: SchemaObject, missing: string, deferred: boolean): Diagnostic {
    const title = registry.kinds[object.kind]?.title ?? object.kind;
    const name = quotePath(object.path);
    const at = position(object);
    return {
      code: deferred ? 'SQL71502' : 'SQL71501',
      severity: deferred ? 'warning' : 'error',
      object: name,
      message: `The ${title} ${name} uses ${missing}, which is not in the database.`,
      hint: 'Add it to the project, correct its name, or reference the package that holds it.',
      ...(at && { at }),
    };
  }

  function position(object: SchemaObject): Diagnostic['at'] {
    const { origin } = object;
    const text = origin && texts.get(origin.file);
    if (!origin || text === undefined) return undefined;
    let index = lines.get(origin.file);
    if (!index) {
      index = new LineIndex(origin.file, text);
      lines.set(origin.file, index);
    }
    return index.position(origin.start);
  }

  /**
   * `object:dbo\u0001t` → `[dbo].[T]`, as the definition of its user spells it, or else the file (ALTER AUTHORIZATION); folded
   * where it is written nowhere.
   */
  function spell({ origin, props }: SchemaObject, key: ObjectKey): string {
    const parts = key.slice(key.indexOf(':') + 1).split('\u0001');
    // What is carried has its element's type before its name.
    const folded = key.startsWith('opaque:') ? parts.slice(1) : parts;
    const text = origin && texts.get(origin.file);
    if (!origin || text === undefined) return quotePath(folded);
    const namesOf = (source: string) => new WrittenNames(source, context.naming, props.quotedIdentifier !== false);
    definition ??= namesOf(text.slice(origin.start, origin.end));
    const written = definition.spell(folded);
    if (written) return quotePath(written);
    const file = files.get(origin.file) ?? namesOf(text);
    files.set(origin.file, file);
    return quotePath(file.spell(folded) ?? folded);
  }

  /** Whether an object with known members (a table's columns) lacks one. */
  function memberMissing(target: SchemaObject, member: string): boolean {
    let known = members.get(target.key);
    if (known === undefined && !members.has(target.key)) {
      known = memberNames(target, registry, context);
      members.set(target.key, known);
    }
    return known !== undefined && !known.has(context.naming.fold(member)) && !isPseudoColumn(member);
  }
}

function memberNames(object: SchemaObject, registry: Registry, context: ReadContext): ReadonlySet<string> | undefined {
  const property = registry.kinds[object.kind]?.properties.find(
    (row) => row.members !== undefined && row.stored === true,
  );
  if (!property) return undefined;
  const members = object.props[property.name] as readonly { readonly name: string }[] | undefined;
  return new Set((members ?? []).map((member) => context.naming.fold(member.name)));
}
