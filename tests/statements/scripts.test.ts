import assert from 'node:assert/strict';
import { parseAll, parseOne, plain } from './parse-one.ts';

describe('statements of scripts', () => {
  it('reads control flow', () => {
    const tree = parseOne(
      'if',
      "IF N'$(x)' NOT LIKE N'True' BEGIN PRINT N'a'; SET NOEXEC ON; END ELSE IF @a = 1 RETURN; ELSE WHILE 1 = 1 CONTINUE",
    );
    assert.deepEqual(plain(tree), {
      kind: 'if',
      condition: "N'$(x)' NOT LIKE N'True'",
      // biome-ignore lint/suspicious/noThenProperty: the tree is called so
      then: {
        kind: 'block',
        statements: [
          { kind: 'print', value: "N'a'" },
          { kind: 'setOption', options: ['NOEXEC'], value: 'ON' },
        ],
      },
      else: {
        kind: 'if',
        condition: '@a = 1',
        // biome-ignore lint/suspicious/noThenProperty: the tree is called so
        then: { kind: 'return' },
        else: { kind: 'while', condition: '1 = 1', body: { kind: 'flow', action: 'CONTINUE', text: 'CONTINUE' } },
      },
    });
  });

  it('reads TRY and CATCH, labels and jumps', () => {
    const tree = parseOne(
      'tryCatch',
      'BEGIN TRY SELECT 1; COMMIT; END TRY; BEGIN CATCH IF @@trancount > 0 ROLLBACK TRANSACTION; THROW END CATCH;',
    );
    assert.deepEqual(
      [tree.try.map((one) => one.kind), tree.catch.map((one) => one.kind)],
      [
        ['dml', 'transaction'],
        ['if', 'throw'],
      ],
    );
    assert.deepEqual(
      parseAll('again: SELECT 1 GOTO again').map((one) => one.kind),
      ['flow', 'dml', 'flow'],
    );
  });

  it('reads variables and cursors', () => {
    assert.deepEqual(
      plain(parseOne('declare', 'DECLARE @a int = 1 + 2, @b AS nvarchar(max), @t TABLE (a int), @c CURSOR, @d dbo.T')),
      {
        kind: 'declare',
        variables: [
          { name: '@a', type: { name: 'int' }, value: '1 + 2' },
          { name: '@b', type: { name: 'nvarchar', length: 'max' } },
          { name: '@t', table: 'TABLE (a int)' },
          { name: '@c', cursor: 'CURSOR' },
          { name: '@d', type: { schema: 'dbo', name: 'T' } },
        ],
      },
    );
    assert.deepEqual(
      plain(
        parseOne(
          'declareCursor',
          'DECLARE c INSENSITIVE CURSOR FOR WITH x AS (SELECT 1 AS a) SELECT a FROM x FOR READ ONLY',
        ),
      ),
      {
        kind: 'declareCursor',
        name: 'c',
        query: 'WITH x AS (SELECT 1 AS a) SELECT a FROM x FOR READ ONLY',
      },
    );
    assert.deepEqual(plain(parseOne('cursor', 'FETCH ABSOLUTE -1 FROM GLOBAL c INTO @a, @b')), {
      kind: 'cursor',
      action: 'FETCH',
      name: 'c',
      into: ['@a', '@b'],
    });
    assert.deepEqual(plain(parseOne('cursor', 'FETCH c INTO @a')), {
      kind: 'cursor',
      action: 'FETCH',
      name: 'c',
      into: ['@a'],
    });
    assert.deepEqual(plain(parseOne('setVariable', "SET @x.modify('delete /a')")), {
      kind: 'setVariable',
      name: '@x',
      operator: '',
      value: "@x.modify('delete /a')",
    });
    assert.deepEqual(plain(parseOne('setVariable', "SET @x ||= N'a'")), {
      kind: 'setVariable',
      name: '@x',
      operator: '||=',
      value: "N'a'",
    });
  });

  it('reads SET', () => {
    const set = (sql: string): unknown => plain(parseOne('setOption', sql));
    assert.deepEqual(set('SET ANSI_NULLS, ANSI_PADDING ON'), {
      kind: 'setOption',
      options: ['ANSI_NULLS', 'ANSI_PADDING'],
      value: 'ON',
    });
    assert.deepEqual(set('SET IDENTITY_INSERT [dbo].[tmp_ms_xx_T] ON'), {
      kind: 'setOption',
      options: ['IDENTITY_INSERT'],
      value: 'ON',
      table: 'dbo.tmp_ms_xx_T',
    });
    assert.deepEqual(set('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ'), {
      kind: 'setOption',
      options: ['TRANSACTION ISOLATION LEVEL'],
      value: 'REPEATABLE READ',
    });
    assert.deepEqual(set('SET STATISTICS IO, TIME OFF'), {
      kind: 'setOption',
      options: ['STATISTICS IO', 'STATISTICS TIME'],
      value: 'OFF',
    });
    assert.deepEqual(set('SET LANGUAGE us_english'), { kind: 'setOption', options: ['LANGUAGE'], value: 'us_english' });
  });

  it('reads calls', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'execute',
          "EXEC @r = [db]..[p];2 1, -2, N'x', @a OUTPUT, word, @n = NULL, @o = DEFAULT WITH RECOMPILE",
        ),
      ),
      {
        kind: 'execute',
        into: '@r',
        procedure: 'db..p',
        arguments: [
          { value: '1', output: false },
          { value: '-2', output: false },
          { value: "N'x'", output: false },
          { value: '@a', output: true },
          { value: 'word', output: false },
          { name: '@n', value: 'NULL', output: false },
          { name: '@o', value: 'DEFAULT', output: false },
        ],
      },
    );
    assert.deepEqual(plain(parseOne('execute', "EXECUTE (N'SELECT ' + @a) AS USER = 'u' AT srv")), {
      kind: 'execute',
      text: "N'SELECT ' + @a",
      arguments: [],
    });
    assert.deepEqual(plain(parseOne('execute', 'EXEC @p 1')), {
      kind: 'execute',
      procedure: '@p',
      arguments: [{ value: '1', output: false }],
    });
    assert.deepEqual(
      parseAll("dbo.p 1, 'x'\nGO\nsp_who").map((one) => one.kind),
      ['execute', 'execute'],
    );
    assert.deepEqual(
      parseAll('EXEC dbo.p\nEXEC dbo.q @a\nPRINT 1').map((one) => one.kind),
      ['execute', 'execute', 'print'],
    );
  });

  it('recognises extended properties in both calling styles', () => {
    const levels = [
      { type: 'SCHEMA', name: 'dbo' },
      { type: 'TABLE', name: "it's" },
      { type: 'COLUMN', name: 'c' },
    ];
    const property = { kind: 'extendedProperty', change: 'add', name: 'MS_Description', value: "N'x''y'", levels };
    assert.deepEqual(
      plain(
        parseOne(
          'extendedProperty',
          "EXECUTE sp_addextendedproperty N'MS_Description', N'x''y', N'schema', N'dbo', 'TABLE', 'it''s', N'COLUMN', N'c'",
        ),
      ),
      property,
    );
    assert.deepEqual(
      plain(
        parseOne(
          'extendedProperty',
          `EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'x''y', @level0type=N'SCHEMA', @level0name=dbo,
           @level1type=N'TABLE', @level1name=[it's], @level2type=N'COLUMN', @level2name=N'c'`,
        ),
      ),
      property,
    );
    assert.deepEqual(
      plain(parseOne('extendedProperty', "EXEC sp_addextendedproperty @name = 'a', @value = NULL, @level0type = NULL")),
      {
        kind: 'extendedProperty',
        change: 'add',
        name: 'a',
        levels: [],
      },
    );
    assert.deepEqual(plain(parseOne('extendedProperty', "EXEC sp_dropextendedproperty N'a', N'SCHEMA', N's'")), {
      kind: 'extendedProperty',
      change: 'drop',
      name: 'a',
      levels: [{ type: 'SCHEMA', name: 's' }],
    });
    assert.equal(parseOne('extendedProperty', "EXEC sp_updateextendedproperty N'a', 5").value?.text, '5');
  });

  it('recognises the other system procedures, unless an argument is a variable', () => {
    assert.deepEqual(
      plain(parseOne('rename', "EXECUTE sp_rename @objname = N'[dbo].[T].[a]', @newname = N'b', @objtype = N'column'")),
      {
        kind: 'rename',
        from: '[dbo].[T].[a]',
        to: 'b',
        objectType: 'COLUMN',
      },
    );
    assert.deepEqual(plain(parseOne('refreshModule', "EXEC sp_refreshview 'dbo.v'")), {
      kind: 'refreshModule',
      procedure: 'sp_refreshview',
      name: 'dbo.v',
    });
    assert.deepEqual(
      plain(
        parseOne(
          'setTriggerOrder',
          "EXECUTE sp_settriggerorder @triggername = N'[dbo].[t]', @order = N'first', @stmttype = N'insert'",
        ),
      ),
      {
        kind: 'setTriggerOrder',
        trigger: 'dbo.t',
        order: 'First',
        statementType: 'INSERT',
      },
    );
    assert.deepEqual(
      plain(parseOne('tableOption', "EXEC sp_tableoption N'dbo.T', 'large value types out of row', 1")),
      {
        kind: 'tableOption',
        table: 'dbo.T',
        option: 'large value types out of row',
        value: '1',
      },
    );
    assert.equal(parseOne('execute', "EXEC sp_rename @a, N'b'").arguments.length, 2);
    assert.equal(parseOne('execute', "EXEC other.sys.sp_rename N'a', N'b'").procedure?.parts.length, 3);
  });

  it('reads messages', () => {
    assert.deepEqual(plain(parseOne('raiseError', "RAISERROR (N'x %s', 16, 127, @a) WITH NOWAIT, LOG")), {
      kind: 'raiseError',
      arguments: ["N'x %s'", '16', '127', '@a'],
      options: ['NOWAIT', 'LOG'],
    });
    assert.deepEqual(plain(parseOne('raiseError', "RAISERROR 50001 'x'")), {
      kind: 'raiseError',
      arguments: ['50001', "'x'"],
      options: [],
    });
    assert.deepEqual(plain(parseOne('throw', "THROW @n, N'x', 1")), { kind: 'throw', arguments: ['@n', "N'x'", '1'] });
  });

  it('reads transactions', () => {
    const transaction = (sql: string): unknown => plain(parseOne('transaction', sql));
    assert.deepEqual(transaction("BEGIN TRAN t WITH MARK N'x'"), { kind: 'transaction', action: 'BEGIN', name: 't' });
    assert.deepEqual(transaction('COMMIT WORK'), { kind: 'transaction', action: 'COMMIT' });
    assert.deepEqual(transaction('COMMIT TRANSACTION @t WITH (DELAYED_DURABILITY = ON)'), {
      kind: 'transaction',
      action: 'COMMIT',
      name: '@t',
    });
    assert.deepEqual(transaction('SAVE TRAN s'), { kind: 'transaction', action: 'SAVE', name: 's' });
  });
});

