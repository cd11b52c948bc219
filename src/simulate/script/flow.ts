import type { Statement } from '../../statements/tree/index.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';

/** What a statement says about the next one; undefined: go on. */
export type Flow = 'break' | 'continue' | 'return' | { readonly goto: string } | undefined;

/** Runs statements inside statements; handed in, since both contain each other. */
export type Runner = {
  one(s: Session, statement: Statement): Steps<Flow>;
  all(s: Session, statements: readonly Statement[]): Steps<Flow>;
};
