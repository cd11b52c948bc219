import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parseOptions } from '../../src/app/options-file.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { kindNames } from '../../src/model/kind-name.ts';
import { samplePlan } from '../review/sample-plan.ts';

const schema = (name: string) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8'));
const ajv = new Ajv({ allErrors: true });

describe('schemas/plan.v1.json', () => {
  const validate = ajv.compile(schema('plan.v1.json'));
  it('accepts a plan', () => {
    assert.ok(validate(samplePlan), ajv.errorsText(validate.errors));
  });
  it('refuses a member that it does not know', () => {
    assert.ok(!validate({ ...samplePlan, id: 'x' }));
  });
});

describe('schemas/rehearsal.v1.json', () => {
  const validate = ajv.compile(schema('rehearsal.v1.json'));
  const parses = (content: unknown): boolean => {
    try {
      parseOptions(content, 'rehearsal.json');
      return true;
    } catch (error) {
      assert.ok(error instanceof RehearsalError);
      return false;
    }
  };
  it('names every kind', () => {
    assert.deepEqual(schema('rehearsal.v1.json').definitions.kinds.items.enum, kindNames);
  });
  it('and the reader agree', () => {
    const good = [
      {},
      { drop: 'all', security: true, comments: 'ignore', lockTimeout: -1 },
      { drop: ['view', 'index'], ignore: { schemas: ['x'], names: ['[dbo].[T*]'], kinds: ['statistics'] } },
      { $schema: 'rehearsal.v1.json', platform: 'SqlAzure', edition: 'Enterprise' },
    ];
    const wrong = [
      [],
      null,
      'all',
      { drop: 'some' },
      { drop: ['tabel'] },
      { ignore: { schema: ['x'] } },
      { ignore: [] },
      { ignore: { names: [''] } },
      { security: 'yes' },
      { lockTimeout: 1.5 },
      { lockTimeout: -2 },
      { platform: 'Sql2016' },
      { edition: 1 },
      { typo: true },
    ];
    for (const content of good) {
      assert.ok(validate(content), JSON.stringify(content));
      assert.ok(parses(content), JSON.stringify(content));
    }
    for (const content of wrong) {
      assert.ok(!validate(content), JSON.stringify(content));
      assert.ok(!parses(content), JSON.stringify(content));
    }
  });
  it('reader names every mistake at once', () => {
    assert.throws(
      () => parseOptions({ drop: 'some', typo: 1, security: 'yes' }, 'rehearsal.json'),
      (error: RehearsalError) => error.diagnostics.length === 3,
    );
  });
});
