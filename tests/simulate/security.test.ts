import assert from 'node:assert/strict';
import { refusals, rowsOf, run, serverAfter } from './run.ts';

const table = 'CREATE TABLE dbo.T (a int, b int); CREATE USER u WITHOUT LOGIN; CREATE ROLE r;';

describe('security', () => {
  it('keeps permissions by class, column and state', () => {
    const server =
      serverAfter(`${table} GRANT SELECT, UPDATE ON dbo.T TO u WITH GRANT OPTION; DENY UPDATE (b) ON dbo.T TO r;
      GRANT EXECUTE ON SCHEMA::dbo TO r; GRANT CREATE TABLE TO u; REVOKE UPDATE ON dbo.T FROM u CASCADE;`);
    assert.deepEqual(
      rowsOf(
        server,
        'sys.database_permissions',
        'class_desc',
        'minor_id',
        'type',
        'permission_name',
        'state_desc',
      ).filter(([, , type]) => type !== 'CO  '),
      [
        ['DATABASE', 0, 'CRTB', 'CREATE TABLE', 'GRANT'],
        ['OBJECT_OR_COLUMN', 0, 'SL  ', 'SELECT', 'GRANT_WITH_GRANT_OPTION'],
        ['OBJECT_OR_COLUMN', 2, 'UP  ', 'UPDATE', 'DENY'],
        ['SCHEMA', 0, 'EX  ', 'EXECUTE', 'GRANT'],
      ],
    );
    run(server, 'GRANT SELECT ON OBJECT::dbo.T TO public; REVOKE GRANT OPTION FOR SELECT ON dbo.T FROM u CASCADE');
  });

  it('keeps users, roles, members, owners and logins', () => {
    const server =
      serverAfter(`CREATE LOGIN l WITH PASSWORD = 'x', DEFAULT_DATABASE = Shop, CHECK_POLICY = OFF; CREATE USER u FOR LOGIN l WITH DEFAULT_SCHEMA = s;
      CREATE ROLE r AUTHORIZATION db_owner; EXEC sp_addrolemember 'r', 'u'; ALTER LOGIN l DISABLE; ALTER USER u WITH NAME = u2, DEFAULT_SCHEMA = dbo;`);
    assert.deepEqual(rowsOf(server, 'sys.database_principals', 'name', 'type', 'default_schema_name').slice(-2), [
      ['u2', 'S', 'dbo'],
      ['r', 'R', null],
    ]);
    assert.equal(rowsOf(server, 'sys.database_role_members', 'role_principal_id').length, 2);
    assert.deepEqual(rowsOf(server, 'sys.sql_logins', 'name', 'is_disabled', 'is_policy_checked', 'password_hash'), [
      ['l', true, false, null],
    ]);
    run(server, "EXEC sp_droprolemember 'r', 'u2'; DROP ROLE r; DROP USER u2; DROP LOGIN l");
  });

  it('binds security policies', () => {
    const server = serverAfter(`${table}
GO
CREATE FUNCTION dbo.f (@a int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS ok WHERE @a = 1
GO
CREATE SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (a) ON dbo.T, ADD BLOCK PREDICATE dbo.f ([b]) ON dbo.T AFTER UPDATE WITH (STATE = ON)`);
    assert.deepEqual(
      rowsOf(server, 'sys.security_predicates', 'predicate_definition', 'predicate_type_desc', 'operation_desc'),
      [
        ['([dbo].[f]([a]))', 'FILTER', null],
        ['([dbo].[f]([b]))', 'BLOCK', 'AFTER UPDATE'],
      ],
    );
    assert.equal(server.run('DROP FUNCTION dbo.f').error?.number, 3729);
    assert.equal(server.run('ALTER TABLE dbo.T DROP COLUMN a').error?.number, 4922);
    assert.equal(server.run('DROP TABLE dbo.T').error?.number, 3729);
    run(
      server,
      'ALTER SECURITY POLICY dbo.p DROP FILTER PREDICATE ON dbo.T WITH (STATE = OFF); ALTER TABLE dbo.T DROP COLUMN a; DROP SECURITY POLICY dbo.p; DROP FUNCTION dbo.f',
    );
  });

  it('moves objects and types between schemas', () => {
    const server = serverAfter(`${table} CREATE TYPE dbo.t FROM int; GRANT SELECT ON dbo.T TO u;
GO
CREATE SCHEMA s
GO
ALTER SCHEMA s TRANSFER dbo.T; ALTER SCHEMA s TRANSFER TYPE::dbo.t; ALTER AUTHORIZATION ON SCHEMA::s TO u`);
    run(server, 'SELECT a FROM s.T; CREATE TABLE s.U (x s.t)');
    assert.equal(rowsOf(server, 'sys.database_permissions', 'type').filter(([type]) => type === 'SL  ').length, 0);
  });
});

