import type { Expression } from '../../syntax/expression/tree.ts';
import { unsupported } from '../sql-error.ts';
import { text, type Value } from './value.ts';

type Static = Extract<Expression, { readonly kind: 'static' }>;

/** `geography::Point (…)`, `hierarchyid::Parse (…)`: a value as its text. NULL where what it is made of is NULL. */
export function staticValue(e: Static, argument: (e: Expression) => Value): Value {
  const type = (e.type[e.type.length - 1] ?? '').toLowerCase();
  const method = e.member.toLowerCase();
  const [first = null, second = null] = (e.args ?? []).map(argument);
  const isShape = type === 'geography' || type === 'geometry';
  if (isShape && (/^st\w+fromtext$/.test(method) || method === 'parse')) return first;
  if (isShape && method === 'point') {
    if (first === null || second === null) return null;
    // A point of the earth is given as latitude and longitude, and written the other way round.
    return type === 'geography' ? `POINT (${second} ${first})` : `POINT (${first} ${second})`;
  }
  if (type === 'hierarchyid' && method === 'getroot') return '/';
  if (type === 'hierarchyid' && method === 'parse') return first === null ? null : text(first);
  return unsupported(`the method ${e.type.join('.')}::${e.member}`);
}
