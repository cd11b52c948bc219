import assert from 'node:assert/strict';
import { parseModuleBody } from '../../src/statements/module-body.ts';
import { parseBatch } from '../../src/statements/parse-batch.ts';
import type { Module } from '../../src/statements/tree/index.ts';
import { splitBatches } from '../../src/syntax/batches.ts';
import { parseErrors, parseOne, plain } from './parse-one.ts';

function partsOf(sql: string): [string, string, string] {
  const module = parseOne('module', sql);
  return [
    sql.slice(module.text.start, module.bodyStart),
    sql.slice(module.bodyStart, module.bodyEnd),
    sql.slice(module.bodyEnd, module.contentEnd),
  ];
}

/** Header, body and footer as DacFx 170.5.96 writes them in SysCommentsObjectAnnotation and BodyScript / QueryScript. */
const measured: readonly (readonly [string, string, string])[] = [
  ['CREATE VIEW dbo.v AS', ' -- x\n SELECT a FROM dbo.t ', '; -- trail'],
  ['CREATE VIEW dbo.v AS', ' SELECT a FROM dbo.t WHERE a=1 ', 'WITH CHECK OPTION ;'],
  ['  CREATE VIEW dbo.v (b) AS', ' SELECT a FROM dbo.t   \n\n -- end', ''],
  ['CREATE VIEW dbo.v AS', ' SELECT a FROM dbo.t ', 'WITH CHECK OPTION -- trail'],
  ['CREATE VIEW dbo.v AS', ' (SELECT a FROM dbo.t)', ';;'],
  ['CREATE VIEW dbo.v AS', ' WITH x AS (SELECT 1 AS a) SELECT a FROM x /* t */ ', '; /* u */'],
  ['CREATE PROC dbo.p @a int AS', ' SELECT 1 -- trail', ''],
  ['CREATE PROC dbo.p @a int AS', '\n SELECT 1; -- trail\n -- more', ''],
  ['CREATE PROC dbo.p AS', ' BEGIN SELECT 1 END;;  ;\n -- trail', ''],
  ['create proc dbo.p\nas\n\n;', 'merge t using u on 1 = 1 when matched then delete;', ''],
  ['CREATE PROC dbo.p AS', '', ''],
  ['CREATE PROC dbo.p AS -- only comment', '', ''],
  ['CREATE FUNCTION dbo.f(@a int) RETURNS int AS', ' BEGIN RETURN 1 END ; -- trail', ''],
  ['CREATE FUNCTION dbo.f(@a int) RETURNS int', ' BEGIN RETURN 1 END -- trail', ''],
  ['CREATE FUNCTION dbo.f() RETURNS TABLE AS RETURN', ' SELECT 1 AS x ', '; -- trail'],
  ['CREATE FUNCTION dbo.f() RETURNS TABLE AS RETURN', ' (SELECT 1 AS x)  -- trail', ''],
  ['CREATE FUNCTION dbo.f() RETURNS TABLE AS RETURN', ' /*c*/ ( /*d*/ SELECT 1 AS x ) /*f*/ ', '; ;'],
  ['CREATE FUNCTION dbo.f() RETURNS @t TABLE (a int)', ' BEGIN RETURN END /*x*/ ;', ''],
  ['CREATE TRIGGER dbo.t ON dbo.t FOR INSERT AS', ' SELECT 1; -- trail', ''],
  ['CREATE TRIGGER t ON DATABASE FOR CREATE_TABLE AS', ' SELECT 1 -- trail\n ;', ''],
];

