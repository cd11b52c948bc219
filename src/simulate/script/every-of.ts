import type { Statement } from '../../statements/tree/index.ts';

/** The statements with those inside them; a module's body is no part of the batch that creates it. */
export function* everyOf(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    if (statement.kind === 'if') {
      yield* everyOf(statement.else ? [statement.then, statement.else] : [statement.then]);
    } else if (statement.kind === 'while') yield* everyOf([statement.body]);
    else if (statement.kind === 'block') yield* everyOf(statement.statements);
    else if (statement.kind === 'tryCatch') yield* everyOf([...statement.try, ...statement.catch]);
  }
}
