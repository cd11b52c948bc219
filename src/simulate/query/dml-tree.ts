import type { Expression } from '../../syntax/expression/tree.ts';
import type { Query, SelectItem, Source } from './query-tree.ts';

/** OUTPUT list [ INTO target [ ( columns ) ] ] */
export type Output = {
  readonly items: readonly SelectItem[];
  readonly into?: readonly string[];
  readonly columns?: readonly string[];
};

export type Insert = {
  readonly verb: 'INSERT';
  readonly target: readonly string[];
  readonly columns: readonly string[] | undefined;
  readonly ctes: Query['ctes'];
  readonly output?: Output;
  readonly from:
    | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] }
    | { readonly kind: 'query'; readonly query: Query }
    | { readonly kind: 'default' }
    | { readonly kind: 'execute'; readonly text: string };
};

export type Update = {
  readonly verb: 'UPDATE';
  /** A table, or an alias of FROM. */
  readonly target: readonly string[];
  readonly set: readonly {
    readonly column: string | undefined;
    readonly variable?: string;
    readonly value: Expression;
    /** `column.WRITE (…)` and its like, whose value is not read. */
    readonly isMethod?: boolean;
  }[];
  readonly top?: Expression;
  readonly output?: Output;
  readonly from: readonly Source[];
  readonly where: Expression | undefined;
  readonly ctes: Query['ctes'];
};

export type Delete = {
  readonly verb: 'DELETE';
  readonly top?: Expression;
  readonly output?: Output;
  readonly target: readonly string[];
  readonly from: readonly Source[];
  readonly where: Expression | undefined;
  readonly ctes: Query['ctes'];
};

/** WHEN … THEN … of MERGE. */
export type MergeBranch = {
  readonly when: 'matched' | 'not matched' | 'not matched by source';
  readonly and: Expression | undefined;
  readonly action:
    | { readonly kind: 'update'; readonly set: Update['set'] }
    | { readonly kind: 'delete' }
    | {
        readonly kind: 'insert';
        readonly columns: readonly string[] | undefined;
        /** undefined: DEFAULT VALUES. */
        readonly values: readonly Expression[] | undefined;
      };
};

export type Merge = {
  readonly verb: 'MERGE';
  readonly target: readonly string[];
  readonly alias: string | undefined;
  readonly using: Source;
  readonly on: Expression;
  readonly branches: readonly MergeBranch[];
  readonly output?: Output;
  readonly ctes: Query['ctes'];
};

export type Truncate = { readonly verb: 'TRUNCATE'; readonly target: readonly string[] };
export type SelectStatement = { readonly verb: 'SELECT'; readonly query: Query };
export type DmlTree = Insert | Update | Delete | Merge | Truncate | SelectStatement;
