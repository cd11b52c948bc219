import type { Expression } from '../../syntax/expression/tree.ts';
import { unsupported } from '../sql-error.ts';
import { assignable } from './convert.ts';
import type { Value } from './value.ts';

type Member = Extract<Expression, { readonly kind: 'member' }>;

/** `.` is all the text that there is; of `text()` there is none where there is no text. */
const whole = /^\(?\s*\.\s*\)?\s*(\[\s*1\s*\])?$/;
const textNode = /^\(?\s*(\.\/)?text\(\)\s*\)?\s*(\[\s*1\s*\])?$/;

/**
 * `(SELECT … FOR XML PATH (''), TYPE).value ('.', 'nvarchar(max)')`: how lists were built before STRING_AGG. Other methods of XML
 * are not supported.
 */
export function xmlValue(e: Member, xml: () => Value, argument: (e: Expression) => Value): Value {
  const [path, type] = (e.args ?? []).map(argument);
  const what = `the XML method .${e.member}(${path ?? ''})`;
  if (e.member !== 'value' || e.target.kind !== 'subquery' || typeof path !== 'string' || typeof type !== 'string')
    return unsupported(what);
  const isText = textNode.test(path.trim());
  if (!isText && !whole.test(path.trim())) return unsupported(what);
  const source = xml();
  if (source === null) return null;
  const marked = String(source);
  if (isText && /</.test(marked)) return unsupported(`${what} of elements`);
  const text = unescapeXml(marked.replace(/<[^>]*>/g, ''));
  return isText && text === '' ? null : assignable(text, type.replace(/\s/g, '').toLowerCase());
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9A-F]+)|(\w+));/gi, (all, code: string | undefined, name: string | undefined) =>
    code === undefined ? (entities[name ?? ''] ?? all) : String.fromCodePoint(Number.parseInt(code, 16)),
  );
