import type { DataType } from '../../statements/tree/index.ts';
import { systemTypeOf } from '../../syntax/system-types.ts';
import { refuse } from '../sql-error.ts';
import { type ResolvedType, resolveType } from '../types.ts';
import { assignable } from './convert.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** A variable's value. Error 137: it is not declared, or further below. */
export function variableValue(s: Session, name: string): Value {
  const { scope } = s;
  const key = name.toLowerCase();
  const value = scope.variables.get(key);
  if (value !== undefined) return value;
  // A DECLARE above that has not run, in a branch not taken, declares all the same.
  const above = scope.declarations.get(key);
  if (!above || above.table || above.start >= scope.at) return refuse(137, name);
  if (above.type) scope.types.set(key, typeText(above.type));
  scope.variables.set(key, null);
  return null;
}

/** Gives a variable a value, converted to its type. Error 137. */
export function assignVariable(s: Session, name: string, value: Value): void {
  variableValue(s, name);
  const key = name.toLowerCase();
  s.scope.variables.set(key, assignable(value, s.scope.types.get(key)));
}

/** A system type as the scope keeps it: its name and length; an empty text for a type of the database. */
export function typeText(type: DataType): string {
  if (type.schema !== undefined) return '';
  const scale = type.scale === undefined ? '' : `,${type.scale}`;
  const length = type.length === undefined ? '' : `(${type.length}${scale})`;
  return `${systemTypeOf(type.name)?.name ?? type.name}${length}`;
}

/** The declared type of a variable; undefined for one of the database's own types. */
export function variableType(s: Session, name: string): ResolvedType | undefined {
  const match = /^(\w+)(?:\((\w+)(?:,(\d+))?\))?$/.exec(
    s.scope.types.get(name.toLowerCase())?.replace(/\s/g, '') ?? '',
  );
  const [, type, length, scale] = match ?? [];
  if (type === undefined || !systemTypeOf(type)) return undefined;
  const size = length === undefined ? undefined : /^max$/i.test(length) ? 'max' : Number(length);
  return resolveType(
    s,
    { name: type, ...(size !== undefined && { length: size }), ...(scale !== undefined && { scale: Number(scale) }) },
    1,
  );
}
