/**
 * How names compare. SQL Server compares identifiers under the database's collation; we know the case sensitivity
 * of a collation by its name (`_CS`, `_BIN`, `_BIN2`), which is the part that decides whether two names are one.
 */
export type Naming = {
  readonly caseSensitive: boolean;
  /** The form of a name under which equal names are equal strings. */
  fold(text: string): string;
};

const insensitive: Naming = { caseSensitive: false, fold: (text) => text.toLowerCase() };
const sensitive: Naming = { caseSensitive: true, fold: (text) => text };

/** The naming of a collation such as `SQL_Latin1_General_CP1_CI_AS`. */
export function namingOf(collation: string): Naming {
  return /_(CS|BIN2?)(_|$)/i.test(collation) ? sensitive : insensitive;
}

/** `[na]]me]`: the only way in which a name gets into SQL text. */
export function quote(name: string): string {
  return name.includes(']') ? `[${name.replaceAll(']', ']]')}]` : `[${name}]`;
}

/** `[schema].[table].[index]`. */
export function quotePath(path: readonly string[]): string {
  let text = '';
  for (const part of path) text += text === '' ? quote(part) : `.${quote(part)}`;
  return text;
}

/** `N'it''s'`. */
export function quoteString(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}

/** `OBJECT_ID(N'[a].[b]')`. */
export function objectId(path: readonly string[]): string {
  return `OBJECT_ID(${quoteString(quotePath(path))})`;
}

/** Splits `[a].[b]]c]` (as model.xml and sp_rename spell names) into `['a', 'b]c']`; bare parts are taken as they are. */
export function parseQuotedPath(text: string): string[] {
  const parts: string[] = [];
  let i = 0;
  while (i < text.length) {
    if (text[i] === '[') {
      let part = '';
      let from = i + 1;
      for (;;) {
        const end = text.indexOf(']', from);
        if (end < 0) {
          part += text.slice(from);
          i = text.length;
          break;
        }
        part += text.slice(from, end);
        if (text[end + 1] === ']') {
          part += ']';
          from = end + 2;
          continue;
        }
        i = end + 1;
        break;
      }
      parts.push(part);
    } else {
      const end = text.indexOf('.', i);
      parts.push(text.slice(i, end < 0 ? text.length : end));
      i = end < 0 ? text.length : end;
    }
    if (text[i] === '.') i += 1;
  }
  return parts;
}
