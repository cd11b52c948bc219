import { fail } from '../../base/errors.ts';
import { quote } from '../../base/names.ts';
import { isPseudoColumn } from '../pseudo-columns.ts';
import { systemTypeOf } from '../system-types.ts';
import type { Expression, ExpressionType, LiteralType } from './tree.ts';

/** How a tree becomes text. */
export type PrintStyle = {
  /** `(1)` for numbers and `([a]+[b])+[c]`, as the server stores them; otherwise the fewest parentheses. */
  readonly stored: boolean;
  /** Applied to names of columns, user-defined functions, types and variables. */
  name(text: string): string;
  /** Applied to source text that the tree keeps as it is. */
  source(text: string): string;
};

const level = { or: 1, and: 2, not: 3, predicate: 4, additive: 5, multiplicative: 6, unary: 7, postfix: 8, primary: 9 };

function levelOf(e: Expression): number {
  switch (e.kind) {
    case 'logical':
      return e.operator === 'OR' ? level.or : level.and;
    case 'not':
      return level.not;
    case 'like':
    case 'in':
    case 'between':
      return e.negated ? level.not : level.predicate;
    case 'comparison':
    case 'isNull':
    case 'distinct':
      return level.predicate;
    case 'arithmetic':
      return e.operator === '*' || e.operator === '/' || e.operator === '%' ? level.multiplicative : level.additive;
    case 'unary':
      return level.unary;
    case 'collate':
    case 'timeZone':
    case 'member':
      return level.postfix;
    default:
      return level.primary;
  }
}

/** The text of an expression with the parentheses that keep its meaning. Error: SYN005 over 200,000 nodes. */
export function printExpression(e: Expression, style: PrintStyle): string {
  const p = new Printer(style);
  return p.print(e);
}

/** Rewriting repeats operands; nesting it would print without end. */
const mostNodes = 200_000;

class Printer {
  readonly #style: PrintStyle;
  #nodes = 0;

  constructor(style: PrintStyle) {
    this.#style = style;
  }

