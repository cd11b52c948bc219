import type { Random } from './random.ts';

const pieces = [
  "'",
  '"',
  '[',
  ']',
  '(',
  ')',
  '/*',
  '*/',
  '--',
  '\n',
  'GO\n',
  ';',
  ',',
  '.',
  '$(',
  ')',
  "N'",
  '0x',
  '1e',
  'BEGIN',
  'END',
  'CASE',
  'CREATE TABLE',
  'AS',
  '\u0000',
  '\uFEFF',
  '\uD800',
  ':r missing.sql\n',
  ':setvar A B\n',
  'SET QUOTED_IDENTIFIER OFF\n',
] as const;

/** A script that somebody stopped writing, or that a machine has damaged. */
export function damagedSql(sql: string, random: Random): string {
  switch (random.next(6)) {
    case 0:
      return sql.slice(0, random.next(sql.length));
    case 1: {
      const at = random.next(sql.length);
      return sql.slice(0, at) + random.pick(pieces) + sql.slice(at);
    }
    case 2: {
      const at = random.next(sql.length);
      return sql.slice(0, at) + sql.slice(at + 1 + random.next(40));
    }
    case 3: {
      const words = sql.split(/(\s+)/);
      const [i, j] = [random.next(words.length), random.next(words.length)];
      const word = words[i] ?? '';
      words[i] = words[j] ?? '';
      words[j] = word;
      return words.join('');
    }
    case 4:
      return nested(random);
    default: {
      let text = sql;
      for (let n = random.next(8); n >= 0; n -= 1) text = damagedSql1(text, random);
      return text;
    }
  }
}

function damagedSql1(sql: string, random: Random): string {
  const at = random.next(sql.length + 1);
  return sql.slice(0, at) + random.pick(pieces) + sql.slice(at + random.next(3));
}

/** Nesting deep enough to break a recursive reader that does not count. */
function nested(random: Random): string {
  const depth = 1000 + random.next(20_000);
  switch (random.next(5)) {
    case 0:
      return `CREATE VIEW dbo.V AS SELECT ${'('.repeat(depth)}1${')'.repeat(depth)} AS c;`;
    case 1:
      return `${'/*'.repeat(depth)}${'*/'.repeat(depth)} CREATE TABLE dbo.T (a int);`;
    case 2:
      return `CREATE TABLE dbo.T (a int, CHECK (${'NOT '.repeat(depth)} a = 1));`;
    case 3:
      return `CREATE PROCEDURE dbo.P AS ${'BEGIN '.repeat(depth)} SELECT 1 ${'END '.repeat(depth)};`;
    default:
      return `CREATE VIEW dbo.V AS SELECT ${'CASE WHEN 1 = 1 THEN '.repeat(depth)} 1 ${'END '.repeat(depth)} AS c;`;
  }
}