describe('modules', () => {
  for (const parts of measured) {
    it(`divides ${JSON.stringify(parts.join('|'))}`, () => {
      const sql = parts.join('');
      assert.deepEqual(partsOf(sql), parts);
      assert.deepEqual(partsOf(`${sql}\n \n`), parts);
    });
  }

  it('takes the whole batch for its text, comments before it included', () => {
    const sql = 'PRINT 1\nGO\n-- about\nCREATE /* x */ OR ALTER PROC dbo.p AS SELECT 1; SELECT 2\n\nGO\nPRINT 2';
    const [, batch] = splitBatches(sql, 'a.sql');
    assert.ok(batch);
    const { statements, diagnostics } = parseBatch(batch);
    assert.deepEqual([statements.length, diagnostics.length], [1, 0]);
    const module = statements[0] as Module;
    assert.equal(module.verb, 'createOrAlter');
    assert.equal(module.text.text, '-- about\nCREATE /* x */ OR ALTER PROC dbo.p AS SELECT 1; SELECT 2\n\n');
    assert.equal(sql.slice(module.verbStart, module.verbEnd), 'CREATE /* x */ OR ALTER');
  });

  it('reads parameters and options of procedures', () => {
    const module = parseOne(
      'module',
      `CREATE PROCEDURE dbo.p;2 (@a int = -1, @b AS varchar(10) NOT NULL = 'x' OUTPUT, @t dbo.T READONLY, @c CURSOR VARYING OUT)
       WITH RECOMPILE, EXECUTE AS 'me', NATIVE_COMPILATION FOR REPLICATION AS SELECT 1`,
    );
    const none = { output: false, readOnly: false, varying: false };
    assert.deepEqual(plain(module.parameters), [
      { ...none, name: '@a', type: { name: 'int' }, default: '-1' },
      { ...none, name: '@b', type: { name: 'varchar', length: 10 }, nullable: false, default: "'x'", output: true },
      { ...none, name: '@t', type: { schema: 'dbo', name: 'T' }, readOnly: true },
      { ...none, name: '@c', type: { name: 'CURSOR' }, varying: true, output: true },
    ]);
    assert.deepEqual(module.options, [
      { name: 'RECOMPILE' },
      { name: 'EXECUTE AS', value: "'me'" },
      { name: 'NATIVE_COMPILATION' },
    ]);
    assert.deepEqual([module.module, module.number, module.forReplication], ['procedure', 2, true]);
  });

  it('tells the kinds of functions apart', () => {
    const scalar = parseOne(
      'module',
      'CREATE FUNCTION f (@a int) RETURNS decimal(9, 2) WITH SCHEMABINDING, RETURNS NULL ON NULL INPUT, INLINE = OFF AS BEGIN RETURN 1 END',
    );
    assert.deepEqual(
      [scalar.module, scalar.returns, scalar.options.map((one) => one.name)],
      [
        'scalarFunction',
        { name: 'decimal', length: 9, scale: 2 },
        ['SCHEMABINDING', 'RETURNS NULL ON NULL INPUT', 'INLINE'],
      ],
    );
    assert.equal(
      parseOne('module', 'CREATE FUNCTION f () RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT 1 AS a)').module,
      'inlineFunction',
    );
    const table = parseOne(
      'module',
      'CREATE FUNCTION f () RETURNS @r TABLE (a int PRIMARY KEY, INDEX i (a)) AS BEGIN RETURN END',
    );
    assert.deepEqual(
      [
        table.module,
        table.returnsTable?.variable,
        table.returnsTable?.columns.length,
        table.returnsTable?.indexes.length,
      ],
      ['tableFunction', '@r', 1, 1],
    );
    const clr = parseOne(
      'module',
      'CREATE FUNCTION f (@a int) RETURNS TABLE (b int) ORDER (b) AS EXTERNAL NAME asm.[ns.cls].m',
    );
    assert.deepEqual([clr.module, clr.externalName], ['tableFunction', ['asm', 'ns.cls', 'm']]);
  });

  it('reads views and triggers', () => {
    const view = parseOne(
      'module',
      'CREATE VIEW v (a, [b c]) WITH SCHEMABINDING, VIEW_METADATA AS SELECT 1, 2 WITH CHECK OPTION',
    );
    assert.deepEqual(
      [view.columns, view.options.map((one) => one.name), view.withCheckOption],
      [['a', 'b c'], ['SCHEMABINDING', 'VIEW_METADATA'], true],
    );
    const dml = parseOne(
      'module',
      'ALTER TRIGGER s.t ON s.T WITH EXECUTE AS CALLER INSTEAD OF INSERT, delete NOT FOR REPLICATION AS RETURN',
    );
    assert.deepEqual(plain(dml.trigger), {
      on: 's.T',
      type: 'INSTEAD OF',
      events: ['INSERT', 'DELETE'],
      append: false,
      notForReplication: true,
    });
    const ddl = parseOne('module', 'CREATE TRIGGER t ON DATABASE AFTER DDL_TABLE_EVENTS, CREATE_VIEW AS RETURN');
    assert.deepEqual(
      [ddl.module, ddl.trigger?.events, ddl.trigger?.on],
      ['databaseTrigger', ['DDL_TABLE_EVENTS', 'CREATE_VIEW'], undefined],
    );
    assert.equal(parseOne('module', 'CREATE TRIGGER t ON ALL SERVER FOR LOGON AS RETURN').module, 'serverTrigger');
  });

  it('keeps the settings of the batch', () => {
    const sql = 'SET QUOTED_IDENTIFIER OFF; SET ANSI_NULLS OFF\nGO\nCREATE VIEW v AS SELECT "x" AS a';
    const [, batch] = splitBatches(sql, 'a.sql');
    assert.ok(batch);
    const [module] = parseBatch(batch).statements;
    assert.deepEqual(module?.kind === 'module' && module.settings, { quotedIdentifier: false, ansiNulls: false });
  });

  it('reads bodies when asked', () => {
    const sql = 'CREATE PROC p AS IF @@trancount > 0 EXEC q 1\nELSE BEGIN INSERT t SELECT 1 UPDATE t SET a = 1 END';
    const [batch] = splitBatches(sql, 'a.sql');
    assert.ok(batch);
    const { statements, diagnostics } = parseModuleBody(batch, parseBatch(batch).statements[0] as Module);
    assert.deepEqual([statements.map((one) => one.kind), diagnostics], [['if'], []]);
    const [broken] = splitBatches('CREATE PROC p AS BEGIN SELECT 1', 'b.sql');
    assert.ok(broken);
    assert.equal(parseModuleBody(broken, parseBatch(broken).statements[0] as Module).diagnostics[0]?.code, 'SYN001');
  });

  it('reports half a header', () => {
    assert.match(parseErrors('CREATE PROC p @a int')[0] ?? '', /'AS' expected, found the end/);
    assert.match(parseErrors('CREATE FUNCTION f (@a int) RETURN 1')[0] ?? '', /'RETURNS' expected/);
    assert.match(parseErrors('CREATE TRIGGER t ON t AS SELECT 1')[0] ?? '', /'AFTER' expected/);
  });
});
