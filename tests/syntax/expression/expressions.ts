import fc from 'fast-check';

/** Random T-SQL expressions as text: scalar and boolean ones, as they stand in defaults, checks and computed columns. */
const { scalar, boolean } = fc.letrec<{ scalar: string; boolean: string }>((tie) => {
  const s = tie('scalar');
  const b = tie('boolean');
  const pair = fc.tuple(s, s);
  return {
    scalar: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(
        ...[
          'a',
          '[a b]',
          '"c"',
          '[x]]y]',
          't.a',
          '[T].[B]',
          '0',
          '1',
          '007',
          '.5',
          '1.',
          '1e3',
          '2.50',
          "'x'",
          "N'it''s'",
        ],
        ...["''", 'NULL', '0xaF', '$1.50', '@x', '@@ROWCOUNT', 'CURRENT_TIMESTAMP', 'GetDate()', 'SYSTEM_USER', '$(v)'],
        ...['NEXT VALUE FOR s.q', 'NEXT VALUE FOR q', 'geography::Point(1, 2, 4326)', '(SELECT max(x) FROM t)'],
      ),
      s.map((x) => `(${x})`),
      fc.tuple(s, fc.constantFrom('+', '-', '*', '/', '%', '&', '|', '^', ' || '), s).map((x) => x.join('')),
      fc.tuple(fc.constantFrom('-', '+', '~', '- '), s).map(([o, x]) => `${o} ${x}`),
      pair.map(([x, y]) => `ISNULL(${x}, ${y})`),
      pair.map(([x, y]) => `coalesce(${x}, ${y}, 1)`),
      pair.map(([x, y]) => `NULLIF(${x}, ${y})`),
      fc.tuple(b, s, s).map(([x, y, z]) => `IIF(${x}, ${y}, ${z})`),
      pair.map(([x, y]) => `DATEADD(dd, ${x}, ${y})`),
      s.map((x) => `YEAR(${x})`),
      s.map((x) => `dbo.f(${x})`),
      s.map((x) => `cast(${x} AS decimal(9, 2))`),
      s.map((x) => `CONVERT(varchar, ${x}, 0)`),
      s.map((x) => `TRY_CAST(${x} AS integer)`),
      pair.map(([x, y]) => `CHOOSE(1, ${x}, ${y})`),
      s.map((x) => `(${x}) COLLATE Latin1_General_CS_AS`),
      s.map((x) => `(${x}) AT TIME ZONE 'UTC'`),
      fc.tuple(b, s, s).map(([x, y, z]) => `CASE WHEN ${x} THEN ${y} ELSE ${z} END`),
      fc.tuple(s, s, s).map(([x, y, z]) => `CASE ${x} WHEN ${y} THEN ${z} END`),
    ),
    boolean: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.tuple(s, fc.constantFrom('=', '<>', '!=', '<', '>', '<=', '>=', '!<', '!>', '> ='), s).map((x) => x.join(' ')),
      s.map((x) => `${x} IS NULL`),
      s.map((x) => `${x} is not null`),
      b.map((x) => `(${x})`),
      b.map((x) => `NOT ${x.includes(' AND ') || x.includes(' OR ') ? `(${x})` : x}`),
      fc.tuple(b, fc.constantFrom('AND', 'or'), b).map((x) => x.join(' ')),
      fc
        .tuple(s, fc.constantFrom('', 'NOT '), fc.array(s, { minLength: 1, maxLength: 4 }))
        .map(([x, n, l]) => `${x} ${n}IN (${l.join(', ')})`),
      fc.tuple(s, fc.constantFrom('', 'not '), s, s).map(([x, n, l, h]) => `${x} ${n}BETWEEN ${l} AND ${h}`),
      fc.tuple(s, fc.constantFrom('', 'NOT '), s).map(([x, n, p]) => `${x} ${n}LIKE ${p} ESCAPE '\\'`),
    ),
  };
});

export const anyScalar: fc.Arbitrary<string> = scalar;
export const anyBoolean: fc.Arbitrary<string> = boolean;
