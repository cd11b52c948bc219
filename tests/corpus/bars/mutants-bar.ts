import { writeFileSync } from 'node:fs';
import type { Plan } from '../../../src/plan/plan-types.ts';
import type { Bar, Failure } from '../bar.ts';
import { nameOfPair } from '../databases.ts';
import { mutants, scriptOf } from '../mutate.ts';
import { random } from '../random.ts';

/** A proof that a damaged plan passes proves nothing. */
export const mutantsBar: Bar = {
  name: 'mutants',
  says: 'mutated plans refused or landing elsewhere',
  bar: '≥ 95 %',
  passes: ({ done, of }) => done >= 0.95 * of,
  async pair(pair, workshop) {
    const { plan } = await workshop.plan(pair);
    const current = await workshop.theirs.dacpac(pair.current);
    const desired = await workshop.theirs.dacpac(pair.desired);
    const stem = [pair.database, `${pair.current.version}__${pair.desired.version}`] as const;
    const script = workshop.path(...stem, 'mutant.sql');
    const end = workshop.path(...stem, 'mutant.dacpac');
    const landing = async (text: string): Promise<string | undefined> => {
      writeFileSync(script, text + dropUntrusted);
      try {
        await workshop.ours.simulate(script, current, end);
      } catch (error) {
        if (/ended with 1:/.test((error as Error).message)) return undefined;
        throw error;
      }
      return placeOf((await workshop.ours.plan(desired, end, workshop.path(...stem, 'mutant'))).plan);
    };
    const sound = await landing(scriptOf(plan.steps));
    if (sound === undefined) return { done: 0, of: 1, failures: [{ what: 'the steps themselves are refused' }] };
    const failures: Failure[] = [];
    const made = mutants(plan, workshop.mutants, random(nameOfPair(pair)));
    for (const mutant of made) {
      if ((await landing(mutant.script)) === sound) failures.push({ what: mutant.what });
    }
    return { done: made.length - failures.length, of: made.length, failures };
  },
};

const placeOf = (plan: Plan): string => JSON.stringify([plan.from.schema, plan.from.security]);

// No package says whether a constraint is trusted, and the proof of a plan compares it: at the end of a mutant those go that are
// left untrusted, so that it lands elsewhere.
const dropUntrusted = `
DECLARE @drop nvarchar(max) = N'';
SELECT @drop = @drop + N'ALTER TABLE ' + QUOTENAME(SCHEMA_NAME([schema_id])) + N'.' + QUOTENAME(OBJECT_NAME([parent_object_id]))
  + N' DROP CONSTRAINT ' + QUOTENAME([name]) + N';'
FROM (
  SELECT [schema_id], [parent_object_id], [name] FROM sys.foreign_keys WHERE [is_not_trusted] = 1 AND [is_disabled] = 0
  UNION ALL
  SELECT [schema_id], [parent_object_id], [name] FROM sys.check_constraints WHERE [is_not_trusted] = 1 AND [is_disabled] = 0
) AS [untrusted];
EXEC (@drop);
GO
`;
