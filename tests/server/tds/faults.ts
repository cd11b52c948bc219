/** Where a message is when the connection is cut. */
export type CutSide =
  /** It has arrived and nothing was done: a transaction that was open rolls back. */
  | 'before'
  /** It has begun: what takes longer than a moment is stopped, as the server stops it when it sees its client go. */
  | 'during'
  /** It was executed whole and nothing of the answer was sent: a COMMIT has happened and nobody was told. */
  | 'after'
  /** It was executed whole and the first half of the answer was sent. */
  | 'half';

/** How a connection ends. */
export type CutManner =
  /** The end is announced (FIN). */
  | 'close'
  /** As when the process is gone (RST). */
  | 'reset'
  /** Nothing comes any more, as when a cable is pulled: only a time limit of the client notices. */
  | 'silence';

/** What is to go wrong, counted over all connections since it was injected; each happens once. */
export type Faults = {
  /** After so many bytes of answers on the TCP connection (under TLS: of what TLS sends). */
  readonly cutAfterServerBytes?: number;
  readonly cutAfterClientBytes?: number;
  /** 0-based, in the order of `boundaries`. */
  readonly cutAtMessage?: { readonly message: number; readonly side: CutSide };
  readonly manner?: CutManner;
  /** Milliseconds between a request and its execution, as a network far away has them. */
  readonly delay?: number;
};

/** A message of a client: a place at which a connection can be cut. */
export type Boundary = {
  /** What `cutAtMessage.message` names. */
  readonly message: number;
  /** 0-based, in the order in which connections were accepted. */
  readonly connection: number;
  readonly kind: 'prelogin' | 'login' | 'batch' | 'rpc' | 'transaction';
  /** What was asked, as T-SQL; empty before sign-in. */
  readonly text: string;
};

/** Counts what passes and says when it is time. */
export class FaultPlan {
  readonly faults: Faults;
  readonly boundaries: Boundary[] = [];
  /** How much has passed so far. */
  readonly bytes = { server: 0, client: 0 };
  /** Whether the cut has happened. */
  struck = false;

  constructor(faults: Faults) {
    this.faults = faults;
  }

  get manner(): CutManner {
    return this.faults.manner ?? 'close';
  }

  /** How many of these bytes still pass, and whether the connection ends behind them. */
  pass(direction: 'server' | 'client', count: number): { readonly passes: number; readonly cut: boolean } {
    const limit = direction === 'server' ? this.faults.cutAfterServerBytes : this.faults.cutAfterClientBytes;
    const left = (limit ?? Number.POSITIVE_INFINITY) - this.bytes[direction];
    const cut = !this.struck && count >= left;
    const passes = cut ? left : count;
    this.bytes[direction] += passes;
    this.struck ||= cut;
    return { passes, cut };
  }

  /** Records a message; the side at which it is to be cut, if any. */
  reach(boundary: Omit<Boundary, 'message'>): CutSide | undefined {
    const message = this.boundaries.length;
    this.boundaries.push({ message, ...boundary });
    const { cutAtMessage } = this.faults;
    if (this.struck || cutAtMessage?.message !== message) return undefined;
    this.struck = true;
    return cutAtMessage.side;
  }
}
