import type { Statement } from '../../statements/tree/index.ts';
import type { Session } from './session.ts';

/** What a statement says about the next one; undefined: go on. */
export type Flow = 'break' | 'continue' | 'return' | { readonly goto: string } | undefined;

/** Runs statements inside statements; handed in, since both contain each other. */
export type Runner = {
  one(s: Session, statement: Statement): Flow;
  all(s: Session, statements: readonly Statement[]): Flow;
};
