import { takesDatePart } from '../expression/date-parts.ts';
import { TokenKind } from '../token.ts';
import { equalsUpper, nameAt, rawAt } from '../token-at.ts';
import type { Tokens } from '../tokens.ts';
import type { BodyReference, ReferenceOptions } from './body-reference.ts';
import { Scope, type Source } from './scope.ts';
import {
  clauseWords,
  isMethod,
  notAlias,
  rowFunctions,
  statementWords,
  tableArgumentFunctions,
  tableHints,
} from './words.ts';

/** One level of parentheses. */
type Frame = {
  scope: Scope | undefined;
  /** Between FROM and WHERE: a comma here brings another table. */
  inFrom: boolean;
  /** Behind FOR XML and the like: what follows are options. */
  inOptions: boolean;
  /** Behind WITH name AS (…): a comma here brings another CTE. */
  inCtes: boolean;
  caseDepth: number;
  /** The function whose arguments these are, lower case. */
  readonly called: string;
  /** What comes behind the closing parenthesis: the alias of a table. */
  readonly aliasFor: Scope | undefined;
};

type Name = {
  readonly parts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Whether it is one bare word. */
  readonly bare: boolean;
};

/** Reads a body from left to right, one step for each token, and never fails: what it does not know, it steps over. */
export class ReferenceWalker {
  readonly scopes: Scope[] = [];
  readonly references: BodyReference[] = [];
  readonly variables = new Set<string>();
  dynamicSql = false;
  readonly #tokens: Tokens;
  readonly #limit: number;
  readonly #options: ReferenceOptions;
  readonly #quotedIdentifier: boolean;
  readonly #frames: Frame[] = [];
  readonly #ctes = new Set<string>();
  #frame: Frame;
  #i: number;
  /** Whether the token before ended an operand, so that a bare name is an alias. */
  #operand = false;

  constructor(tokens: Tokens, from: number, to: number, options: ReferenceOptions) {
    this.#tokens = tokens;
    this.#i = from;
    this.#limit = to;
    this.#options = options;
    this.#quotedIdentifier = options.quotedIdentifier ?? true;
    let scope: Scope | undefined;
    if (options.table) {
      scope = this.#newScope(undefined);
      scope.sources.push({ alias: (options.table.at(-1) ?? '').toLowerCase(), table: options.table, hasAlias: false });
    }
    this.#frame = frame(scope);
  }

  walk(): void {
    while (this.#i < this.#limit) this.#step();
  }

  #step(): void {
    const kind = this.#tokens.kinds[this.#i];
    switch (kind) {
      case TokenKind.word:
        this.#word();
        return;
      case TokenKind.symbol:
        this.#symbol();
        return;
      case TokenKind.variable:
        this.#variable();
        this.#i += 1;
        this.#operand = true;
        return;
      case TokenKind.bracketed:
      case TokenKind.sqlcmdVariable:
      case TokenKind.temporary:
        this.#name();
        return;
      case TokenKind.doubleQuoted:
        if (this.#quotedIdentifier) {
          this.#name();
          return;
        }
        break;
    }
    this.#i += 1;
    this.#operand = true;
  }

