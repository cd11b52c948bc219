import { TokenKind } from '../token.ts';
import type { Tokens } from '../tokens.ts';
import { idOf, knownId, lastReserved, mayBeName, Special } from './keyword-ids.ts';
import type { Node } from './node.ts';
import type { Grammar } from './notation.ts';

/** Deeper than this no person nests; SQL Server gives up far earlier (error 191). */
const deepest = 1500;

/** Steps for each token, and for a batch; real scripts need a twentieth of it. */
const stepsForToken = 1000;
const stepsForBatch = 100_000;

/** Thrown where a text is nested deeper, or takes longer, than can be followed. */
export class TooDeep extends Error {}

/** Follows the rules of a grammar along the tokens of one batch; tells how far they fit. */
export class Recognizer {
  readonly tokens: Tokens;
  readonly limit: number;
  /** What `"text"` is: a name (true) or a string. */
  readonly quotedIdentifier: boolean;
  /** Index of the furthest token that no rule wanted. */
  furthest: number;
  /** What rules wanted there; filled in only when asked for. */
  readonly wanted = new Set<string>();
  /** Whether a comma could have stood there; filled in with `wanted`. */
  couldGoOn = false;

  readonly #grammar: Grammar;
  readonly #from: number;
  readonly #ids: Int32Array;
  /** Where rules end that begin with a `(`; several alternatives may ask for the same, on every level. */
  readonly #atParenthesis = new Map<number, Map<Node, number>>();
  readonly #mostSteps: number;
  #steps = 0;
  #depth = 0;
  #quiet = 0;
  #offers = 0;
  #listening = -1;

  constructor(grammar: Grammar, tokens: Tokens, from: number, to: number, quotedIdentifier: boolean) {
    this.#grammar = grammar;
    this.tokens = tokens;
    this.#from = from;
    this.limit = to;
    this.furthest = from;
    this.quotedIdentifier = quotedIdentifier;
    this.#ids = new Int32Array(to - from);
    this.#mostSteps = stepsForBatch + stepsForToken * (to - from);
  }

