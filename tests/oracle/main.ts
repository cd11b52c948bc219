import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCases } from '../cases/read-cases.ts';
import { readExplanations } from '../corpus/explained.ts';
import { askFacts, askVerdicts } from './ask-case.ts';
import { caseOutputs } from './case-outputs.ts';
import { hasDotnet, startDriver } from './driver.ts';
import { judgeCase } from './judge-case.ts';
import { openCases } from './open-cases.ts';
import {
  caseHash,
  type RecordedAnswer,
  recordedAnswer,
  recordedHashes,
  removeAnswer,
  sameAnswer,
  writeAnswer,
} from './recorded-answer.ts';
import { useCases } from './use-cases.ts';

// npm run test:dacfx [-- --renew] [--only table/]: asks DacFx again about every case. Without --renew a record that is missing
// or differs from what DacFx says now is a failure; with it the records are written and those of lost cases removed.

const dacfx = '170.5.96';
const { values } = parseArgs({
  options: {
    renew: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

async function main(): Promise<number> {
  if (!hasDotnet()) {
    console.log('test:dacfx: no .NET SDK here, the records stand as they are');
    return 0;
  }
  const explain = readExplanations(path.resolve('tests/oracle/explained.json'));
  const open = openCases();
  const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-dacfx-'));
  const driver = startDriver();
  const ours = useCases(work);
  const cases = readCases();
  // Cases may differ in what DacFx is not told of (scripts, options): their record bears the first one's name, whichever is asked last.
  const names = new Map(cases.toReversed().map((one) => [caseHash(one), one.name]));
  const asked = cases.filter((one) => one.name.startsWith(values.only));
  const failures: string[] = [];
  for (const judged of asked) {
    const folder = path.join(work, judged.name);
    mkdirSync(folder, { recursive: true });
    const hash = caseHash(judged);
    const told: string[] = [];
    try {
      const facts = await askFacts(judged, driver, dacfx, folder);
      const outputs = await caseOutputs(judged, facts, ours, folder);
      const { judged: verdicts, bad } = await askVerdicts(
        outputs,
        driver,
        folder,
        (what) => explain('case', judged.name, { what }) !== undefined,
      );
      const answer: RecordedAnswer = { ...facts, case: names.get(hash)!, judged: verdicts };
      told.push(...bad);
      for (const { what, unjudged } of judgeCase(outputs, answer)) if (!unjudged) told.push(what);
      const recorded = recordedAnswer(hash);
      if (values.renew) writeAnswer(hash, answer);
      else if (!recorded) told.push('has no record');
      else if (!sameAnswer(recorded, answer)) told.push('the record differs from what DacFx says now');
    } catch (error) {
      told.push((error as Error).message);
    }
    const left = told.filter((what) => explain('case', judged.name, { what }) === undefined);
    if (!open.has(judged.name)) failures.push(...left.map((what) => `${judged.name}: ${what}`));
    else if (left.length === 0) failures.push(`${judged.name}: it agrees now: take it out of tests/oracle/open.json`);
  }
  driver.close();
  if (values.only === '') {
    const wanted = new Set(cases.map(caseHash));
    for (const hash of recordedHashes().filter((known) => !wanted.has(known))) {
      if (values.renew) removeAnswer(hash);
      else failures.push(`${hash}: a record of no case`);
    }
  }
  console.log(failures.join('\n'));
  console.log(`test:dacfx: ${asked.length} cases, ${open.size} open, ${failures.length} failures; outputs in ${work}`);
  return failures.length === 0 ? 0 : 1;
}

process.exitCode = await main();