  #symbol(): void {
    const code = this.#tokens.text.charCodeAt(this.#tokens.starts[this.#i] ?? 0);
    this.#operand = false;
    switch (code) {
      case 40: // (
        this.#open('', undefined);
        return;
      case 41: // )
        this.#i += 1;
        this.#close();
        return;
      case 44: // ,
        this.#i += 1;
        if (this.#frame.inCtes) this.#cteName();
        else if (this.#frame.inFrom) this.#source();
        return;
      case 59: // ;
        this.#i += 1;
        if (this.#frames.length === 0) this.#endStatement();
        return;
    }
    this.#i += 1;
  }

  /** Stands at `(`. */
  #open(called: string, aliasFor: Scope | undefined): void {
    this.#frames.push(this.#frame);
    const outer = this.#frame.scope;
    const query = this.#is(this.#i + 1, 'SELECT') || this.#is(this.#i + 1, 'WITH');
    this.#frame = frame(query ? undefined : outer, called, aliasFor);
    if (query) this.#frame.scope = outer;
    this.#i += 1;
    this.#operand = false;
    if (called === '') return;
    if (takesDatePart(called) && this.#tokens.kinds[this.#i] === TokenKind.word) this.#i += 1;
    else if (called === 'convert' || called === 'try_convert') this.#type();
    else if (called === 'changetable') {
      this.#i += 1;
      this.#tableName();
    } else if (tableArgumentFunctions.has(called)) this.#tableName();
  }

  #close(): void {
    const { aliasFor } = this.#frame;
    this.#frame = this.#frames.pop() ?? this.#frame;
    this.#operand = true;
    if (aliasFor) this.#alias(aliasFor, undefined, '');
  }

  #endStatement(): void {
    const { table } = this.#options;
    this.#frame.inFrom = false;
    this.#frame.inOptions = false;
    this.#frame.inCtes = false;
    this.#frame.caseDepth = 0;
    if (!table || this.#scopeDepth() > 1) this.#frame.scope = undefined;
    this.#ctes.clear();
  }

  #scopeDepth(): number {
    return this.scopes.length;
  }

