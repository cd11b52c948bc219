import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Case, formatCase, type SectionName } from './case-file.ts';
import { casesFolder, readCaseFiles } from './read-cases.ts';
import { runCase } from './run-case.ts';

/** `UPDATE_EXPECT=1` rewrites the expectations of the cases that run; `CASE=table/` runs some of them. */
const update = process.env.UPDATE_EXPECT === '1';
const only = process.env.CASE ?? '';

const optional: readonly SectionName[] = ['steps', 'because', 'findings', 'kept', 'cosmetic', 'way-back'];

describe('cases', () => {
  for (const one of readCaseFiles().filter((file) => file.name.startsWith(only)))
    it(`${one.name}: ${one.about}`, async () => {
      const result = await runCase(one);
      if (update) rewrite(one, result);
      else
        for (const [section, text] of result)
          if (!optional.includes(section) || one.sections.has(section))
            assert.equal(text, one.sections.get(section) ?? '', `section ${section}`);
    });
});

function rewrite(one: Case, result: ReadonlyMap<SectionName, string>): void {
  const sections = new Map(one.sections);
  for (const [section, text] of result)
    if (!optional.includes(section) || sections.has(section)) sections.set(section, text);
  writeFileSync(path.join(casesFolder, `${one.name}.sql`), formatCase({ ...one, sections }));
}