  /** The index behind what the rule takes from `at` on, or -1. */
  rule(name: string, at: number): number {
    return this.match(this.#grammar.rule(name), at);
  }

  /** Follows the rule again and notes what was wanted at the furthest token. */
  listen(name: string, at: number): void {
    this.#listening = this.furthest;
    this.#atParenthesis.clear();
    this.rule(name, at);
  }

  match(node: Node, at: number): number {
    switch (node.type) {
      case 'token':
        return this.id(at) === node.id ? at + 1 : this.fail(at, node.text);
      case 'builtin':
        return node.read(this, at);
      case 'rule':
        return this.id(at) === open ? this.remembered(node, at) : this.nested(node, at);
      case 'sequence': {
        let next = at;
        for (const item of node.items) {
          next = this.match(item, next);
          if (next < 0) return -1;
        }
        return next;
      }
      case 'choice':
        for (const item of this.alternatives(node, at)) {
          const next = this.match(item, at);
          if (next >= 0) return next;
        }
        return -1;
      case 'optional': {
        if (!this.mayBegin(node, at)) return at;
        const next = this.offered(node.item, at);
        return next < 0 ? at : next;
      }
      case 'repeated': {
        let next = at;
        for (;;) {
          if (!this.mayBegin(node, next)) return next;
          const behind = this.offered(node.item, next);
          if (behind <= next) return next;
          next = behind;
        }
      }
      case 'list': {
        let next = this.match(node.item, at);
        const options = node.once ? new Set([this.id(at)]) : undefined;
        while (next >= 0 && this.is(next, comma)) {
          const again = options?.has(this.id(next + 1));
          options?.add(this.id(next + 1));
          const behind = again ? this.fail(next + 1) : this.match(node.item, next + 1);
          // What follows the comma may belong to a list around this one.
          if (behind < 0) return next;
          next = behind;
        }
        if (next >= 0) this.fail(next);
        if (next === this.#listening && this.#quiet === 0) this.couldGoOn = true;
        return next;
      }
      case 'not': {
        this.#quiet += 1;
        const next = this.match(node.item, at);
        this.#quiet -= 1;
        return next < 0 ? at : this.fail(at);
      }
    }
  }

  /** What may be missing. Where it is wholly missing, it was not wanted. */
  private offered(node: Node, at: number): number {
    const silent = at === this.#listening;
    if (silent) this.#offers += 1;
    const next = this.match(node, at);
    if (silent) this.#offers -= 1;
    return next;
  }

  private nested(node: Node & { type: 'rule' }, at: number): number {
    this.#steps += 1;
    if (this.#depth > deepest || this.#steps > this.#mostSteps) throw new TooDeep();
    this.#depth += 1;
    const next = this.match(node.body ?? this.#grammar.body(node), at);
    this.#depth -= 1;
    return next;
  }

  private remembered(node: Node & { type: 'rule' }, at: number): number {
    let ends = this.#atParenthesis.get(at);
    let next = ends?.get(node);
    if (next !== undefined) return next;
    next = this.nested(node, at);
    // What failed quietly has not told where.
    if (this.#quiet > 0) return next;
    if (!ends) {
      ends = new Map();
      this.#atParenthesis.set(at, ends);
    }
    ends.set(node, next);
    return next;
  }

  /** For code that reads: one level down, `-1` for the level back up. */
  deeper(by: 1 | -1): void {
    this.#depth += by;
    if (this.#depth > deepest) throw new TooDeep();
  }

  fail(at: number, wanted?: string): -1 {
    if (this.#quiet === 0) {
      if (at > this.furthest) this.furthest = at;
      if (at === this.#listening && this.#offers === 0 && wanted !== undefined) this.wanted.add(wanted);
    }
    return -1;
  }

  is(at: number, id: number): boolean {
    return this.id(at) === id;
  }

  isReserved(at: number): boolean {
    const id = this.id(at);
    return id > 0 && id <= lastReserved;
  }

  /** Whether the token can be a name. */
  isName(at: number): boolean {
    const id = this.id(at);
    return mayBeName(id) && (id !== Special.doubleQuoted || this.quotedIdentifier);
  }

  isString(at: number): boolean {
    const id = this.id(at);
    return id === Special.string || (id === Special.doubleQuoted && !this.quotedIdentifier);
  }

  /** What the token is: the id of a word or symbol, 0 for one that no rule names, negative for all else. */
  id(at: number): number {
    if (at >= this.limit) return Special.end;
    const known = this.#ids[at - this.#from]!;
    if (known !== 0) return known - offset;
    const id = this.read(at);
    this.#ids[at - this.#from] = id + offset;
    return id;
  }

  text(at: number): string {
    return at < this.limit ? this.tokens.text.slice(this.tokens.starts[at], this.tokens.ends[at]) : '';
  }

  private read(at: number): number {
    switch (this.tokens.kinds[at]) {
      case TokenKind.word:
        return knownId(this.text(at).toUpperCase());
      case TokenKind.symbol:
        return knownId(this.text(at)) || Special.otherSymbol;
      case TokenKind.bracketed:
        return Special.bracketed;
      case TokenKind.doubleQuoted:
        return Special.doubleQuoted;
      case TokenKind.string:
      case TokenKind.nationalString:
        return Special.string;
      case TokenKind.number:
        return Special.number;
      case TokenKind.binary:
        return Special.binary;
      case TokenKind.money:
        return Special.money;
      case TokenKind.variable:
        return Special.variable;
      case TokenKind.sqlcmdVariable:
        return Special.sqlcmdVariable;
      case TokenKind.temporary:
        return Special.temporary;
      default:
        return Special.end;
    }
  }

  /** Whether what may be missing can begin with the token: most of it is missing most of the time. */
  private mayBegin(node: Node & { type: 'optional' | 'repeated' }, at: number): boolean {
    if (this.#listening >= 0) return true;
    const id = this.id(at);
    let answer = node.beginsWith.get(id);
    if (answer === undefined) {
      answer = this.beginning(node.item, id) !== 0;
      node.beginsWith.set(id, answer);
    }
    if (!answer) this.fail(at);
    return answer;
  }

  /** Alternatives of a choice that may begin with the token. */
  private alternatives(node: Node & { type: 'choice' }, at: number): readonly Node[] {
    if (this.#listening >= 0) return node.items;
    const id = this.id(at);
    let found = node.byId.get(id);
    if (!found) {
      found = node.items.filter((item) => this.beginning(item, id) !== 0);
      node.byId.set(id, found);
    }
    if (found.length === 0) this.fail(at);
    return found;
  }

  /** Whether the node can begin with such a token (1) and whether it may take nothing (2), as bits. */
  private beginning(node: Node, id: number): number {
    switch (node.type) {
      case 'token':
        return node.id === id ? 1 : 0;
      case 'builtin':
        return node.name === 'name' ? (mayBeName(id) ? 1 : 0) : 3;
      case 'rule': {
        let bits = node.beginnings.get(id);
        if (bits === undefined) {
          bits = this.beginning(node.body ?? this.#grammar.body(node), id);
          node.beginnings.set(id, bits);
        }
        return bits;
      }
      case 'sequence': {
        let bits = 0;
        for (const item of node.items) {
          const own = this.beginning(item, id);
          bits |= own & 1;
          if ((own & 2) === 0) return bits;
        }
        return bits | 2;
      }
      case 'choice':
        return node.items.reduce((bits, item) => bits | this.beginning(item, id), 0);
      case 'optional':
      case 'repeated':
        return this.beginning(node.item, id) | 2;
      case 'not':
        return 2;
      case 'list':
        return this.beginning(node.item, id);
    }
  }
}

/** Ids are kept this much higher, so that 0 is «not read yet». */
const offset = 1000;
const comma = idOf(',');
const open = idOf('(');
