import { TokenKind } from '../token.ts';
import { equalsUpper, nameAt, rawAt } from '../token-at.ts';
import type { Tokens } from '../tokens.ts';
import type { BodyReference, ReferenceOptions, Usage } from './body-reference.ts';
import { Scope } from './scope.ts';

/** One level of parentheses. */
export type Frame = {
  scope: Scope | undefined;
  /** Between FROM and WHERE: a comma here brings another table. */
  inFrom: boolean;
  /** Behind ORDER BY of the query: not inside a call, and not that of OVER. */
  inOrder: boolean;
  /** Behind FOR XML and the like: what follows are options. */
  inOptions: boolean;
  /** Behind WITH name AS (…): a comma here brings another CTE. */
  inCtes: boolean;
  caseDepth: number;
  /** The function whose arguments these are, lower case. */
  readonly called: string;
  /** The FROM in which these parentheses stand as a source; an alias follows them. */
  readonly sourceOf: Scope | undefined;
  /** The CTE whose query this is, lower case. */
  readonly cte: string | undefined;
  /** The first query in these parentheses. */
  query: Scope | undefined;
  /** The table function whose arguments these are. */
  table: readonly string[] | undefined;
};

/** A name as it stands in the text. */
export type WalkedName = {
  readonly parts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Whether it is one bare word. */
  readonly bare: boolean;
};

/** The state of one reading of a body; the productions are functions over it. */
export class Walk {
  readonly tokens: Tokens;
  readonly options: ReferenceOptions;
  readonly limit: number;
  /** Index of the token that is looked at. */
  i: number;
  /** Whether the token before ended an operand, so that a bare name is an alias. */
  operand = false;
  readonly scopes: Scope[] = [];
  readonly references: BodyReference[] = [];
  readonly variables = new Set<string>();
  dynamicSql = false;
  /** CTEs of the current statement, lower case, with their queries. */
  readonly ctes = new Map<string, Scope | undefined>();
  /** Tables that the body has made so far, by name, with the place where it made them. */
  readonly #made = new Map<string, number>();
  /** Columns that it adds to a table, likewise. */
  readonly #added = new Map<string, number>();
  /** What DROP … IF EXISTS names: nothing in the body needs it before. */
  readonly #asked = new Set<string>();
  readonly frames: Frame[] = [];
  frame: Frame;
  /** Takes one step; productions that read a whole list step through it. */
  step: () => void = () => {
    this.i += 1;
  };
  readonly #quotedIdentifier: boolean;

  constructor(tokens: Tokens, from: number, to: number, options: ReferenceOptions) {
    this.tokens = tokens;
    this.options = options;
    this.i = from;
    this.limit = to;
    this.#quotedIdentifier = options.quotedIdentifier ?? true;
    this.frame = newFrame(this.baseScope());
  }

  /** The scope of an expression, which stands on its table; none for other bodies. */
  baseScope(): Scope | undefined {
    const { table } = this.options;
    if (!table) return undefined;
    const [first] = this.scopes;
    if (first) return first;
    const scope = this.newScope(undefined);
    scope.sources.push({ alias: (table.at(-1) ?? '').toLowerCase(), table });
    return scope;
  }

  newScope(parent: Scope | undefined, kind?: Scope['kind']): Scope {
    const scope = new Scope(parent, kind);
    this.scopes.push(scope);
    return scope;
  }

  /** A query or statement at this level of parentheses begins. */
  enterScope(kind?: Scope['kind']): Scope {
    const scope = this.newScope(this.frames.at(-1)?.scope ?? this.baseScope(), kind);
    const { frame } = this;
    frame.scope = scope;
    frame.query ??= scope;
    frame.inFrom = false;
    frame.inOrder = false;
    frame.inOptions = false;
    frame.inCtes = false;
    this.operand = false;
    return scope;
  }

  endStatement(): void {
    const { frame } = this;
    frame.scope = this.baseScope();
    frame.inFrom = false;
    frame.inOrder = false;
    frame.inOptions = false;
    frame.inCtes = false;
    frame.caseDepth = 0;
    this.ctes.clear();
  }

  /** Stands at `(`. */
  open(called = '', sourceOf?: Scope, cte?: string): void {
    const { scope } = this.frame;
    this.frames.push(this.frame);
    this.frame = newFrame(scope, called, sourceOf, cte);
    this.i += 1;
    this.operand = false;
  }

  /** Behind `)`; the frame that it closed. */
  close(): Frame {
    const closed = this.frame;
    this.frame = this.frames.pop() ?? this.frame;
    this.operand = true;
    return closed;
  }

  keyword(): void {
    this.i += 1;
    this.operand = false;
  }

  report(usage: Usage, name: WalkedName, optional = false): void {
    const { parts, start, end } = name;
    this.references.push({ usage, parts, ...(optional && { optional }), start, end });
  }

