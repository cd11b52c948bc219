import type { Rename } from '../diff/rename.ts';
import type { Disturbance, Property } from '../kinds/kind.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { isUserType } from './shown-types.ts';
import { type Cause, isAnew, type Work } from './work.ts';
import { type ClosureInput, kindOf, type Works } from './works.ts';

/** What has to let go, and why. */
export type Wave = {
  readonly key: ObjectKey;
  readonly disturbance: Disturbance;
  readonly cause: Cause;
  /** The object is dropped or created anew; otherwise it is altered where it stands. */
  readonly gone: boolean;
  readonly rename?: Rename;
  /** It is let go of for a while: what hangs on it within the same object must let go too, also when it goes anyway. */
  readonly suspended?: boolean;
};

/** References to an object by the objects that make them. */
export function usesOf({ current }: ClosureInput, key: ObjectKey): ReadonlyMap<SchemaObject, readonly Reference[]> {
  const uses = new Map<SchemaObject, Reference[]>();
  for (const { object, reference } of current.index.dependentsOf(key)) {
    const list = uses.get(object);
    if (list) list.push(reference);
    else uses.set(object, [reference]);
  }
  return uses;
}

/** References to the disturbed part; one without member counts only if the object names no member of it at all. */
export function touchedUses(
  { current }: ClosureInput,
  references: readonly Reference[],
  { disturbance }: Wave,
): readonly Reference[] {
  const { naming } = current;
  if (disturbance.member === undefined) return references;
  const member = naming.fold(disturbance.member);
  const precise = references.some((reference) => reference.member !== undefined);
  return references.filter((use) => (use.member === undefined ? !precise : naming.fold(use.member) === member));
}

/** What uses something that is gone for good cannot be refreshed. */
export function staysFor({ diff }: ClosureInput, { gone, key }: Wave): boolean {
  return !gone || diff.to.objects.has(key);
}

/** A table whose column changes so that it no longer makes the use: its own alteration lets go, the order sees to the rest. */
export function letsGoByItself(
  input: ClosureInput,
  work: Work | undefined,
  use: Reference,
  { key, gone, suspended }: Wave,
): boolean {
  if (work?.action !== 'alter' || !work.after || (suspended && work.key === key)) return false;
  if (use.from === undefined) return gone && endsWithout(input, work, work.after, key);
  const { naming } = input.current;
  const from = naming.fold(use.from);
  if (!work.changes.some((change) => naming.fold(change.member ?? '') === from)) return false;
  const { references } = input.diff.desired.objects.get(work.key) ?? work.after;
  // A table that is made anew by one step cannot let go of the old type and take hold of the new one.
  if (isAnew(work) && isUserType(key) && references.some((other) => other.to === key)) return false;
  return !references.some((other) => other.to === key && other.from !== undefined && naming.fold(other.from) === from);
}

/** A module that is altered so that it no longer uses what goes for good: its alteration lets go. */
function endsWithout(
  { diff }: ClosureInput,
  { key: own, route, off }: Work,
  after: SchemaObject,
  key: ObjectKey,
): boolean {
  if (off !== 'none' || route?.how !== 'inPlace' || diff.to.objects.has(key)) return false;
  const { references } = diff.desired.objects.get(own) ?? after;
  return !references.some((use) => use.to === key);
}

/** Properties, permissions and triggers of an object that is only altered stay where they are. */
export function followsParent(input: ClosureInput, object: SchemaObject, { key, disturbance }: Wave): boolean {
  if (object.parent !== key || disturbance.member !== undefined) return false;
  const { namespace, late } = kindOf(input, object);
  return late === true || namespace === 'permission' || namespace === 'property';
}

/**
 * A child that is bound to an object beside its parent (a foreign key) is dropped by itself when that object changes too:
 * two tables that refer to each other could not be dropped otherwise.
 */
export function mayGoWithParent(input: ClosureInput, works: Works, child: SchemaObject): boolean {
  if (kindOf(input, child).late) return true;
  return child.references.every(({ to, binding }) => {
    if (binding !== 'bound' || to === child.parent) return true;
    const other = input.current.model.objects.get(to);
    return other === undefined || other.parent === child.parent || !works.has(to);
  });
}

/** sp_rename follows keys and indexes; it refuses where an expression or a bound module spells the name (error 15336). */
export function survivesRename(input: ClosureInput, object: SchemaObject, { member, before, after }: Rename): boolean {
  if (!member && object.parent === after.key) return true;
  const { fold } = input.current.naming;
  const name = fold(member?.from ?? before.path.at(-1) ?? '');
  const spells = (row: Property, props: Readonly<Record<string, unknown>>): boolean => {
    const value = props[row.name];
    if (Array.isArray(value) && row.members)
      return value.some((one) => row.members?.some((inner) => spells(inner, one as Readonly<Record<string, unknown>>)));
    const isText = row.equality === 'module' || row.equality === 'expression';
    return isText && typeof value === 'string' && fold(value).includes(name);
  };
  return !kindOf(input, object).properties.some((row) => spells(row, object.props));
}
