import assert from 'node:assert/strict';
import { compareModules, moduleKey, sameModule } from '../../src/syntax/module-key.ts';

const name = ['dbo', 'P'];

describe('module texts', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['create proc P as select 1', 'create proc P as select 1', 'same'],
    ['create proc P as select 1', 'CREATE OR ALTER PROCEDURE [dbo].[p]\r\nAS\r\n\tSELECT 1;\r\n', 'cosmetic'],
    ['alter procedure dbo.P as select 1', 'create proc P as select 1 ; ;', 'cosmetic'],
    ['create proc P as select [a] from [T]', 'create proc P as select A from t', 'cosmetic'],
    ['create proc P as select "a b"', 'create proc P as select [A B]', 'cosmetic'],
    ['create proc P as -- x\nselect 1', 'create proc P as\n  -- x\n\n select 1', 'cosmetic'],
    ['create proc P as /* a\n b */ -- x\nselect 1', 'create proc P as /* a\r\n b */ -- x\r\nselect 1', 'cosmetic'],
    ['create proc P as --  x\nselect 1', 'create proc P as -- x\nselect 1', 'comments'],
    ['create proc P as -- x \nselect 1', 'create proc P as -- x\nselect 1', 'comments'],
    ['create proc P as -- x\nselect 1', 'create proc P as -- X\nselect 1', 'comments'],
    ['create proc P as -- x\nselect 1', 'create proc P as select 1', 'comments'],
    ['create proc P as -- x\nselect 1', 'create proc P as select -- x\n1', 'comments'],
    ["create proc P as select 'a'", "create proc P as select 'A'", 'different'],
    ["create proc P as select 'a  b'", "create proc P as select 'a b'", 'different'],
    ["create proc P as select 'a'", "create proc P as select N'a'", 'different'],
    ['create proc P as select [a b]', 'create proc P as select a b', 'different'],
    ['create proc P as select a.b', 'create proc P as select [a.b]', 'different'],
    ['create proc P as select 1; select 2', 'create proc P as select 1 select 2', 'different'],
    ['create view P as select 1 x', 'create proc P as select 1 x', 'different'],
  ];
  for (const [a, b, expected] of table) {
    it(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${expected}`, () => {
      assert.equal(compareModules(a, b, { name }), expected);
      assert.equal(compareModules(b, a, { name }), expected);
      assert.equal(sameModule(a, b, { name }), expected === 'same' || expected === 'cosmetic');
      assert.equal(sameModule(a, b, { name, comments: 'ignore' }), expected !== 'different');
    });
  }

  it('does not take another name for the own one', () => {
    assert.notEqual(moduleKey('create proc Q as select 1'), moduleKey('create proc P as select 1'));
  });

  it('keeps the case of names where the collation does, never that of keywords', () => {
    const options = { foldNames: false, name };
    assert.equal(
      compareModules('create proc P as SELECT a FROM t', 'create proc P as select a from t', options),
      'cosmetic',
    );
    assert.equal(
      compareModules('create proc P as select A from t', 'create proc P as select a from t', options),
      'different',
    );
  });

  it('reads "x" as a string under QUOTED_IDENTIFIER OFF', () => {
    const [a, b] = ['create proc P as select "x"', 'create proc P as select "X"'];
    assert.equal(compareModules(a, b, { quotedIdentifier: false }), 'different');
    assert.equal(compareModules(a, b), 'cosmetic');
  });
});
