import type { Statement } from '../../statements/tree/index.ts';
import type { Session } from './session.ts';

export type Flow = 'break' | 'continue' | 'return' | undefined;
export type Runner = {
  one(s: Session, statement: Statement): Flow;
  all(s: Session, statements: readonly Statement[]): Flow;
};
export function executeProcedural(_s: Session, statement: Statement, _r: Runner): Flow | 'unknown' {
  if (statement.kind === 'setOption' || statement.kind === 'print' || statement.kind === 'use') return undefined;
  return 'unknown';
}
