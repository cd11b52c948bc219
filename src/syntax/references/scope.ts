/** A name in FROM, or the target of UPDATE, DELETE, MERGE and INSERT. */
export type Source = {
  /** Lower case; the last part of the name where no alias is given. */
  readonly alias: string;
  /** Undefined for what is no object of the database: CTEs, subqueries, temp tables, table variables. */
  readonly table: readonly string[] | undefined;
  /** The query of a CTE or a subquery; with `*` it passes the columns of its tables on. */
  readonly query?: Scope | undefined;
};

/** A name that may be a column; it is looked up when all of the text is known, because FROM comes after SELECT. */
export type Candidate = {
  readonly parts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** `a.b(…)`: a function unless `a` is a column. */
  readonly called: boolean;
  /** Whether it stands by itself in ORDER BY, where a name of the select list comes before a column. */
  readonly orders?: boolean;
};

export type Target = { readonly parts: readonly string[]; readonly start: number; readonly end: number };

/** The names of one query or data-changing statement. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly kind: 'query' | 'insert' | 'update' | 'delete' | 'merge';
  readonly sources: Source[] = [];
  /** Further names of sources, which bring no columns of their own. */
  readonly aliases: Source[] = [];
  readonly candidates: Candidate[] = [];
  /** Names that the select list gives, lower case. */
  readonly outputs = new Set<string>();
  /** What UPDATE or DELETE names; it may be an alias of FROM. */
  target: Target | undefined;
  /** UPDATE: whether its SET was seen. */
  assigned = false;
  /** Whether the select list has `*`. */
  star = false;

  constructor(parent: Scope | undefined, kind: Scope['kind'] = 'query') {
    this.parent = parent;
    this.kind = kind;
  }

  /** The source that a qualifier means, here or further out. */
  find(alias: string): Source | undefined {
    const lower = alias.toLowerCase();
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      for (const source of scope.sources) if (source.alias === lower) return source;
      for (const source of scope.aliases) if (source.alias === lower) return source;
    }
    return undefined;
  }
}
