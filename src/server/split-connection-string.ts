/** One `keyword=value`, as written; `offset` is where the keyword starts. */
export type Pair = { readonly keyword: string; readonly value: string; readonly offset: number };

export type Split = {
  readonly pairs: readonly Pair[];
  /** Where and why the text cannot be read on; never the text itself, which may be a password. */
  readonly broken?: { readonly offset: number; readonly why: string };
};

/**
 * Cuts an ADO.NET connection string by DbConnectionStringBuilder's rules: values may be quoted by ' or ", a quote in such a value is
 * doubled, `==` in a keyword is one `=`, white space around both is dropped. Braces have no meaning (they do in ODBC).
 * https://learn.microsoft.com/dotnet/api/system.data.common.dbconnectionstringbuilder.connectionstring
 */
export function splitConnectionString(text: string): Split {
  const pairs: Pair[] = [];
  let at = 0;
  for (;;) {
    at = skip(text, at, /[\s;]/);
    if (at >= text.length) return { pairs };
    const offset = at;
    const end = endOfKeyword(text, at);
    const keyword = text.slice(offset, end).replaceAll('==', '=').trim();
    if (end >= text.length || text[end] !== '=') {
      return { pairs, broken: { offset, why: 'a keyword without =' } };
    }
    if (keyword === '') return { pairs, broken: { offset, why: 'a = without a keyword' } };
    at = skip(text, end + 1, /\s/);
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const quoted = readQuoted(text, at, quote);
      if (quoted === undefined) return { pairs, broken: { offset, why: `a value lacks its closing ${quote}` } };
      at = skip(text, quoted.end, /\s/);
      if (at < text.length && text[at] !== ';') {
        return { pairs, broken: { offset, why: `text follows the closing ${quote} of a value` } };
      }
      pairs.push({ keyword, value: quoted.value, offset });
    } else {
      const semicolon = text.indexOf(';', at);
      const stop = semicolon < 0 ? text.length : semicolon;
      pairs.push({ keyword, value: text.slice(at, stop).trimEnd(), offset });
      at = stop;
    }
  }
}

function skip(text: string, from: number, what: RegExp): number {
  let at = from;
  while (at < text.length && what.test(text[at] ?? '')) at += 1;
  return at;
}

/** The `=` that is not doubled, or the `;` or the end before which none came. */
function endOfKeyword(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === ';') return at;
    if (text[at] === '=') {
      if (text[at + 1] !== '=') return at;
      at += 1;
    }
  }
  return text.length;
}

function readQuoted(text: string, from: number, quote: string): { value: string; end: number } | undefined {
  let value = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== quote) value += text[at];
    else if (text[at + 1] === quote) {
      value += quote;
      at += 1;
    } else return { value, end: at + 1 };
  }
  return undefined;
}
