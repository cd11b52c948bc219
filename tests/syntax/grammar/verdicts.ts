import assert from 'node:assert/strict';
import { splitBatches } from '../../../src/syntax/batches.ts';
import { checkSyntax } from '../../../src/syntax/grammar/check-syntax.ts';

/** Marks where a refused statement is wrong. */
const mark = '»';

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** The statement with a mark where the first error is; the statement itself where there is none. */
function verdict(statement: string): string {
  for (const batch of splitBatches(statement, 'a.sql')) {
    const error = checkSyntax(batch);
    if (error) return `${statement.slice(0, error.offset)}${mark}${statement.slice(error.offset)}`;
  }
  return statement;
}

/** Declares a test for each statement, one a line, that must be accepted. */
export function accepts(statements: string): void {
  for (const statement of lines(statements)) {
    it(`accepts ${statement}`, () => assert.equal(verdict(statement), statement));
  }
}

/** Declares a test for each statement, one a line, that must be refused where `»` stands. */
export function refuses(statements: string): void {
  for (const statement of lines(statements)) {
    it(`refuses ${statement}`, () => assert.equal(verdict(statement.replace(mark, '')), statement));
  }
}
