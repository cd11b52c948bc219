/** What a token is. Numbers, because a lexer over megabytes keeps them in a typed array. */
export const TokenKind = {
  end: 0,
  /** A bare identifier or a keyword; T-SQL decides which by position. */
  word: 1,
  /** `[name]` */
  bracketed: 2,
  /** `"text"`: a name under QUOTED_IDENTIFIER ON, otherwise a string. */
  doubleQuoted: 3,
  /** `'text'` */
  string: 4,
  /** `N'text'` */
  nationalString: 5,
  /** `12`, `1.5`, `1e3` */
  number: 6,
  /** `0xAF` */
  binary: 7,
  /** `$1.50`, `£3` */
  money: 8,
  /** `@name`, `@@name` */
  variable: 9,
  /** `$(name)`, when it stands by itself; inside names and strings it is part of their text. */
  sqlcmdVariable: 10,
  /** `(`, `,`, `<=`, `::` and so on: one token for each operator of T-SQL. */
  symbol: 11,
  /** `#temp`, `##global` */
  temporary: 12,
} as const;

export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];