  #at(e: Expression, lowest: number): string {
    const text = this.print(e);
    return levelOf(e) < lowest ? `(${text})` : text;
  }

  #list(items: readonly Expression[], separator = ','): string {
    return items.map((item) => this.print(item)).join(separator);
  }

  print(e: Expression): string {
    this.#nodes += 1;
    if (this.#nodes > mostNodes) fail('SYN005', 'this expression is too long in its stored form');
    switch (e.kind) {
      case 'literal':
        return this.#literal(e.type, e.value);
      case 'name':
        return this.#path(e.parts);
      case 'keyword':
        return e.text;
      case 'variable':
        return e.name.startsWith('@@') ? e.name.toLowerCase() : this.#style.name(e.name);
      case 'unary':
        return this.#unary(e.operator, e.operand);
      case 'arithmetic': {
        const own = levelOf(e);
        return `${this.#at(e.left, this.#style.stored ? own + 1 : own)}${e.operator}${this.#at(e.right, own + 1)}`;
      }
      case 'comparison': {
        const quantifier = e.quantifier ? `${e.quantifier} ` : '';
        return `${this.#at(e.left, level.additive)}${e.operator}${quantifier}${this.#at(e.right, level.additive)}`;
      }
      case 'logical': {
        const own = levelOf(e);
        return e.items.map((item, i) => this.#at(item, i === 0 ? own : own + 1)).join(` ${e.operator} `);
      }
      case 'not':
        return `NOT ${this.#at(e.operand, level.not)}`;
      case 'isNull':
        return `${this.#at(e.operand, level.additive)} IS ${e.negated ? 'NOT ' : ''}NULL`;
      case 'distinct':
        return `${this.#at(e.left, level.additive)} IS ${e.negated ? 'NOT ' : ''}DISTINCT FROM ${this.#at(e.right, level.additive)}`;
      case 'in':
        return this.#in(e.operand, e.items, e.negated);
      case 'between':
        return this.#negatable(
          e.negated,
          `${this.#at(e.operand, level.additive)} between ${this.#at(e.low, level.additive)} AND ${this.#at(e.high, level.additive)}`,
        );
      case 'like': {
        const mark = e.escape ? ` escape ${this.#at(e.escape, level.additive)}` : '';
        const like = `${this.#at(e.operand, level.additive)} like ${this.#at(e.pattern, level.additive)}${mark}`;
        return this.#negatable(e.negated, like);
      }
      case 'case': {
        const input = e.input ? ` ${this.print(e.input)}` : '';
        const whens = e.whens.map((w) => ` when ${this.print(w.when)} then ${this.print(w.result)}`).join('');
        return `case${input}${whens}${e.otherwise ? ` else ${this.print(e.otherwise)}` : ''} end`;
      }
      case 'convert':
        return this.#convert(e);
      case 'call':
        return this.#call(e);
      case 'static':
        return `${this.#path(e.type)}::${this.#style.name(e.member)}${e.args ? `(${this.#list(e.args)})` : ''}`;
      case 'member':
        return `${this.#at(e.target, level.primary)}.${this.#style.name(e.member)}${e.args ? `(${this.#list(e.args)})` : ''}`;
      case 'collate':
        return `${this.#at(e.operand, e.operand.kind === 'collate' ? level.primary : level.postfix)} collate ${this.#style.name(e.collation)}`;
      case 'timeZone':
        return `${this.#at(e.operand, level.postfix)} AT TIME ZONE ${this.#at(e.zone, level.primary)}`;
      case 'nextValue':
        return `NEXT VALUE FOR ${this.#path(e.sequence)}${e.tail ? ` ${this.#style.source(e.tail)}` : ''}`;
      case 'subquery':
        return this.#style.source(e.text);
      case 'exists':
        return `exists${this.#style.source(e.text)}`;
      case 'tokens':
        return this.#style.source(e.text);
    }
  }

  #literal(type: LiteralType, value: string): string {
    switch (type) {
      case 'string':
        return `'${value.replaceAll("'", "''")}'`;
      case 'nationalString':
        return `N'${value.replaceAll("'", "''")}'`;
      case 'null':
      case 'binary':
        return value;
      default:
        return this.#style.stored ? `(${value})` : value;
    }
  }

  /** `(-1)` in stored form; a blank keeps `- -1` from becoming a comment. */
  #unary(operator: string, operand: Expression): string {
    const number = operand.kind === 'literal' && operand.type !== 'string' && operand.type !== 'nationalString';
    if (number && operator === '-' && operand.type !== 'null' && operand.type !== 'binary') {
      return this.#style.stored ? `(-${operand.value})` : `-${operand.value}`;
    }
    const text = this.#at(operand, level.unary);
    return text.startsWith(operator) ? `${operator} ${text}` : `${operator}${text}`;
  }

  #in(operand: Expression, items: readonly Expression[], negated: boolean): string {
    const left = this.#at(operand, level.additive);
    const [first] = items;
    const list = items.length === 1 && first?.kind === 'subquery' ? this.print(first) : `(${this.#list(items, ', ')})`;
    return this.#negatable(negated, `${left} IN ${list}`);
  }

  #negatable(negated: boolean, text: string): string {
    return negated ? `NOT ${text}` : text;
  }

  #convert(e: Expression & { kind: 'convert' }): string {
    const type = this.#type(e.type);
    const operand = this.print(e.operand);
    if (e.function === 'convert' || e.function === 'try_convert') {
      return `${e.function.toUpperCase()}(${type},${operand}${e.style ? `,${this.print(e.style)}` : ''})`;
    }
    const culture = e.style ? ` USING ${this.print(e.style)}` : '';
    return `${e.function.toUpperCase()}(${operand} AS ${type}${culture})`;
  }

  #type(type: ExpressionType): string {
    const system = type.schema === undefined ? systemTypeOf(type.name) : undefined;
    const schema = type.schema === undefined ? '' : `${this.#name(type.schema)}.`;
    const name = system ? quote(system.name) : this.#name(type.name);
    const scale = type.scale === undefined ? '' : `,${type.scale}`;
    const length = type.length === undefined ? this.#style.source(type.rest ?? '') : `${type.length}${scale}`;
    return `${schema}${name}${length === '' ? '' : `(${length})`}`;
  }

  #call(e: Expression & { kind: 'call' }): string {
    const [only] = e.parts;
    const name = e.parts.length === 1 && only !== undefined ? builtIn(only) : this.#path(e.parts);
    const distinct = e.distinct ? 'distinct ' : '';
    return `${name}(${distinct}${this.#list(e.args)})${e.tail ? ` ${this.#style.source(e.tail)}` : ''}`;
  }

  #path(parts: readonly string[]): string {
    return parts.map((part) => (part === '' ? '' : this.#name(part))).join('.');
  }

  #name(part: string): string {
    return isPseudoColumn(part) ? part.toLowerCase() : quote(this.#style.name(part));
  }
}

function builtIn(name: string): string {
  return /^[\w@#$]+$/.test(name) ? name.toLowerCase() : quote(name);
}
