import assert from 'node:assert/strict';
import { prover } from '../../src/app/prove-script.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { KindName } from '../../src/model/kind-name.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { optionsOf, parseCase } from '../cases/case-file.ts';
import { readSide } from '../cases/run-case.ts';

/** What the findings of a plan that cannot be proven say about the options. */
function reasons(
  current: string,
  desired: string,
  ignored: readonly KindName[],
  postDeploy?: string,
): readonly string[] {
  const ignore = JSON.stringify({ ignore: { schemas: [], names: [], kinds: ignored } });
  const one = parseCase(
    'x',
    `-- x\n--- options\n${ignore}\n--- current\n${current}\n--- desired\n${desired}\n${postDeploy ? `--- postdeploy\n${postDeploy}\n` : ''}`,
  );
  const { plan } = makePlan({
    current: readSide(one, 'current'),
    desired: readSide(one, 'desired'),
    options: optionsOf(one),
    registry,
    prove: prover(registry, {}),
    engine: 'test',
  });
  assert.equal(plan.proof.simulated, false);
  return plan.findings
    .filter(({ code, blocks }) => code === 'PLAN011' && blocks)
    .map(({ on, message }) => `${on.kind} ${on.name} ${message.replace(/ Ignore both or neither, .*$/, '')}`);
}

describe('ignoredNeeds', () => {
  it('names what is missing because it is ignored', () => {
    const view = 'GO\nCREATE VIEW dbo.V AS SELECT A, B FROM dbo.T;';
    assert.deepEqual(
      reasons('CREATE TABLE dbo.T (A int NULL);', `CREATE TABLE dbo.T (A int NULL, B int NULL);\n${view}`, ['table']),
      ['view [dbo].[V] needs [B] of table [dbo].[T], which the options ignore and the database does not have.'],
    );
    const both =
      'CREATE TABLE dbo.P (A int NOT NULL PRIMARY KEY);\nGO\nCREATE TABLE dbo.T (A int NULL REFERENCES dbo.P);';
    assert.deepEqual(reasons('', both, ['primaryKey']), [
      'foreignKey Foreign Key: unnamed constraint on [dbo].[T] needs primary key Primary Key: unnamed constraint on [dbo].[P], which the options ignore and the database does not have.',
    ]);
  });

  it('names what is ignored and cannot come back', () => {
    const indexed = 'CREATE TABLE dbo.T (A int NULL, INDEX IX (A));';
    assert.deepEqual(reasons(indexed, 'CREATE TABLE dbo.T (A nvarchar(max) NULL);', ['index']), [
      'index [dbo].[T].[IX] is ignored, and cannot be put back as it is beside what changes.',
    ]);
  });

  it('names what is ignored and keeps what cannot come back', () => {
    const one = (bound: string): string => `CREATE FUNCTION dbo.A () RETURNS int ${bound} AS BEGIN RETURN 1 END;`;
    const bound = 'WITH SCHEMABINDING';
    const other = `CREATE FUNCTION dbo.B () RETURNS int ${bound} AS BEGIN RETURN dbo.A() END;`;
    const view = `CREATE VIEW dbo.V ${bound} AS SELECT dbo.B() AS X;`;
    assert.deepEqual(reasons([one(bound), other, view].join('\nGO\n'), one(''), ['view']), [
      'scalarFunction [dbo].[B] stays only because view [dbo].[V], which the options ignore, needs it, and cannot be put back as it is beside what changes.',
    ]);
  });

  it('names what is ignored and has the only place', () => {
    assert.deepEqual(
      reasons(
        'CREATE TABLE dbo.T (A int NOT NULL, INDEX IX CLUSTERED (A));',
        'CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK PRIMARY KEY CLUSTERED);',
        ['index'],
      ),
      ['primaryKey [dbo].[PK] takes the place of index [dbo].[T].[IX], which the options ignore.'],
    );
  });

  it('names what is ignored and is to be otherwise', () => {
    const key = (column: string): string =>
      `CREATE TABLE dbo.P (A int NOT NULL, B int NOT NULL, CONSTRAINT PK PRIMARY KEY (${column}));`;
    const user = 'GO\nCREATE TABLE dbo.T (B int NULL CONSTRAINT FK FOREIGN KEY REFERENCES dbo.P (B));';
    assert.deepEqual(reasons(key('A'), `${key('B')}\n${user}`, ['primaryKey']), [
      'foreignKey [dbo].[FK] needs primary key [dbo].[PK] as it is to be, which the options ignore.',
    ]);
  });

  it('names what a script needs', () => {
    const tables = (columns: string): string =>
      `CREATE TABLE dbo.T (A int NULL${columns});\nGO\nCREATE TABLE dbo.U (A int NULL${columns});`;
    const view = '\nGO\nCREATE VIEW dbo.V AS SELECT 1 AS A;';
    const script = 'UPDATE dbo.T SET C = 1;\nDELETE dbo.U WHERE A = 1;';
    assert.deepEqual(reasons(tables(''), tables(', C int NULL') + view, ['table'], script), [
      'script Post-deployment script needs table [dbo].[T] as it is to be, which the options ignore.',
      'script Post-deployment script needs table [dbo].[U] as it is to be, which the options ignore.',
    ]);
    assert.deepEqual(
      reasons(tables(''), `${tables('')}${view}`.replace('dbo.U', 'dbo.N'), ['table'], 'DELETE dbo.N;'),
      ['script Post-deployment script needs table [dbo].[N] as it is to be, which the options ignore.'],
    );
  });
});
