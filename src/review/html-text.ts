import { showInvisible } from './words.ts';

/** A piece of HTML that is safe to show. Only `html` and `join` make one, so no text gets in unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = string | number | Html | readonly Html[];

/** A template whose interpolated texts are escaped, invisible marks shown; pieces of HTML go in as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? '';
  for (let i = 0; i < values.length; i += 1) text += htmlOf(values[i]) + (strings[i + 1] ?? '');
  return new Html(text);
}

/** Nothing. */
export const none = new Html('');

function htmlOf(value: HtmlValue | undefined): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((v) => v.text).join('');
  const text = String(value);
  return plain.test(text) ? text : escapeHtml(showInvisible(text));
}

/** Most texts need nothing done; one look settles it. */
const plain = /^[\n\r\t !#-%(-;=?-~]*$/;

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
