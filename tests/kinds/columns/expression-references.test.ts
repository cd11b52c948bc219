import assert from 'node:assert/strict';
import { usesOf } from '../../../src/kinds/columns/expression-references.ts';
import { readContext } from '../../../src/sources/read-context.ts';

const context = readContext('SQL_Latin1_General_CP1_CI_AS', 'Sql160');
const owner = {
  key: context.key('object', 'dbo', 'T'),
  path: ['dbo', 'T'],
  columns: [{ name: 'A' }, { name: 'b c' }, { name: 'x' }],
};

function uses(expression: string): string[] {
  return usesOf(expression, owner, context).map((use) => {
    if ('column' in use) return use.column;
    return 'type' in use ? `type ${use.type.join('.')}` : use.object.join('.');
  });
}

describe('references of an expression', () => {
  const cases: readonly (readonly [expression: string, ...found: string[]])[] = [
    ['A > 0', 'A'],
    ['a + [b c] - a', 'A', 'b c'],
    ['dbo.F(a)', 'dbo.F', 'A'],
    ['[dbo].[F] ([A])', 'dbo.F', 'A'],
    ["'A' + N'x'"],
    ['len(A)', 'A'],
    ['NEXT VALUE FOR [s].[q]', 's.q'],
    ["x.value('(/a)[1]', 'int')", 'x'],
    ['[dbo].[T].[A] > T.x', 'A', 'x'],
    ['other.dbo.f(1)'],
    ['CAST(A AS dbo.Sku)', 'A', 'type dbo.Sku'],
    ['CONVERT([dbo].[Sku], A) + TRY_CONVERT(sys.int, x)', 'type dbo.Sku', 'A', 'x'],
    ['CAST(A AS decimal(9, 2))', 'A'],
    ['$PARTITION.F(A)', 'A'],
    ['sys.fn_x(A)', 'A'],
    ['A /* x */ -- b', 'A'],
  ];
  for (const [expression, ...found] of cases) it(expression, () => assert.deepEqual(uses(expression), found));
});
