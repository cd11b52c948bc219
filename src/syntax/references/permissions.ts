import { TokenKind } from '../token.ts';
import { rawAt } from '../token-at.ts';
import { skipRest } from './other-statements.ts';
import { memberOf, type Walk, type WalkedName } from './walk.ts';

/**
 * { GRANT | DENY | REVOKE } … permission [ ( columns ) ] , … [ ON [ class :: ] securable [ ( columns ) ] ] { TO | FROM } principal , …
 * The securable counts where it is an object, a type or an XML schema collection, with the columns.
 */
export function readPermission(w: Walk): void {
  w.endStatement();
  w.keyword();
  const columns: WalkedName[] = [];
  while (w.i < w.limit && !w.isSymbol(w.i, 59) && !/^(on|to|from)$/.test(w.wordAt(w.i))) {
    if (w.atOpening()) columns.push(...readNames(w));
    else w.i += 1;
  }
  if (w.is(w.i, 'ON')) {
    w.i += 1;
    const securable = readSecurable(w);
    if (securable && w.atOpening()) columns.push(...readNames(w));
    if (securable) for (const column of columns) w.report('column', memberOf(securable.parts, column));
  }
  skipRest(w);
}

/** { ADD | DROP } [ COUNTER ] SIGNATURE { TO | FROM } [ class :: ] module BY … */
export function readSignature(w: Walk): void {
  w.endStatement();
  w.keyword();
  while (/^(counter|signature|to|from)$/.test(w.wordAt(w.i))) w.i += 1;
  readSecurable(w);
  skipRest(w);
}

/** [ class :: ] name, reported; undefined where it is no object. */
export function readSecurable(w: Walk): WalkedName | undefined {
  let securableClass = '';
  for (let i = w.i; i < Math.min(w.i + 4, w.limit); i += 1) {
    if (w.tokens.kinds[i] !== TokenKind.symbol || rawAt(w.tokens, i) !== '::') continue;
    for (let word = w.i; word < i; word += 1) securableClass += w.wordAt(word);
    w.i = i + 1;
    break;
  }
  if (securableClass === 'type' || securableClass === 'xmlschemacollection') {
    const name = w.readName();
    if (name) w.report(securableClass === 'type' ? 'type' : 'schemaCollection', name);
    return undefined;
  }
  if (securableClass !== '' && securableClass !== 'object') return undefined;
  const name = w.readName();
  if (name) w.report('table', name);
  return name;
}

/** ( name [ ASC | DESC ] , … ), not yet reported: whose they are may stand behind them. */
export function readNames(w: Walk): WalkedName[] {
  const names: WalkedName[] = [];
  w.i += 1;
  while (w.i < w.limit && !w.isSymbol(w.i, 41)) {
    const name = w.readName();
    if (!name) {
      w.i += 1;
      continue;
    }
    names.push(name);
    if (w.is(w.i, 'ASC') || w.is(w.i, 'DESC')) w.i += 1;
  }
  w.i += 1;
  return names;
}