  /** The body makes a table of this name. */
  make(name: WalkedName): void {
    const key = objectName(name.parts);
    if (!this.#made.has(key)) this.#made.set(key, name.start);
  }

  /** The body adds this column to a table. */
  addColumn(table: WalkedName, column: WalkedName): void {
    const key = columnName(table.parts, column.parts[0]);
    if (!this.#added.has(key)) this.#added.set(key, column.start);
  }

  /** Whether the body itself brings the column before it uses it. */
  isBrought({ usage, parts, start }: BodyReference): boolean {
    if (usage !== 'column' || this.#made.size + this.#added.size === 0) return false;
    const table = parts.slice(0, -1);
    const at = this.#made.get(objectName(table)) ?? this.#added.get(columnName(table, parts.at(-1)));
    return at !== undefined && at < start;
  }

  isMade(name: WalkedName): boolean {
    return this.#made.has(objectName(name.parts));
  }

  /** The body drops what has this name if it is there. */
  ask(name: WalkedName): void {
    this.#asked.add(objectName(name.parts));
  }

  isAsked(reference: BodyReference): boolean {
    return reference.usage !== 'column' && this.#asked.size > 0 && this.#asked.has(objectName(reference.parts));
  }

  /** Steps over a variable. */
  variable(): void {
    const raw = rawAt(this.tokens, this.i);
    if (raw.charCodeAt(1) !== 64) this.variables.add(raw.toLowerCase());
    this.i += 1;
    this.operand = true;
  }

  atVariable(): boolean {
    return this.i < this.limit && this.tokens.kinds[this.i] === TokenKind.variable;
  }

  /** name { . [ name ] } [ . * ]; undefined where no name stands. */
  readName(): WalkedName | undefined {
    if (!this.atName()) return undefined;
    const first = this.i;
    const parts = [nameAt(this.tokens, this.i)];
    this.i += 1;
    while (this.isSymbol(this.i, 46)) {
      if (this.isName(this.i + 1)) {
        parts.push(nameAt(this.tokens, this.i + 1));
        this.i += 2;
      } else if (this.isSymbol(this.i + 1, 46)) {
        parts.push('');
        this.i += 1;
      } else {
        if (this.isSymbol(this.i + 1, 42)) {
          this.i += 1;
          if (this.frame.scope) this.frame.scope.star = true;
        }
        this.i += 1;
        break;
      }
    }
    return {
      parts,
      start: this.tokens.starts[first] ?? 0,
      end: this.tokens.ends[this.i - 1] ?? 0,
      bare: parts.length === 1 && this.tokens.kinds[first] === TokenKind.word,
    };
  }

  /** Stands at `(`; moves behind its `)`. */
  skipParentheses(): void {
    let depth = 0;
    for (; this.i < this.limit; this.i += 1) {
      if (this.isSymbol(this.i, 40)) depth += 1;
      else if (this.isSymbol(this.i, 41)) {
        depth -= 1;
        if (depth <= 0) {
          this.i += 1;
          break;
        }
      } else if (depth === 0) break;
    }
    this.operand = true;
  }

  /** The bare word at an index, lower case, or ''. */
  wordAt(index: number): string {
    if (index < 0 || index >= this.limit || this.tokens.kinds[index] !== TokenKind.word) return '';
    return rawAt(this.tokens, index).toLowerCase();
  }

  is(index: number, upper: string): boolean {
    return index < this.limit && this.tokens.kinds[index] === TokenKind.word && equalsUpper(this.tokens, index, upper);
  }

  isSymbol(index: number, code: number): boolean {
    if (index >= this.limit || this.tokens.kinds[index] !== TokenKind.symbol) return false;
    const start = this.tokens.starts[index] ?? 0;
    return (this.tokens.ends[index] ?? 0) - start === 1 && this.tokens.text.charCodeAt(start) === code;
  }

  atOpening(): boolean {
    return this.isSymbol(this.i, 40);
  }

  atName(): boolean {
    return this.isName(this.i);
  }

  isName(index: number): boolean {
    if (index >= this.limit) return false;
    const kind = this.tokens.kinds[index];
    return (
      kind === TokenKind.word ||
      kind === TokenKind.bracketed ||
      kind === TokenKind.temporary ||
      kind === TokenKind.sqlcmdVariable ||
      (kind === TokenKind.doubleQuoted && this.#quotedIdentifier)
    );
  }
}

/** A column, index or statistics of a table, or what else has its schema. */
export function memberOf(table: readonly string[], member: WalkedName): WalkedName {
  return { ...member, parts: [...table, member.parts.at(-1) ?? ''] };
}

/** By what a body knows a name of its own again; without a schema it is dbo's. */
function objectName(parts: readonly string[]): string {
  const [name = '', schema] = parts.toReversed();
  return `${schema || 'dbo'}.${name}`.toLowerCase();
}

function columnName(table: readonly string[], column = ''): string {
  return `${objectName(table)}.${column.toLowerCase()}`;
}

function newFrame(scope: Scope | undefined, called = '', sourceOf?: Scope, cte?: string): Frame {
  return {
    scope,
    inFrom: false,
    inOrder: false,
    inOptions: false,
    inCtes: false,
    caseDepth: 0,
    called,
    sourceOf,
    cte,
    query: undefined,
    table: undefined,
  };
}
