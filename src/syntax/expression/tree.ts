import type { TypeSpelling } from '../type-names.ts';

export type LiteralType = 'string' | 'nationalString' | 'integer' | 'decimal' | 'float' | 'binary' | 'money' | 'null';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '||' | '<<' | '>>';
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | '*=' | '=*';

/** A data type inside CAST, CONVERT and their kin; `rest` are arguments that are no plain numbers, as written. */
export type ExpressionType = TypeSpelling & { readonly rest?: string };

/**
 * A scalar or boolean T-SQL expression. Parentheses are not kept: the printer sets those that the tree needs.
 * What the parser does not look into (subqueries, OVER clauses, odd argument lists) is kept as source text.
 */
export type Expression =
  | {
      readonly kind: 'literal';
      readonly type: LiteralType;
      /** Strings: the value. Others: as written. */
      readonly value: string;
    }
  /** A column (one to four parts), or a date part such as `day`. */
  | { readonly kind: 'name'; readonly parts: readonly string[] }
  /** A bare word with a fixed meaning: `day` in DATEADD, `*` in COUNT(*). Lower case. */
  | { readonly kind: 'keyword'; readonly text: string }
  /** `@x`, `@@x` and `$(x)` */
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '~'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
      /** `= ANY (subquery)` */
      readonly quantifier?: 'all' | 'any';
    }
  | { readonly kind: 'logical'; readonly operator: 'AND' | 'OR'; readonly items: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean }
  | { readonly kind: 'distinct'; readonly left: Expression; readonly right: Expression; readonly negated: boolean }
  | {
      readonly kind: 'in';
      readonly operand: Expression;
      /** One subquery, or the list. */
      readonly items: readonly Expression[];
      readonly negated: boolean;
    }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape?: Expression;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'case';
      readonly input?: Expression;
      readonly whens: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise?: Expression;
    }
  | {
      readonly kind: 'convert';
      readonly function: 'convert' | 'try_convert' | 'try_cast' | 'parse' | 'try_parse';
      readonly type: ExpressionType;
      readonly operand: Expression;
      /** The style of CONVERT or the culture of PARSE. */
      readonly style?: Expression;
    }
  | {
      readonly kind: 'call';
      /** One part: built in. */
      readonly parts: readonly string[];
      readonly args: readonly Expression[];
      readonly distinct?: boolean;
      /** `OVER (…)`, `WITHIN GROUP (…)`, `IGNORE NULLS`: as written. */
      readonly tail?: string;
    }
  /** `geography::Point(…)`, `hierarchyid::GetRoot()` */
  | {
      readonly kind: 'static';
      readonly type: readonly string[];
      readonly member: string;
      readonly args?: readonly Expression[];
    }
  /** `(…).Lat`, `f(x).value(…)` */
  | {
      readonly kind: 'member';
      readonly target: Expression;
      readonly member: string;
      readonly args?: readonly Expression[];
    }
  | { readonly kind: 'collate'; readonly operand: Expression; readonly collation: string }
  | { readonly kind: 'timeZone'; readonly operand: Expression; readonly zone: Expression }
  | { readonly kind: 'nextValue'; readonly sequence: readonly string[]; readonly tail?: string }
  /** `(SELECT …)`, with its parentheses, as written. */
  | { readonly kind: 'subquery'; readonly text: string }
  | { readonly kind: 'exists'; readonly text: string }
  /** Source text that has no form of its own here. */
  | { readonly kind: 'tokens'; readonly text: string };
