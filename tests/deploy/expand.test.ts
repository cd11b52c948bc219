import assert from 'node:assert/strict';
import { expander, redactor, type VariableValues } from '../../src/deploy/expand.ts';
import { stepOf } from './world.ts';

const script = stepOf('S', { does: 'script' });
const values: VariableValues = new Map([
  ['schema', { value: 'Sales', secret: false }],
  ['password', { value: "it's", secret: true }],
]);
const expand = (sql: readonly string[], given = values) => {
  const { sql: result, problems } = expander(given)(script, sql);
  return { sql: result, codes: problems.map(({ code }) => code) };
};

describe('SQLCMD in the steps of a plan', () => {
  it('puts values in as they are, whatever the letter case of their names', () => {
    assert.deepEqual(expand(["SELECT * FROM [$(SCHEMA)].[T] WHERE s = '$(Schema)'"]), {
      sql: ["SELECT * FROM [Sales].[T] WHERE s = 'Sales'"],
      codes: [],
    });
  });

  it('puts a secret into string literals only, with its quotation marks doubled', () => {
    assert.deepEqual(expand(["EXEC p @x = N'$(Password)'"]).sql, ["EXEC p @x = N'it''s'"]);
    assert.deepEqual(expand(['EXEC p @x = $(Password)']).codes, ['DEP021']);
    assert.deepEqual(expand(['SELECT [$(Password)]']).codes, ['DEP021']);
    assert.deepEqual(expand(['SELECT 1 -- $(Password)']), { sql: ['SELECT 1 -- $(Password)'], codes: [] });
  });

  it('asks for a value that nobody gave', () => {
    assert.deepEqual(expand(["SELECT '$(Nobody)'"]).codes, ['DEP020']);
    assert.deepEqual(expand(['/* $(Nobody) */ SELECT 1']).codes, []);
  });

  it('obeys :setvar from its line on, in later batches too, and keeps the lines', () => {
    const { sql, codes } = expand([':setvar Schema "Other"\nSELECT \'$(Schema)\'', "SELECT '$(Schema)'"]);
    assert.deepEqual(codes, []);
    assert.deepEqual(sql, ["\nSELECT 'Other'", "SELECT 'Other'"]);
  });

  it('keeps a secret secret that a :setvar hands on', () => {
    assert.deepEqual(expand([':setvar Other $(Password)\nSELECT $(Other)']).codes, ['DEP021']);
  });

  it('refuses SQLCMD commands that a plan cannot obey', () => {
    for (const line of [':connect other', '!! dir', ':on error ignore', ':exit', ':quit', ':reset'])
      assert.deepEqual(expand([`${line}\nSELECT 1`]).codes, ['DEP023'], line);
    for (const line of [':on error exit', ':out file.txt'])
      assert.deepEqual(expand([`${line}\nSELECT 1`]), { sql: ['\nSELECT 1'], codes: [] }, line);
  });

  it('takes secrets out of what somebody will read', () => {
    assert.equal(
      redactor(values)("Login failed, password it's, schema Sales"),
      'Login failed, password ***, schema Sales',
    );
  });
});
