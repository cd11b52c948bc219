import type { Recognizer } from './recognizer.ts';

/** A piece of a rule. */
export type Node =
  /** One word or symbol, by id. */
  | { readonly type: 'token'; readonly id: number; readonly text: string }
  /** Something read by code: a name, a literal, an expression. */
  | { readonly type: 'builtin'; readonly name: string; readonly read: Builtin }
  | {
      readonly type: 'rule';
      readonly name: string;
      body: Node | undefined;
      /** Whether it can begin with a token of this id (1) and may take nothing (2), as bits. */
      readonly beginnings: Map<number, number>;
    }
  | { readonly type: 'sequence'; readonly items: readonly Node[] }
  | { readonly type: 'choice'; readonly items: readonly Node[]; readonly byId: Map<number, readonly Node[]> }
  | { readonly type: 'optional'; readonly item: Node; readonly beginsWith: Map<number, boolean> }
  | { readonly type: 'repeated'; readonly item: Node; readonly beginsWith: Map<number, boolean> }
  /** One or more, with commas between; `once`: options, each of which may be there only once. */
  | { readonly type: 'list'; readonly item: Node; readonly once: boolean }
  | { readonly type: 'not'; readonly item: Node };

/** Reads from token `at` on; the index behind what it has read, or -1. */
export type Builtin = (recognizer: Recognizer, at: number) => number;
