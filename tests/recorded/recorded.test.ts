import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCases } from '../cases/read-cases.ts';
import { readExplanations } from '../corpus/explained.ts';
import { caseOutputs } from '../oracle/case-outputs.ts';
import { judgeCase } from '../oracle/judge-case.ts';
import { openCases } from '../oracle/open-cases.ts';
import { caseHash, recordedAnswer } from '../oracle/recorded-answer.ts';
import { useCases } from '../oracle/use-cases.ts';

const only = process.env.CASE ?? '';

// What DacFx said of every case, held against what we make of it now. A case without a record, or an output that DacFx has
// not seen, fails: `npm run test:dacfx -- --renew` asks it.
describe('recorded answers of DacFx', () => {
  const explain = readExplanations(path.resolve('tests/oracle/explained.json'));
  const open = openCases();
  const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-recorded-'));
  const ours = useCases(work);
  after(() => rmSync(work, { recursive: true }));

  for (const judged of readCases().filter((one) => one.name.startsWith(only))) {
    it(judged.name, async () => {
      const folder = path.join(work, judged.name);
      mkdirSync(folder, { recursive: true });
      const answer = recordedAnswer(caseHash(judged));
      const failures = answer
        ? await failuresOf(async () => judgeCase(await caseOutputs(judged, answer, ours, folder), answer))
        : ['not judged: there is no record of the case'];
      const left = failures.filter((what) => explain('case', judged.name, { what }) === undefined);
      rmSync(folder, { recursive: true });
      if (open.has(judged.name)) assert.notDeepEqual(left, [], 'it agrees now: take it out of tests/oracle/open.json');
      else assert.deepEqual(left, []);
    });
  }

  it('lists as open only cases that exist', () => {
    const names = new Set(readCases().map(({ name }) => name));
    assert.deepEqual(
      [...open.keys()].filter((name) => !names.has(name)),
      [],
    );
  });
});

async function failuresOf(judge: () => Promise<readonly { readonly what: string }[]>): Promise<readonly string[]> {
  try {
    return (await judge()).map(({ what }) => what);
  } catch (error) {
    return [(error as Error).message];
  }
}