  #word(): void {
    const word = rawAt(this.#tokens, this.#i).toLowerCase();
    const f = this.#frame;
    if (this.#tokens.text.charCodeAt(this.#tokens.starts[this.#i + 1] ?? 0) === 46 && this.#i + 1 < this.#limit) {
      this.#name();
      return;
    }
    switch (word) {
      case 'select':
        f.scope = this.#newScope(this.#frames.at(-1)?.scope ?? this.#outerScope());
        f.inFrom = false;
        f.inOptions = false;
        f.inCtes = false;
        this.#keyword();
        return;
      case 'from':
        this.#from();
        return;
      case 'join':
      case 'apply':
        this.#keyword();
        if (f.scope) this.#source();
        return;
      case 'where':
      case 'group':
      case 'having':
      case 'order':
      case 'union':
      case 'except':
      case 'intersect':
      case 'window':
        f.inFrom = false;
        this.#keyword();
        return;
      case 'for':
        f.inFrom = false;
        if (this.#is(this.#i + 1, 'XML') || this.#is(this.#i + 1, 'JSON')) f.inOptions = true;
        this.#keyword();
        return;
      case 'option':
        this.#keyword();
        this.#skipParentheses();
        return;
      case 'with':
        this.#with();
        return;
      case 'as':
        this.#as();
        return;
      case 'into':
        this.#keyword();
        if (this.#tokens.kinds[this.#i] === TokenKind.variable) return;
        this.#tableName();
        return;
      case 'insert':
        this.#insert();
        return;
      case 'update':
        this.#update();
        return;
      case 'delete':
        this.#delete();
        return;
      case 'merge':
        this.#merge();
        return;
      case 'using':
        this.#keyword();
        if (f.scope?.kind === 'merge') this.#source();
        return;
      case 'set':
        this.#set();
        return;
      case 'exec':
      case 'execute':
        this.#execute();
        return;
      case 'declare':
        this.#declare();
        return;
      case 'truncate':
        this.#endStatement();
        this.#keyword();
        if (this.#is(this.#i, 'TABLE')) {
          this.#i += 1;
          this.#tableName();
        }
        return;
      case 'create':
      case 'alter':
      case 'drop':
        this.#definition();
        return;
      case 'fetch':
        this.#fetch();
        return;
      case 'open':
      case 'close':
      case 'deallocate':
      case 'goto':
        if (this.#frames.length > 0) break;
        this.#endStatement();
        this.#i += 2;
        return;
      case 'next':
        if (this.#is(this.#i + 1, 'VALUE') && this.#is(this.#i + 2, 'FOR')) {
          this.#i += 3;
          const name = this.#readName();
          if (name) this.#report('sequence', name);
          this.#operand = true;
          return;
        }
        this.#keyword();
        return;
      case 'collate':
        this.#i += 2;
        this.#operand = true;
        return;
      case 'case':
        f.caseDepth += 1;
        this.#keyword();
        return;
      case 'end':
      case 'else':
        if (f.caseDepth > 0) {
          if (word === 'end') f.caseDepth -= 1;
          this.#i += 1;
          this.#operand = word === 'end';
          return;
        }
        break;
      case 'null':
        this.#i += 1;
        this.#operand = true;
        return;
      case 'exists':
      case 'in':
      case 'values':
      case 'and':
      case 'or':
      case 'not':
        this.#keyword();
        return;
    }
    if (statementWords.has(word) && this.#frames.length === 0 && f.caseDepth === 0) {
      this.#endStatement();
      this.#keyword();
      return;
    }
    if (clauseWords.has(word) && !this.#isSymbol(this.#i + 1, 40)) {
      this.#keyword();
      return;
    }
    this.#name();
  }

  /** The scope of the whole body, which only expressions have. */
  #outerScope(): Scope | undefined {
    return this.#options.table ? this.scopes[0] : undefined;
  }

  #keyword(): void {
    this.#i += 1;
    this.#operand = false;
  }

  #from(): void {
    const f = this.#frame;
    const before = this.#previousWord();
    this.#keyword();
    if (before === 'distinct' && /^(is|not)$/.test(this.#wordAt(this.#i - 3))) return;
    if (f.called === 'trim' || f.called === 'substring') return;
    if (!f.scope) f.scope = this.#newScope(this.#frames.at(-1)?.scope);
    f.inFrom = true;
    this.#source();
  }

  /** WITH name [ ( columns ) ] AS ( … ) begins a statement; everything else behind WITH are options. */
  #with(): void {
    this.#keyword();
    if (this.#isSymbol(this.#i, 40)) {
      this.#skipParentheses();
      return;
    }
    if (this.#is(this.#i, 'XMLNAMESPACES')) {
      this.#i += 1;
      this.#skipParentheses();
      this.#frame.inCtes = this.#isSymbol(this.#i, 44);
      return;
    }
    const next = this.#i + 1;
    if (this.#is(next, 'AS') || this.#isSymbol(next, 40)) {
      this.#frame.scope = undefined;
      this.#frame.inFrom = false;
      if (this.#frames.length === 0) this.#ctes.clear();
      this.#cteName();
    }
  }

  #cteName(): void {
    if (!this.#atName()) return;
    this.#ctes.add(nameAt(this.#tokens, this.#i).toLowerCase());
    this.#i += 1;
    if (this.#isSymbol(this.#i, 40)) this.#skipParentheses();
    if (this.#is(this.#i, 'AS')) this.#i += 1;
    this.#frame.inCtes = true;
    this.#frame.inFrom = false;
    this.#frame.scope = undefined;
  }

  /** A type behind CAST(… AS; an alias everywhere else. */
  #as(): void {
    this.#keyword();
    if (/^(try_)?(cast|parse)$/.test(this.#frame.called)) this.#type();
    else if (
      this.#atName() &&
      !this.#is(this.#i, 'SELECT') &&
      !this.#is(this.#i, 'BEGIN') &&
      !this.#is(this.#i, 'WITH')
    ) {
      this.#i += 1;
    }
    this.#operand = true;
  }

  #insert(): void {
    const then = this.#previousWord() === 'then';
    this.#keyword();
    if (then) {
      if (this.#isSymbol(this.#i, 40) && this.#frame.scope) this.#targetColumns(this.#frame.scope);
      return;
    }
    this.#top();
    if (this.#is(this.#i, 'INTO') || this.#is(this.#i, 'OVERWRITE')) this.#i += 1;
    const scope = this.#newScope(this.#frames.at(-1)?.scope);
    scope.kind = 'insert';
    this.#frame.scope = scope;
    this.#frame.inFrom = false;
    this.#frame.inOptions = false;
    const table = this.#tableName();
    this.#changed(scope, table);
    if (table) scope.target = undefined;
    if (this.#is(this.#i, 'WITH') && this.#isSymbol(this.#i + 1, 40)) this.#i += 1;
    if (this.#isSymbol(this.#i, 40) && tableHints.has(this.#wordAt(this.#i + 1))) this.#skipParentheses();
    if (!this.#isSymbol(this.#i, 40) || this.#is(this.#i + 1, 'SELECT') || this.#is(this.#i + 1, 'WITH')) return;
    if (table) this.#columnsOf(table);
    else this.#skipParentheses();
  }

  /** `inserted` and `deleted` of OUTPUT are the changed table. */
  #changed(scope: Scope, table: readonly string[] | undefined): void {
    for (const alias of ['inserted', 'deleted']) scope.sources.push({ alias, table, hasAlias: true });
  }

  #update(): void {
    const before = this.#previousWord();
    if (this.#isSymbol(this.#i + 1, 40)) {
      this.#i += 1;
      this.#open('update', undefined);
      return;
    }
    this.#keyword();
    if (before === 'then' || before === 'for' || before === 'on' || before === 'after' || before === 'of') return;
    if (this.#is(this.#i, 'STATISTICS')) {
      this.#i += 1;
      this.#tableName();
      return;
    }
    this.#target('update');
  }

  #delete(): void {
    const before = this.#previousWord();
    this.#keyword();
    if (before === 'then' || before === 'for' || before === 'on' || before === 'after' || before === 'of') return;
    this.#target('delete');
  }

  #target(kind: 'update' | 'delete'): void {
    this.#top();
    if (kind === 'delete' && this.#is(this.#i, 'FROM')) this.#i += 1;
    const scope = this.#newScope(this.#frames.at(-1)?.scope);
    scope.kind = kind;
    this.#frame.scope = scope;
    this.#frame.inFrom = false;
    this.#frame.inOptions = false;
    this.#operand = false;
    if (this.#tokens.kinds[this.#i] === TokenKind.variable) {
      this.#variable();
      this.#i += 1;
      return;
    }
    const name = this.#readName();
    if (!name) return;
    const only = name.parts.length === 1 ? (name.parts[0] ?? '').toLowerCase() : undefined;
    if (this.#isRowFunction(name)) return;
    if (only !== undefined && (this.#ctes.has(only) || only.startsWith('#'))) {
      scope.sources.push({ alias: only, table: undefined, hasAlias: true });
    } else scope.target = { parts: name.parts, start: name.start, end: name.end };
    this.#hints();
  }

  #isRowFunction(name: Name): boolean {
    return name.bare && this.#isSymbol(this.#i, 40) && rowFunctions.has((name.parts[0] ?? '').toLowerCase());
  }

  /** MERGE [ INTO ] target [ AS alias ] USING source ON …; `INNER MERGE JOIN` is a hint. */
  #merge(): void {
    this.#keyword();
    if (this.#is(this.#i, 'JOIN') || this.#is(this.#i, 'UNION')) return;
    this.#top();
    if (this.#is(this.#i, 'INTO')) this.#i += 1;
    const scope = this.#newScope(undefined);
    scope.kind = 'merge';
    this.#frame.scope = scope;
    this.#frame.inFrom = false;
    this.#source();
    const [source] = scope.sources;
    this.#changed(scope, source?.table);
  }

  #set(): void {
    const { scope } = this.#frame;
    const inMerge = this.#previousWord() === 'update';
    this.#keyword();
    if (inMerge && scope) return;
    if (
      scope?.kind === 'update' &&
      scope.candidates.length === 0 &&
      this.#frames.length === 0 &&
      !scope.targetColumns.length
    ) {
      return;
    }
    if (this.#frames.length > 0) return;
    this.#endStatement();
    if (this.#is(this.#i, 'IDENTITY_INSERT')) {
      this.#i += 1;
      this.#tableName();
    }
  }

  /** EXEC [ @result = ] { name | @name | ( text ) } … */
  #execute(): void {
    this.#keyword();
    if (this.#is(this.#i, 'AS')) {
      this.#i += 2;
      return;
    }
    this.#frame.scope = undefined;
    this.#frame.inFrom = false;
    if (this.#tokens.kinds[this.#i] === TokenKind.variable && this.#isSymbol(this.#i + 1, 61)) {
      this.#variable();
      this.#i += 2;
    }
    if (this.#isSymbol(this.#i, 40) || this.#tokens.kinds[this.#i] === TokenKind.variable) {
      this.dynamicSql = true;
      return;
    }
    const name = this.#readName();
    if (!name) return;
    if ((name.parts.at(-1) ?? '').toLowerCase() === 'sp_executesql') this.dynamicSql = true;
    this.#report('procedure', name);
  }

  /** DECLARE @x [ AS ] type [ = … ] { , … } | DECLARE @t TABLE ( … ) | DECLARE c CURSOR … */
  #declare(): void {
    this.#endStatement();
    this.#keyword();
    for (;;) {
      if (this.#tokens.kinds[this.#i] !== TokenKind.variable) return;
      this.#i += 1;
      if (this.#is(this.#i, 'AS')) this.#i += 1;
      if (this.#is(this.#i, 'TABLE')) {
        this.#i += 1;
        this.#columnDefinitions();
      } else if (!this.#is(this.#i, 'CURSOR')) this.#type();
      while (this.#i < this.#limit && !this.#isSymbol(this.#i, 44)) {
        if (this.#isSymbol(this.#i, 59)) return;
        if (this.#tokens.kinds[this.#i] === TokenKind.word && this.#startsStatement()) return;
        const depth = this.#frames.length;
        this.#step();
        while (this.#frames.length > depth && this.#i < this.#limit) this.#step();
      }
      if (this.#i >= this.#limit) return;
      this.#i += 1;
      this.#operand = false;
    }
  }

  #startsStatement(): boolean {
    const word = this.#wordAt(this.#i);
    if (this.#frame.caseDepth > 0) return false;
    return statementWords.has(word) || /^(select|insert|update|delete|merge|with|set|for)$/.test(word);
  }

  /** CREATE TABLE #t ( … ): its column types count, the new name does not. ALTER and DROP of a table use it. */
  #definition(): void {
    const verb = this.#wordAt(this.#i);
    this.#endStatement();
    this.#keyword();
    if (!this.#is(this.#i, 'TABLE')) return;
    this.#i += 1;
    if (this.#is(this.#i, 'IF') && this.#is(this.#i + 1, 'EXISTS')) this.#i += 2;
    if (verb === 'alter') {
      this.#tableName();
      return;
    }
    this.#readName();
    if (verb === 'create') this.#columnDefinitions();
  }

  /** ( name type … , … ): reports the types, then steps through the rest of each column. */
  #columnDefinitions(): void {
    if (!this.#isSymbol(this.#i, 40)) return;
    const depth = this.#frames.length;
    this.#open('', undefined);
    this.#frame.scope = undefined;
    let atColumn = true;
    while (this.#i < this.#limit && this.#frames.length > depth) {
      if (atColumn && this.#atName()) {
        const word = this.#tokens.kinds[this.#i] === TokenKind.word ? this.#wordAt(this.#i) : '';
        if (!/^(constraint|primary|unique|check|foreign|index|period)$/.test(word)) {
          this.#i += 1;
          if (!this.#is(this.#i, 'AS')) this.#type();
        }
      }
      atColumn = this.#frames.length === depth + 1 && this.#isSymbol(this.#i, 44);
      if (this.#isSymbol(this.#i, 41) && this.#frames.length === depth + 1) {
        this.#i += 1;
        this.#close();
      } else this.#step();
    }
  }

  /** FETCH [ NEXT … ] [ FROM ] cursor; OFFSET … FETCH NEXT 10 ROWS ONLY has no FROM. */
  #fetch(): void {
    this.#i += 1;
    this.#operand = false;
    for (let i = this.#i; i < Math.min(this.#i + 4, this.#limit); i += 1) {
      if (this.#is(i, 'FROM')) {
        this.#i = i + 2;
        if (this.#is(i + 1, 'GLOBAL')) this.#i += 1;
        return;
      }
    }
  }

  /** A table, function, subquery or join in parentheses, and its alias. */
  #source(): void {
    const { scope } = this.#frame;
    this.#operand = false;
    if (!scope) return;
    const kind = this.#tokens.kinds[this.#i];
    if (this.#i >= this.#limit) return;
    if (kind === TokenKind.variable) {
      this.#variable();
      this.#i += 1;
      if (this.#isSymbol(this.#i, 46)) {
        this.#i += 2;
        if (this.#isSymbol(this.#i, 40)) this.#open('', scope);
        return;
      }
      this.#alias(scope, undefined, rawAt(this.#tokens, this.#i - 1));
      return;
    }
    if (this.#isSymbol(this.#i, 40)) {
      const next = this.#wordAt(this.#i + 1);
      const query = next === 'select' || next === 'with' || next === 'values' || this.#opensQuery(this.#i + 1);
      this.#open('', query ? scope : undefined);
      if (!query) {
        this.#frame.inFrom = true;
        this.#source();
      }
      return;
    }
    const name = this.#readName();
    if (!name) return;
    const last = name.parts.at(-1) ?? '';
    if (this.#isSymbol(this.#i, 40) && !tableHints.has(this.#wordAt(this.#i + 1))) {
      if (name.parts.length > 1 && isMethod(last)) {
        scope.candidates.push({ parts: name.parts.slice(0, -1), start: name.start, end: name.end, called: false });
      } else if (!(name.bare && this.#isBuiltInSource(last))) this.#report('function', name);
      this.#open(last.toLowerCase(), scope);
      return;
    }
    this.#alias(scope, this.#reportTable(name), last);
  }

  /** `((SELECT …) UNION …) AS x` */
  #opensQuery(index: number): boolean {
    let i = index;
    while (this.#isSymbol(i, 40)) i += 1;
    return i > index && this.#is(i, 'SELECT') && !this.#isJoinInside(i);
  }

  /** `((SELECT …) a JOIN b …)`: what closes the inner subquery decides. */
  #isJoinInside(from: number): boolean {
    let depth = 1;
    let i = from;
    for (; i < this.#limit && depth > 0; i += 1) {
      if (this.#isSymbol(i, 40)) depth += 1;
      else if (this.#isSymbol(i, 41)) depth -= 1;
    }
    return this.#is(i, 'AS') || (this.#atNameIndex(i) && !/^(union|except|intersect)$/.test(this.#wordAt(i)));
  }

  #isBuiltInSource(name: string): boolean {
    const lower = name.toLowerCase();
    return rowFunctions.has(lower) || tableArgumentFunctions.has(lower) || lower === 'changetable';
  }

  /** Reports a table unless it is a CTE, a temp table or one of a trigger's; the parts that columns belong to. */
  #reportTable(name: Name): readonly string[] | undefined {
    if (name.parts.length === 1) {
      const lower = (name.parts[0] ?? '').toLowerCase();
      if (lower.startsWith('#') || this.#ctes.has(lower)) return undefined;
      if (lower === 'inserted' || lower === 'deleted') return this.#options.triggerTable;
    } else if ((name.parts.at(-1) ?? '').startsWith('#')) return undefined;
    this.#report('table', name);
    return name.parts;
  }

  /** The target of INTO, INSERT, TRUNCATE and the like. */
  #tableName(): readonly string[] | undefined {
    if (this.#tokens.kinds[this.#i] === TokenKind.variable) {
      this.#variable();
      this.#i += 1;
      return undefined;
    }
    const name = this.#readName();
    if (!name || this.#isRowFunction(name)) return undefined;
    return this.#reportTable(name);
  }

  /** [ FOR SYSTEM_TIME … ] [ hints ] [ [ AS ] alias [ ( columns ) ] ] [ WITH ( hints ) ] */
  #alias(scope: Scope, table: readonly string[] | undefined, name: string): void {
    if (this.#is(this.#i, 'FOR') && this.#is(this.#i + 1, 'SYSTEM_TIME')) this.#systemTime();
    this.#hints();
    // OPENJSON(…) WITH ( name type path, … )
    let alias: string | undefined;
    if (this.#is(this.#i, 'AS')) {
      this.#i += 1;
      if (this.#atName()) alias = nameAt(this.#tokens, this.#i);
    } else if (
      this.#atName() &&
      !(this.#tokens.kinds[this.#i] === TokenKind.word && notAlias.has(this.#wordAt(this.#i)))
    ) {
      alias = nameAt(this.#tokens, this.#i);
    }
    if (alias !== undefined) {
      this.#i += 1;
      if (this.#isSymbol(this.#i, 40)) this.#skipParentheses();
      this.#hints();
    }
    const source: Source = { alias: (alias ?? name).toLowerCase(), table, hasAlias: alias !== undefined };
    scope.sources.push(source);
    this.#operand = true;
  }

  #systemTime(): void {
    this.#i += 2;
    const word = this.#wordAt(this.#i);
    if (word === 'as') this.#i += 3;
    else if (word === 'from' || word === 'between') this.#i += 4;
    else if (word === 'contained') {
      this.#i += 2;
      this.#skipParentheses();
    } else if (word === 'all') this.#i += 1;
  }

  #hints(): void {
    if (this.#is(this.#i, 'WITH') && this.#isSymbol(this.#i + 1, 40)) {
      this.#i += 1;
      if (tableHints.has(this.#wordAt(this.#i + 1))) this.#skipParentheses();
      else this.#columnDefinitions();
    } else if (this.#isSymbol(this.#i, 40) && tableHints.has(this.#wordAt(this.#i + 1))) this.#skipParentheses();
  }

  /** TOP ( n ) [ PERCENT ] behind INSERT, UPDATE, DELETE and MERGE. */
  #top(): void {
    if (!this.#is(this.#i, 'TOP')) return;
    this.#i += 1;
    if (this.#isSymbol(this.#i, 40)) this.#skipParentheses();
    else this.#i += 1;
    if (this.#is(this.#i, 'PERCENT')) this.#i += 1;
  }

  #targetColumns(scope: Scope): void {
    const [target] = scope.sources;
    if (target?.table) this.#columnsOf(target.table);
    else this.#skipParentheses();
  }

  /** ( name , … ) of a table that is known. */
  #columnsOf(table: readonly string[]): void {
    this.#i += 1;
    while (this.#i < this.#limit && !this.#isSymbol(this.#i, 41)) {
      const name = this.#readName();
      if (!name) this.#i += 1;
      else {
        const parts = [...table, name.parts.at(-1) ?? ''];
        this.references.push({ usage: 'column', parts, start: name.start, end: name.end });
      }
    }
    this.#i += 1;
    this.#operand = true;
  }

  /** A name inside an expression: a column, a function, or an alias without AS. */
  #name(): void {
    const alias = this.#operand;
    const name = this.#readName();
    this.#operand = true;
    if (!name) {
      this.#i += 1;
      return;
    }
    const { scope } = this.#frame;
    const { parts, start, end } = name;
    if (this.#isSymbolPair(this.#i)) {
      if (parts.length > 1 || !name.bare) this.#report('type', name);
      this.#i += 2;
      if (this.#atName()) this.#i += 1;
      return;
    }
    if (this.#isSymbol(this.#i, 40)) {
      if (parts.length === 1) {
        this.#open((parts[0] ?? '').toLowerCase(), undefined);
        return;
      }
      const method = isMethod(parts.at(-1) ?? '');
      if (scope) {
        scope.candidates.push({ parts: method ? parts.slice(0, -1) : parts, start, end, called: !method });
      } else if (!method) this.#report('function', name);
      this.#open('', undefined);
      return;
    }
    if (!scope || this.#frame.inOptions) return;
    if (alias && parts.length === 1) return;
    scope.candidates.push({ parts, start, end, called: false });
  }

  /** [ schema . ] type [ ( … ) ] */
  #type(): void {
    const name = this.#readName();
    if (!name) return;
    this.#report('type', name);
    if (name.bare && /^(double|national)$/i.test(name.parts[0] ?? '')) this.#i += 1;
    while (this.#is(this.#i, 'VARYING')) this.#i += 1;
    if (!this.#isSymbol(this.#i, 40)) return;
    if (/^xml$/i.test(name.parts.at(-1) ?? '')) {
      this.#i += 1;
      if (this.#is(this.#i, 'CONTENT') || this.#is(this.#i, 'DOCUMENT')) this.#i += 1;
      const collection = this.#readName();
      if (collection) this.#report('schemaCollection', collection);
      if (this.#isSymbol(this.#i, 41)) this.#i += 1;
    } else this.#skipParentheses();
    this.#operand = true;
  }

  /** name { . [ name ] }; undefined where no name stands. */
  #readName(): Name | undefined {
    if (!this.#atName()) return undefined;
    const first = this.#i;
    const parts = [nameAt(this.#tokens, this.#i)];
    this.#i += 1;
    while (this.#isSymbol(this.#i, 46)) {
      if (this.#atNameIndex(this.#i + 1)) {
        parts.push(nameAt(this.#tokens, this.#i + 1));
        this.#i += 2;
      } else if (this.#isSymbol(this.#i + 1, 46)) {
        parts.push('');
        this.#i += 1;
      } else {
        // alias.*
        this.#i += this.#isSymbol(this.#i + 1, 42) ? 2 : 1;
        break;
      }
    }
    const bare = parts.length === 1 && this.#tokens.kinds[first] === TokenKind.word;
    return {
      parts,
      start: this.#tokens.starts[first] ?? 0,
      end: this.#tokens.ends[this.#i - 1] ?? 0,
      bare,
    };
  }

  #report(usage: BodyReference['usage'], name: Name): void {
    this.references.push({ usage, parts: name.parts, start: name.start, end: name.end });
  }

  #variable(): void {
    const raw = rawAt(this.#tokens, this.#i).toLowerCase();
    if (!raw.startsWith('@@')) this.variables.add(raw);
  }

  #newScope(parent: Scope | undefined): Scope {
    const scope = new Scope(parent);
    this.scopes.push(scope);
    return scope;
  }

  /** Stands at `(`; moves behind its `)`. */
  #skipParentheses(): void {
    let depth = 0;
    for (; this.#i < this.#limit; this.#i += 1) {
      if (this.#isSymbol(this.#i, 40)) depth += 1;
      else if (this.#isSymbol(this.#i, 41)) {
        depth -= 1;
        if (depth <= 0) {
          this.#i += 1;
          break;
        }
      } else if (depth === 0) break;
    }
    this.#operand = true;
  }

  #previousWord(): string {
    return this.#wordAt(this.#i - 1);
  }

  #wordAt(index: number): string {
    if (index < 0 || index >= this.#limit || this.#tokens.kinds[index] !== TokenKind.word) return '';
    return rawAt(this.#tokens, index).toLowerCase();
  }

  #is(index: number, upper: string): boolean {
    return (
      index < this.#limit && this.#tokens.kinds[index] === TokenKind.word && equalsUpper(this.#tokens, index, upper)
    );
  }

  #isSymbol(index: number, code: number): boolean {
    if (index >= this.#limit || this.#tokens.kinds[index] !== TokenKind.symbol) return false;
    const start = this.#tokens.starts[index] ?? 0;
    return (this.#tokens.ends[index] ?? 0) - start === 1 && this.#tokens.text.charCodeAt(start) === code;
  }

  #isSymbolPair(index: number): boolean {
    return index < this.#limit && this.#tokens.kinds[index] === TokenKind.symbol && rawAt(this.#tokens, index) === '::';
  }

  #atName(): boolean {
    return this.#atNameIndex(this.#i);
  }

  #atNameIndex(index: number): boolean {
    if (index >= this.#limit) return false;
    const kind = this.#tokens.kinds[index];
    return (
      kind === TokenKind.word ||
      kind === TokenKind.bracketed ||
      kind === TokenKind.temporary ||
      kind === TokenKind.sqlcmdVariable ||
      (kind === TokenKind.doubleQuoted && this.#quotedIdentifier)
    );
  }
}

function frame(scope: Scope | undefined, called = '', aliasFor: Scope | undefined = undefined): Frame {
  return { scope, inFrom: false, inOptions: false, inCtes: false, caseDepth: 0, called, aliasFor };
}
