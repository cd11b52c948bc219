import assert from 'node:assert/strict';
import { alterText, firstTokenAt, withCreate, withoutSchemaBinding } from '../../src/kinds/module/module-text.ts';
import { selectedColumns } from '../../src/kinds/module/selected-columns.ts';

describe('text of a module', () => {
  it('begins behind white space and nested comments', () => {
    assert.equal(firstTokenAt('\n-- a\n/* b /* c */ */ CREATE'), 22);
    assert.equal(firstTokenAt('-- nothing else'), 15);
  });

  it('says CREATE, whatever the source says', () => {
    assert.equal(withCreate('/* x */ ALTER VIEW v AS SELECT 1 a'), '/* x */ CREATE VIEW v AS SELECT 1 a');
    assert.equal(withCreate('create\n or alter proc p AS RETURN'), 'create proc p AS RETURN');
    assert.equal(withCreate('CREATE VIEW v AS SELECT 1 a'), 'CREATE VIEW v AS SELECT 1 a');
  });

  it('is altered by its own text', () => {
    assert.equal(alterText('-- CREATE\nCREATE VIEW v AS SELECT 1 a'), '-- CREATE\nALTER VIEW v AS SELECT 1 a');
  });

  it('lets go of SCHEMABINDING wherever it stands in the list', () => {
    const view = (options: string) => `CREATE VIEW v ${options} AS SELECT 1 a`;
    assert.equal(withoutSchemaBinding(view('WITH SCHEMABINDING')), view(''));
    assert.equal(withoutSchemaBinding(view('WITH SCHEMABINDING, VIEW_METADATA')), view('WITH  VIEW_METADATA'));
    assert.equal(withoutSchemaBinding(view('WITH VIEW_METADATA, SCHEMABINDING')), view('WITH VIEW_METADATA'));
    assert.equal(withoutSchemaBinding(view('/* WITH SCHEMABINDING */')), view('/* WITH SCHEMABINDING */'));
  });
});

describe('columns of a query', () => {
  const cases: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['SELECT a, t.b, [c d], 1 AS e, f = 2, 3 g, MAX(h) FROM t', ['a', 'b', 'c d', 'e', 'f', 'g', '']],
    ['SELECT DISTINCT TOP (5) PERCENT a FROM t', ['a']],
    ['WITH c AS (SELECT x FROM t) SELECT y FROM c', ['y']],
    ['(SELECT a, CASE WHEN b = 1 THEN 2 ELSE 3 END AS c FROM t)', ['a', 'c']],
    ['SELECT * FROM t', undefined],
    ['SELECT a, t.* FROM t', undefined],
    ['SELECT a FROM t UNION ALL SELECT b FROM u', ['a']],
    ['VALUES (1)', undefined],
  ];
  for (const [query, columns] of cases) it(query, () => assert.deepEqual(selectedColumns(query), columns));
});
