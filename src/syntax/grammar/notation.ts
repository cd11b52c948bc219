import { idOf } from './keyword-ids.ts';
import type { Builtin, Node } from './node.ts';

const part = /\s*(?:('[^']+')|([A-Z_$][A-Z_0-9$]*)(?![a-z])|([a-z][a-z_0-9]*)|(,\.\.\.|,once)|([[\](){}|!]))/y;
const rule = /^([a-z][a-z_0-9]*) +=/gm;

/**
 * Rules in the notation of T-SQL's own syntax diagrams: `WORD` and `'symbol'` stand for themselves, `name` in lower
 * case for a rule or something read by code, `[ ]` for what may be missing, `{ }` for what may come any number of
 * times, `( | )` for a choice, whose first alternative that fits is taken, `x ,...` for one or more with commas between,
 * `x ,once` for the same, each beginning with another word, `!x` for what must not follow. `--` begins a comment.
 */
export class Grammar {
  readonly #sources = new Map<string, string>();
  readonly #rules = new Map<string, Node>();
  readonly #builtins: ReadonlyMap<string, Builtin>;

  constructor(texts: readonly string[], builtins: ReadonlyMap<string, Builtin>) {
    this.#builtins = builtins;
    for (const text of texts) this.#add(text.replace(/--[^\n]*/g, ''));
  }

  /** All names that are defined or read by code. */
  get names(): readonly string[] {
    return [...this.#sources.keys(), ...this.#builtins.keys()];
  }

  /** The rule of this name; its definition is read when it is needed first. */
  rule(name: string): Node {
    let node = this.#rules.get(name);
    if (!node) {
      const read = this.#builtins.get(name);
      node = read ? { type: 'builtin', name, read } : { type: 'rule', name, body: undefined, beginnings: new Map() };
      this.#rules.set(name, node);
    }
    return node;
  }

  /** What the rule is made of. */
  body(node: Node & { type: 'rule' }): Node {
    if (node.body === undefined) {
      const source = this.#sources.get(node.name);
      if (source === undefined) throw new Error(`The grammar has no rule ${node.name}.`);
      node.body = new RuleReader(source, this).read();
    }
    return node.body;
  }

  #add(text: string): void {
    const heads = [...text.matchAll(rule)];
    heads.forEach((head, i) => {
      const name = head[1]!;
      if (this.#sources.has(name) || this.#builtins.has(name)) throw new Error(`The rule ${name} is there twice.`);
      this.#sources.set(name, text.slice(head.index + head[0].length, heads[i + 1]?.index ?? text.length));
    });
    // All words must be known before the first text is read: a token's id must not depend on the rules used so far.
    for (const match of text.matchAll(/'([^']+)'|\b[A-Z_$][A-Z_0-9$]*\b/g)) idOf(match[1] ?? match[0]);
  }
}

type Part = {
  readonly kind: 'symbol' | 'word' | 'rule' | 'list' | 'mark' | 'end';
  readonly text: string;
};

class RuleReader {
  readonly #source: string;
  readonly #grammar: Grammar;
  #at = 0;
  /** What was found last: the kind of part and its text. */
  #found: Part;

  constructor(source: string, grammar: Grammar) {
    this.#source = source;
    this.#grammar = grammar;
    this.#found = this.#next();
  }

  read(): Node {
    const node = this.#choice();
    if (this.#found.kind !== 'end') throw new Error(`'${this.#found.text}' is not expected in ${this.#source}`);
    return node;
  }

  #choice(): Node {
    const items = [this.#sequence()];
    while (this.#accept('|')) items.push(this.#sequence());
    return items.length === 1 ? items[0]! : { type: 'choice', items, byId: new Map() };
  }

  #sequence(): Node {
    const items: Node[] = [];
    while (this.#found.kind !== 'end' && !/^[|)\]}]$/.test(this.#mark())) items.push(this.#item());
    return items.length === 1 ? items[0]! : { type: 'sequence', items };
  }

  #item(): Node {
    const item = this.#single();
    if (this.#found.kind !== 'list') return item;
    const once = this.#found.text === ',once';
    this.#found = this.#next();
    return { type: 'list', item, once };
  }

  #single(): Node {
    const { kind, text } = this.#found;
    this.#found = this.#next();
    if (kind === 'symbol' || kind === 'word') return { type: 'token', id: idOf(text), text };
    if (kind === 'rule') return this.#grammar.rule(text);
    if (text === '!') return { type: 'not', item: this.#single() };
    const item = this.#choice();
    this.#close(text);
    if (text === '[') return { type: 'optional', item, beginsWith: new Map() };
    return text === '{' ? { type: 'repeated', item, beginsWith: new Map() } : item;
  }

  #close(open: string): void {
    const mark = open === '[' ? ']' : open === '{' ? '}' : ')';
    if (!this.#accept(mark)) throw new Error(`'${mark}' is missing in ${this.#source}`);
  }

  #accept(mark: string): boolean {
    if (this.#mark() !== mark) return false;
    this.#found = this.#next();
    return true;
  }

  #mark(): string {
    return this.#found.kind === 'mark' ? this.#found.text : '';
  }

  #next(): Part {
    for (;;) {
      if (this.#source.slice(this.#at).trim() === '') return { kind: 'end', text: '' };
      part.lastIndex = this.#at;
      const match = part.exec(this.#source);
      if (!match) throw new Error(`The rule cannot be read at '${this.#source.slice(this.#at, this.#at + 40)}'.`);
      this.#at = part.lastIndex;
      const [, symbol, word, name, list, mark] = match;
      if (symbol !== undefined) return { kind: 'symbol', text: symbol.slice(1, -1) };
      if (word !== undefined) return { kind: 'word', text: word };
      if (name !== undefined) return { kind: 'rule', text: name };
      if (list !== undefined) return { kind: 'list', text: list };
      if (mark !== undefined) return { kind: 'mark', text: mark };
    }
  }
}
