import assert from 'node:assert/strict';
import { systemType } from '../../../src/kinds/columns/model-type.ts';
import { typeChange } from '../../../src/kinds/columns/type-change.ts';
import type { ModelType } from '../../../src/model/data-type.ts';

/** `varchar(10)` → its canonical type. */
function type(text: string): ModelType {
  const [, name = '', first, second] = /^(\w+)(?:\((\w+)(?:,(\d+))?\))?$/.exec(text) ?? [];
  const length = first === 'max' ? ('max' as const) : first === undefined ? undefined : Number(first);
  return systemType(name, { first: length, second: second === undefined ? undefined : Number(second) });
}

describe('type change', () => {
  const cases: readonly (readonly [before: string, after: string, cost: string, lossy: boolean])[] = [
    ['varchar(10)', 'varchar(20)', 'metadata', false],
    ['varchar(20)', 'varchar(10)', 'scan', true],
    ['varchar(10)', 'varchar(max)', 'rewrite', false],
    ['varchar(max)', 'varchar(10)', 'rewrite', true],
    ['varchar(10)', 'nvarchar(10)', 'rewrite', false],
    ['nvarchar(10)', 'varchar(10)', 'rewrite', true],
    ['char(10)', 'char(20)', 'rewrite', false],
    ['int', 'bigint', 'rewrite', false],
    ['bigint', 'int', 'rewrite', true],
    ['int', 'decimal(9,0)', 'rewrite', true],
    ['int', 'decimal(10,0)', 'rewrite', false],
    ['decimal(5,2)', 'decimal(9,2)', 'scan', false],
    ['decimal(9,2)', 'decimal(19,2)', 'rewrite', false],
    ['decimal(9,2)', 'decimal(9,4)', 'rewrite', true],
    ['datetime', 'datetime2(7)', 'rewrite', false],
    ['datetime2(7)', 'datetime2(3)', 'rewrite', true],
    ['datetime2(3)', 'date', 'rewrite', true],
    ['int', 'varchar(20)', 'rewrite', false],
    ['int', 'varchar(5)', 'rewrite', true],
    ['varchar(10)', 'int', 'rewrite', true],
    ['int', 'uniqueidentifier', 'impossible', true],
    ['text', 'varchar(max)', 'rewrite', false],
    ['text', 'varchar(10)', 'impossible', true],
    ['rowversion', 'binary(8)', 'impossible', true],
    ['date', 'time', 'impossible', true],
    ['xml', 'nvarchar(max)', 'impossible', true],
    ['nvarchar(20)', 'sysname', 'metadata', false],
    ['sysname', 'nvarchar(128)', 'metadata', false],
    ['sysname', 'nvarchar(50)', 'scan', true],
    ['sysname', 'varchar(128)', 'rewrite', true],
  ];
  for (const [before, after, cost, lossy] of cases) {
    it(`${before} → ${after}: ${cost}${lossy ? ', values may not fit' : ''}`, () => {
      const change = typeChange(type(before), type(after));
      assert.equal(change.cost, cost);
      assert.equal(change.lossy, lossy);
    });
  }

  it('lets indexes stand on a growing varchar only', () => {
    assert.equal(typeChange(type('varchar(10)'), type('varchar(20)')).widens, true);
    assert.equal(typeChange(type('varchar(10)'), type('varchar(10)')).widens, true);
    assert.equal(typeChange(type('int'), type('int')).widens, false);
    assert.equal(typeChange(type('varchar(10)'), type('varchar(max)')).widens, false);
  });
});
