import assert from 'node:assert/strict';
import { parseOne, plain } from './parse-one.ts';

describe('security statements', () => {
  it('reads permissions', () => {
    const grant = {
      kind: 'permission',
      action: 'GRANT',
      withGrantOption: false,
      grantOptionFor: false,
      cascade: false,
    };
    const read = (sql: string): unknown => plain(parseOne('permission', sql));
    assert.deepEqual(
      read('GRANT SELECT (a, b), UPDATE ON OBJECT::[dbo].[T] TO [r], public WITH GRANT OPTION AS [dbo]'),
      {
        ...grant,
        permissions: [
          { name: 'SELECT', columns: ['a', 'b'] },
          { name: 'UPDATE', columns: [] },
        ],
        on: { class: 'OBJECT', name: 'dbo.T', columns: [] },
        to: ['r', 'public'],
        withGrantOption: true,
        as: 'dbo',
      },
    );
    assert.deepEqual(read('REVOKE GRANT OPTION FOR EXEC ON XML SCHEMA COLLECTION::s.c FROM r CASCADE'), {
      ...grant,
      action: 'REVOKE',
      permissions: [{ name: 'EXECUTE', columns: [] }],
      on: { class: 'XML SCHEMA COLLECTION', name: 's.c', columns: [] },
      to: ['r'],
      grantOptionFor: true,
      cascade: true,
    });
    assert.deepEqual(read('DENY VIEW ANY COLUMN MASTER KEY DEFINITION TO r'), {
      ...grant,
      action: 'DENY',
      permissions: [{ name: 'VIEW ANY COLUMN MASTER KEY DEFINITION', columns: [] }],
      to: ['r'],
    });
    assert.deepEqual(read('GRANT ALL PRIVILEGES ON T (a) TO r'), {
      ...grant,
      permissions: [{ name: 'ALL', columns: [] }],
      on: { class: 'OBJECT', name: 'T', columns: ['a'] },
      to: ['r'],
    });
    assert.deepEqual(read('GRANT IMPERSONATE ON USER::[d\\u] TO r'), {
      ...grant,
      permissions: [{ name: 'IMPERSONATE', columns: [] }],
      on: { class: 'USER', name: 'd\\u', columns: [] },
      to: ['r'],
    });
  });

  it('reads owners and schemas', () => {
    assert.deepEqual(plain(parseOne('alterAuthorization', 'ALTER AUTHORIZATION ON SCHEMA::s TO [u]')), {
      kind: 'alterAuthorization',
      class: 'SCHEMA',
      entity: 's',
      owner: 'u',
    });
    assert.equal(parseOne('alterAuthorization', 'ALTER AUTHORIZATION ON dbo.T TO SCHEMA OWNER').owner, '');
    assert.deepEqual(
      plain(parseOne('createSchema', 'CREATE SCHEMA s AUTHORIZATION o CREATE TABLE t (a int) GRANT SELECT ON t TO r')),
      {
        kind: 'createSchema',
        name: 's',
        authorization: 'o',
        elements: 'CREATE TABLE t (a int) GRANT SELECT ON t TO r',
      },
    );
    assert.deepEqual(plain(parseOne('createSchema', 'CREATE SCHEMA AUTHORIZATION o')), {
      kind: 'createSchema',
      name: 'o',
      authorization: 'o',
    });
    assert.deepEqual(plain(parseOne('alterSchemaTransfer', 'ALTER SCHEMA s TRANSFER XML SCHEMA COLLECTION::a.b')), {
      kind: 'alterSchemaTransfer',
      schema: 's',
      class: 'XML SCHEMA COLLECTION',
      object: 'a.b',
    });
  });

  it('reads roles and members in both styles', () => {
    const member = { kind: 'alterRole', name: 'r', value: 'u', server: false };
    assert.deepEqual(plain(parseOne('alterRole', 'ALTER ROLE r ADD MEMBER u')), { ...member, change: 'ADD MEMBER' });
    assert.deepEqual(plain(parseOne('alterRole', "EXEC sp_addrolemember N'r', N'u'")), {
      ...member,
      change: 'ADD MEMBER',
    });
    assert.deepEqual(plain(parseOne('alterRole', "EXEC sys.sp_droprolemember @membername = N'u', @rolename = 'r'")), {
      ...member,
      change: 'DROP MEMBER',
    });
    assert.deepEqual(plain(parseOne('alterRole', "EXEC sp_addsrvrolemember 'u', 'r'")), {
      ...member,
      change: 'ADD MEMBER',
      server: true,
    });
    assert.deepEqual(
      plain(parseOne('createRole', "CREATE APPLICATION ROLE a WITH PASSWORD = N'x', DEFAULT_SCHEMA = s")),
      {
        kind: 'createRole',
        name: 'a',
        application: true,
        options: [
          { name: 'PASSWORD', value: "N'x'" },
          { name: 'DEFAULT_SCHEMA', value: 's' },
        ],
      },
    );
  });

  it('reads users and logins', () => {
    const source = (sql: string): unknown => parseOne('createUser', sql).source;
    assert.deepEqual(source('CREATE USER u'), { from: 'none' });
    assert.deepEqual(source('CREATE USER u FOR LOGIN [d\\l] WITH DEFAULT_SCHEMA = s'), { from: 'login', name: 'd\\l' });
    assert.deepEqual(source('CREATE USER u WITHOUT LOGIN'), { from: 'withoutLogin' });
    assert.deepEqual(source('CREATE USER u FROM EXTERNAL PROVIDER'), { from: 'externalProvider' });
    assert.deepEqual(source("CREATE USER u WITH PASSWORD = 'x'"), { from: 'password' });
    assert.deepEqual(source('CREATE USER u FROM ASYMMETRIC KEY k'), { from: 'asymmetricKey', name: 'k' });
    assert.deepEqual(
      plain(parseOne('createLogin', 'CREATE LOGIN l WITH PASSWORD = 0x0A HASHED, SID = 0x01, DEFAULT_DATABASE = [d]')),
      {
        kind: 'createLogin',
        verb: 'create',
        name: 'l',
        options: [
          { name: 'PASSWORD', value: '0x0A HASHED' },
          { name: 'SID', value: '0x01' },
          { name: 'DEFAULT_DATABASE', value: '[d]' },
        ],
      },
    );
    assert.equal(parseOne('createLogin', 'CREATE LOGIN [d\\l] FROM WINDOWS').from, 'WINDOWS');
    assert.deepEqual(parseOne('createLogin', "ALTER LOGIN l WITH PASSWORD = 'a' OLD_PASSWORD = 'b'").options, [
      { name: 'PASSWORD', value: "'a'" },
      { name: 'OLD_PASSWORD', value: "'b'" },
    ]);
  });

  it('reads security policies', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'securityPolicy',
          `CREATE SECURITY POLICY s.P ADD FILTER PREDICATE [s].[f]([a], 1) ON [dbo].[T],
           ADD BLOCK PREDICATE s.g(b) ON dbo.T AFTER INSERT WITH (STATE = ON, SCHEMABINDING = ON) NOT FOR REPLICATION`,
        ),
      ),
      {
        kind: 'securityPolicy',
        verb: 'create',
        name: 's.P',
        predicates: [
          {
            change: 'ADD',
            type: 'FILTER',
            function: { name: 's.f', arguments: ['[a]', '1'] },
            on: 'dbo.T',
            operations: [],
          },
          {
            change: 'ADD',
            type: 'BLOCK',
            function: { name: 's.g', arguments: ['b'] },
            on: 'dbo.T',
            operations: ['AFTER INSERT'],
          },
        ],
        options: [
          { name: 'STATE', value: 'ON' },
          { name: 'SCHEMABINDING', value: 'ON' },
        ],
        notForReplication: true,
      },
    );
    const dropped = parseOne(
      'securityPolicy',
      'ALTER SECURITY POLICY P DROP FILTER PREDICATE ON dbo.T, ALTER BLOCK PREDICATE f(a) ON T BEFORE DELETE',
    );
    assert.deepEqual(
      dropped.predicates.map((one) => [one.change, one.type, one.operations]),
      [
        ['DROP', 'FILTER', []],
        ['ALTER', 'BLOCK', ['BEFORE DELETE']],
      ],
    );
  });

  it('reads sensitivity classifications', () => {
    assert.deepEqual(
      plain(parseOne('sensitivity', "ADD SENSITIVITY CLASSIFICATION TO dbo.T.a, T.b WITH (LABEL = 'x', RANK = HIGH)")),
      {
        kind: 'sensitivity',
        change: 'add',
        columns: ['dbo.T.a', 'T.b'],
        options: [
          { name: 'LABEL', value: "'x'" },
          { name: 'RANK', value: 'HIGH' },
        ],
      },
    );
    assert.equal(parseOne('sensitivity', 'DROP SENSITIVITY CLASSIFICATION FROM dbo.T.a').change, 'drop');
  });
});