refusals('security refuses', [
  ['a role twice', 'CREATE ROLE r', 'CREATE USER r WITHOUT LOGIN', 15023],
  ['a login twice', "CREATE LOGIN l WITH PASSWORD = 'x'", "CREATE LOGIN l WITH PASSWORD = 'x'", 15025],
  ['a schema twice', 'CREATE SCHEMA s', 'CREATE SCHEMA s', 2714],
  ['a schema of nobody', '', 'CREATE SCHEMA s AUTHORIZATION u', 15151],
  ['a member of nothing', table, 'ALTER ROLE q ADD MEMBER u', 15151],
  ['nobody as a member', table, 'ALTER ROLE r ADD MEMBER q', 15151],
  ['members of public', table, 'ALTER ROLE [public] ADD MEMBER u', 15081],
  ['dbo as a member', table, 'ALTER ROLE r ADD MEMBER dbo', 15405],
  ['an altered user that is not there', '', 'ALTER USER u WITH NAME = v', 15151],
  ['an altered login that is not there', '', 'ALTER LOGIN l DISABLE', 15151],
  ['a grant to nobody', table, 'GRANT SELECT ON dbo.T TO q', 15151, /Cannot find the user 'q'/],
  ['a grant on nothing', table, 'GRANT SELECT ON dbo.Q TO u', 15151, /Cannot find the object 'dbo.Q'/],
  ['a grant to dbo', table, 'GRANT SELECT ON dbo.T TO dbo', 4624],
  ['a grant on a column that is not there', table, 'GRANT SELECT (zz) ON dbo.T TO u', 1911],
  ['a grant on a schema that is not there', table, 'GRANT SELECT ON SCHEMA::q TO u', 15151],
  ['a transfer to a schema that is not there', table, 'ALTER SCHEMA q TRANSFER dbo.T', 15151],
  ['a transfer of nothing', 'CREATE SCHEMA q', 'ALTER SCHEMA q TRANSFER dbo.T', 15151],
  [
    'a transfer onto another object',
    `${table}\nGO\nCREATE SCHEMA q\nGO\nCREATE TABLE q.T (a int)`,
    'ALTER SCHEMA q TRANSFER dbo.T',
    2714,
  ],
  [
    'a transfer of what a bound view uses',
    `${table}\nGO\nCREATE SCHEMA q\nGO\nCREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT a FROM dbo.T\nGO\n`,
    'ALTER SCHEMA q TRANSFER dbo.T',
    15348,
  ],
  [
    'a transfer onto another type',
    'CREATE TYPE dbo.t FROM int\nGO\nCREATE SCHEMA q\nGO\nCREATE TYPE q.t FROM int',
    'ALTER SCHEMA q TRANSFER TYPE::dbo.t',
    15530,
  ],
  ['an owner that is not there', table, 'ALTER AUTHORIZATION ON dbo.T TO q', 15151],
  [
    'a policy over an unbound function',
    `${table}\nGO\nCREATE FUNCTION dbo.f (@a int) RETURNS TABLE AS RETURN SELECT 1 AS ok\nGO\n`,
    'CREATE SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (a) ON dbo.T',
    4513,
  ],
  [
    'a policy over a function that is not there',
    table,
    'CREATE SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (a) ON dbo.T',
    208,
  ],
  [
    'a policy over a column that is not there',
    `${table}\nGO\nCREATE FUNCTION dbo.f (@a int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS ok\nGO\n`,
    'CREATE SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (zz) ON dbo.T',
    207,
  ],
  [
    'a second predicate of a kind',
    `${table}\nGO\nCREATE FUNCTION dbo.f (@a int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS ok\nGO\nCREATE SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (a) ON dbo.T`,
    'ALTER SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (b) ON dbo.T',
    33262,
  ],
  [
    'a filter in a second policy',
    `${table}\nGO\nCREATE FUNCTION dbo.f (@a int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS ok\nGO\nCREATE SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (a) ON dbo.T`,
    'CREATE SECURITY POLICY dbo.q ADD FILTER PREDICATE dbo.f (b) ON dbo.T',
    33264,
  ],
  [
    'to drop a predicate that is not there',
    `${table}\nGO\nCREATE FUNCTION dbo.f (@a int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS ok\nGO\nCREATE SECURITY POLICY dbo.p ADD FILTER PREDICATE dbo.f (a) ON dbo.T`,
    'ALTER SECURITY POLICY dbo.p DROP BLOCK PREDICATE ON dbo.T',
    33263,
  ],
  ['to alter a policy that is not there', '', 'ALTER SECURITY POLICY dbo.p WITH (STATE = OFF)', 15151],
  [
    'to classify a column that is not there',
    table,
    "ADD SENSITIVITY CLASSIFICATION TO dbo.T.zz WITH (LABEL = 'x')",
    15151,
  ],
]);
