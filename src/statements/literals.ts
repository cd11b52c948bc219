/**
 * The value of a string literal's source text (`'it''s'`, `N'x'`), or of a bare word that a procedure takes as a
 * string. Undefined for NULL, DEFAULT, numbers, variables and everything else.
 */
export function literalText(source: string): string | undefined {
  const quoted = /^N?'([\s\S]*)'$/i.exec(source);
  if (quoted) return (quoted[1] ?? '').replaceAll("''", "'");
  if (/^(null|default)$/i.test(source)) return undefined;
  const bracketed = /^\[([\s\S]*)\]$/.exec(source);
  if (bracketed) return (bracketed[1] ?? '').replaceAll(']]', ']');
  const doubled = /^"([\s\S]*)"$/.exec(source);
  if (doubled) return (doubled[1] ?? '').replaceAll('""', '"');
  return /^(?:[\p{L}_#]|\$\()/u.test(source) ? source : undefined;
}

export function isNullLiteral(source: string): boolean {
  return source.toUpperCase() === 'NULL' || source.toUpperCase() === 'DEFAULT';
}