describe('a deployment script', () => {
  it('is read whole, SQLCMD lines and variables included', () => {
    const kinds = parseAll(deployment).map((one) => one.kind);
    assert.deepEqual(kinds, [
      ...[
        'setOption',
        'setOption',
        'if',
        'use',
        'if',
        'print',
        'transaction',
        'setOption',
        'setOption',
        'createTable',
        'if',
      ],
      ...['drop', 'rename', 'rename', 'transaction', 'setOption', 'alterTable', 'refreshModule', 'use', 'alterTable'],
      ...[
        'createTable',
        'setOption',
        'declareCursor',
        'declare',
        'tryCatch',
        'if',
        'if',
        'dml',
        'if',
        'drop',
        'alterDatabase',
      ],
    ]);
  });
});

/** The shapes of DacFx's deployment scripts: guard, table copy, validation of unnamed constraints, database options. */
const deployment = `
SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;

SET NUMERIC_ROUNDABORT OFF;
GO
:setvar DatabaseName "d"
:setvar __IsSqlCmdEnabled "True"
GO
:on error exit
GO
IF N'$(__IsSqlCmdEnabled)' NOT LIKE N'True'
    BEGIN
        PRINT N'SQLCMD mode must be enabled to successfully execute this script.';
        SET NOEXEC ON;
    END
GO
USE [$(DatabaseName)];
GO
IF EXISTS (select top 1 1 from [dbo].[T])
    RAISERROR (N'Rows were detected. The schema update is terminating because data loss might occur.', 16, 127) WITH NOWAIT
GO
PRINT N'Starting rebuilding table [dbo].[T]...';
GO
BEGIN TRANSACTION;
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
SET XACT_ABORT ON;
CREATE TABLE [dbo].[tmp_ms_xx_T] (
    [a] INT IDENTITY (1, 1) NOT NULL,
    CONSTRAINT [tmp_ms_xx_constraint_PK_T1] PRIMARY KEY CLUSTERED ([a] ASC)
);
IF EXISTS (SELECT TOP 1 1 FROM [dbo].[T])
    BEGIN
        SET IDENTITY_INSERT [dbo].[tmp_ms_xx_T] ON;
        INSERT INTO [dbo].[tmp_ms_xx_T] ([a])
        SELECT   [a]
        FROM     [dbo].[T]
        ORDER BY [a] ASC;
        SET IDENTITY_INSERT [dbo].[tmp_ms_xx_T] OFF;
    END
DROP TABLE [dbo].[T];
EXECUTE sp_rename N'[dbo].[tmp_ms_xx_T]', N'T';
EXECUTE sp_rename N'[dbo].[tmp_ms_xx_constraint_PK_T1]', N'PK_T', N'OBJECT';
COMMIT TRANSACTION;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
GO
ALTER TABLE [dbo].[T] WITH NOCHECK
    ADD CONSTRAINT [FK_T] FOREIGN KEY ([a]) REFERENCES [dbo].[U] ([a]) ON DELETE CASCADE;
GO
EXECUTE sp_refreshsqlmodule N'[dbo].[p]';
GO
USE [$(DatabaseName)];
GO
ALTER TABLE [dbo].[T] WITH CHECK CHECK CONSTRAINT [FK_T];
GO
CREATE TABLE [#__checkStatus] (
    id           INT            IDENTITY (1, 1) PRIMARY KEY CLUSTERED,
    [Schema]     NVARCHAR (256)
);
SET NOCOUNT ON;
DECLARE tableconstraintnames CURSOR LOCAL FORWARD_ONLY
    FOR SELECT SCHEMA_NAME([schema_id]),
               0
        FROM   [sys].[objects]
        WHERE  [parent_object_id] IN (OBJECT_ID(N'dbo.B'), OBJECT_ID(N'dbo.A'))
               AND [object_id] IN (SELECT [object_id] FROM [sys].[check_constraints]
                                   UNION
                                   SELECT [object_id] FROM [sys].[foreign_keys]);
DECLARE @schemaname AS NVARCHAR (256);
BEGIN TRY
    OPEN tableconstraintnames;
    FETCH tableconstraintnames INTO @schemaname;
    WHILE @@fetch_status = 0
        BEGIN
            PRINT N'Checking constraint: [' + @schemaname + N']';
            SET @statement = N'ALTER TABLE ' + CASE @is_not_trusted WHEN 0 THEN N'CHECK' ELSE N'NOCHECK' END + N']';
            BEGIN TRY
                EXECUTE [sp_executesql] @statement;
            END TRY
            BEGIN CATCH
                INSERT  [#__checkStatus] ([Schema])
                VALUES                   (@schemaname);
            END CATCH
            FETCH tableconstraintnames INTO @schemaname;
        END
END TRY
BEGIN CATCH
    PRINT ERROR_MESSAGE();
END CATCH
IF CURSOR_STATUS(N'LOCAL', N'tableconstraintnames') >= 0
    CLOSE tableconstraintnames;
IF CURSOR_STATUS(N'LOCAL', N'tableconstraintnames') = -1
    DEALLOCATE tableconstraintnames;
SELECT N'Constraint verification failed:' + [Schema]
FROM   [#__checkStatus];
IF @@ROWCOUNT > 0
    BEGIN
        DROP TABLE [#__checkStatus];
        RAISERROR (N'An error occurred while verifying constraints', 16, 127);
    END
DROP TABLE [#__checkStatus];
GO
ALTER DATABASE [$(DatabaseName)]
    SET ANSI_NULLS ON,
        PAGE_VERIFY CHECKSUM
    WITH ROLLBACK IMMEDIATE;
`;
