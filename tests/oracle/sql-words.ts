/** A text's tokens with letters folded, comments and white space gone: what DacFx compares, comments aside. */
export function words(sql: string): string {
  const result: string[] = [];
  let at = 0;
  const token = /--[^\r\n]*|\/\*|'(?:[^']|'')*'|\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"|\s+|[\w$#@]+|[\s\S]/gu;
  while (at < sql.length) {
    token.lastIndex = at;
    const found = token.exec(sql)![0];
    if (found === '/*') {
      at = endOfComment(sql, at);
      continue;
    }
    at += found.length;
    if (!found.startsWith('--') && !/^\s/.test(found)) result.push(found.toLowerCase());
  }
  while (result.at(-1) === ';') result.pop();
  return result.join(' ').replace(/^create or alter /, 'create ');
}

// Comments nest in T-SQL.
function endOfComment(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (sql.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return sql.length;
}
