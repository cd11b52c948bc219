/**
 * MSBuild conditions, as far as database projects use them: `'a' == 'b'`, `!=`, `Exists('file')`, `HasTrailingSlash('path')`, `!`, `and`, `or`,
 * parentheses, comparisons of numbers. Properties are expanded before. Returns undefined when it cannot be understood.
 */
export function evaluateCondition(condition: string, exists: (path: string) => boolean): boolean | undefined {
  const tokens = condition.match(/'[^']*'|==|!=|<=|>=|<|>|!|\(|\)|[^\s()'=!<>]+/g) ?? [];
  let at = 0;
  let failed = false;
  const next = () => tokens[at] ?? '';
  const take = () => tokens[at++] ?? '';
  const value = (token: string) => (token.startsWith("'") ? token.slice(1, -1) : token);

  // or := and { 'or' and }
  const or = (): boolean => {
    let result = and();
    while (next().toLowerCase() === 'or') {
      at += 1;
      const right = and();
      result = result || right;
    }
    return result;
  };
  // and := not { 'and' not }
  const and = (): boolean => {
    let result = not();
    while (next().toLowerCase() === 'and') {
      at += 1;
      const right = not();
      result = result && right;
    }
    return result;
  };
  // not := '!' not | '(' or ')' | Exists '(' value ')' | value operator value | value
  const not = (): boolean => {
    if (next() === '!') {
      at += 1;
      return !not();
    }
    if (next() === '(') {
      at += 1;
      const inner = or();
      if (take() !== ')') failed = true;
      return inner;
    }
    if (/^(exists|hastrailingslash)$/i.test(next()) && tokens[at + 1] === '(') {
      const name = take().toLowerCase();
      at += 1;
      const path = value(take());
      if (take() !== ')') failed = true;
      return name === 'exists' ? exists(path) : /[\\/]$/.test(path);
    }
    if (at >= tokens.length) {
      failed = true;
      return false;
    }
    const left = value(take());
    const operator = next();
    if (!/^(==|!=|<=|>=|<|>)$/.test(operator)) {
      if (/^(true|false)$/i.test(left)) return left.toLowerCase() === 'true';
      failed = true;
      return false;
    }
    at += 1;
    const right = value(take());
    return compare(left, operator, right);
  };

  const result = or();
  return failed || at < tokens.length ? undefined : result;
}

function compare(left: string, operator: string, right: string): boolean {
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '==':
      return left.toLowerCase() === right.toLowerCase();
    case '!=':
      return left.toLowerCase() !== right.toLowerCase();
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}
