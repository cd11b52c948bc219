import type { Walk } from './walk.ts';

/** type ::= [ schema . ] name [ ( … ) ]; xml ( [ CONTENT | DOCUMENT ] collection ) */
export function readType(w: Walk): void {
  const name = w.readName();
  if (!name) return;
  const last = (name.parts.at(-1) ?? '').toLowerCase();
  if (name.bare && (last === 'double' || last === 'national')) w.i += 1;
  if (w.is(w.i, 'VARYING')) w.i += 1;
  w.report('type', name);
  if (!w.atOpening()) return;
  if (last !== 'xml') {
    w.skipParentheses();
    return;
  }
  w.i += 1;
  if (w.is(w.i, 'CONTENT') || w.is(w.i, 'DOCUMENT')) w.i += 1;
  const collection = w.readName();
  if (collection) w.report('schemaCollection', collection);
  if (w.isSymbol(w.i, 41)) w.i += 1;
  w.operand = true;
}

const notColumns = new Set(['constraint', 'primary', 'unique', 'check', 'foreign', 'index', 'period', 'like']);

/** ( { name type … | constraint } , … ): reports the types and steps through the rest of each column. */
export function readColumnDefinitions(w: Walk): void {
  if (!w.atOpening()) return;
  const depth = w.frames.length;
  w.open();
  w.frame.scope = undefined;
  let atColumn = true;
  while (w.i < w.limit && w.frames.length > depth) {
    const own = w.frames.length === depth + 1;
    if (own && atColumn && w.atName() && !notColumns.has(w.wordAt(w.i))) {
      w.i += 1;
      if (!w.is(w.i, 'AS')) readType(w);
    }
    atColumn = own && w.isSymbol(w.i, 44);
    w.step();
  }
}
