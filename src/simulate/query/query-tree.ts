import type { Expression } from '../../syntax/expression/tree.ts';

export type SelectItem =
  | { readonly kind: 'star'; readonly qualifier: readonly string[] }
  | { readonly kind: 'value'; readonly expression: Expression; readonly alias?: string }
  /** `@x = expression` */
  | { readonly kind: 'assign'; readonly variable: string; readonly operator: string; readonly expression: Expression };

export type JoinType = 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS' | 'CROSS APPLY' | 'OUTER APPLY';

export type Source =
  /** A table, view, synonym, CTE, `#temp` or `@table`. */
  | { readonly kind: 'table'; readonly parts: readonly string[]; readonly alias?: string; readonly temporal?: boolean }
  | {
      readonly kind: 'function';
      readonly parts: readonly string[];
      readonly args: readonly Expression[];
      readonly alias?: string;
      /** Names given in `AS a (x, y)` or in WITH (…) of OPENJSON and OPENXML. */
      readonly columns?: readonly string[];
    }
  | { readonly kind: 'derived'; readonly query: Query; readonly alias: string; readonly columns?: readonly string[] }
  | {
      readonly kind: 'values';
      readonly rows: readonly (readonly Expression[])[];
      readonly alias: string;
      readonly columns: readonly string[];
    }
  | {
      readonly kind: 'join';
      readonly type: JoinType;
      readonly left: Source;
      readonly right: Source;
      readonly on?: Expression;
    }
  /** PIVOT and UNPIVOT: their columns are not followed. */
  | { readonly kind: 'pivot'; readonly source: Source; readonly alias: string };

export type Select = {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly top?: Expression;
  readonly items: readonly SelectItem[];
  readonly into?: readonly string[];
  readonly from: readonly Source[];
  readonly where?: Expression;
  readonly groupBy: readonly Expression[];
  readonly having?: Expression;
};

export type QueryBody =
  | Select
  | {
      readonly kind: 'set';
      readonly operator: 'UNION' | 'UNION ALL' | 'EXCEPT' | 'INTERSECT';
      readonly left: QueryBody;
      readonly right: QueryBody;
    }
  | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] };

export type OrderItem = { readonly expression: Expression; readonly descending: boolean };

export type Query = {
  readonly ctes: readonly { readonly name: string; readonly columns: readonly string[]; readonly query: Query }[];
  readonly body: QueryBody;
  readonly orderBy: readonly OrderItem[];
  readonly offset?: Expression;
  readonly fetch?: Expression;
  /** XML or JSON of FOR XML / FOR JSON. */
  readonly forClause?: string;
};
