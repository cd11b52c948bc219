import assert from 'node:assert/strict';
import { syntaxOf } from './syntax-of.ts';

const many = (text: string, count: number): string => text.repeat(count);

/** What no person writes: it may be given up on, but neither crash nor take long. */
describe('deep and long texts', () => {
  const table: Readonly<Record<string, string>> = {
    'parentheses of a value': `select ${many('(', 20_000)}1${many(')', 20_000)}`,
    'parentheses of a condition': `select 1 where ${many('(', 20_000)}1=1${many(')', 20_000)}`,
    'parentheses of a query': `${many('(', 5000)}select 1${many(')', 5000)}`,
    'parentheses of tables': `select * from ${many('(', 3000)}t join u on 1=1${many(')', 3000)}`,
    CASE: `select ${many('case when 1=1 then ', 5000)}1${many(' end', 5000)}`,
    BEGIN: `${many('begin ', 5000)}select 1 ${many('end ', 5000)}`,
    IF: `${many('if 1=1 ', 5000)}select 1`,
    ELSE: `${many('if 1=1 select 1 else ', 5000)}select 1`,
    AND: `select 1 where 1=1${many(' and 1=1', 10_000)}`,
    NOT: `select 1 where ${many('not ', 20_000)}1=1`,
    'plus signs': `select 1${many('+1', 50_000)}`,
    UNION: `select 1${many(' union select 1', 10_000)}`,
    VALUES: `insert t values (1,2)${many(',(1,2)', 50_000)}`,
    IN: `select 1 where a in (1${many(',1', 50_000)})`,
    joins: `select * from t${many(' join u on 1=1', 5000)}`,
    'derived tables': `select * from ${many('(select * from ', 800)}t${many(') x', 800)}`,
    'scalar subqueries': `select ${many('(select ', 3000)}1${many(')', 3000)}`,
    calls: `select ${many('f(', 5000)}1${many(')', 5000)}`,
    labels: `${many('a: ', 5000)}select 1`,
  };
  for (const [name, text] of Object.entries(table)) {
    it(`accepts many ${name}`, function () {
      this.timeout(5000);
      assert.equal(syntaxOf(text), undefined);
    });
  }

  const wrong: Readonly<Record<string, string>> = {
    'a table in parentheses': `select * from ${many('((', 200)}select 1${many(') x)', 200)}`,
    'a value without an end': `select ${many('(', 400)}1`,
  };
  for (const [name, text] of Object.entries(wrong)) {
    it(`refuses ${name} in time`, function () {
      this.timeout(5000);
      assert.notEqual(syntaxOf(text), undefined);
    });
  }
});
