import { type CaseOutputs, packageHash } from './case-outputs.ts';
import { keysOfChanges } from './item-rule.ts';
import { hashOf, type RecordedAnswer } from './recorded-answer.ts';

/** Why an output does not stand before the record; `unjudged` ones need `npm run test:dacfx -- --renew`. */
export type CaseFailure = { readonly what: string; readonly unjudged?: true };

/** Holds our outputs of a case against what DacFx said. Needs no .NET. */
export function judgeCase(outputs: CaseOutputs, answer: RecordedAnswer): CaseFailure[] {
  const failures: CaseFailure[] = [];
  const known = (list: readonly string[], hash: string, what: string): void => {
    if (!list.includes(hash)) failures.push({ what: `${what} is not one that DacFx judged good`, unjudged: true });
  };
  known(answer.judged.packages, packageHash(outputs.current), 'current: the package');
  known(answer.judged.packages, packageHash(outputs.desired), 'desired: the package');
  for (const name of ['forward', 'back'] as const) {
    const [ours, theirs] = [outputs[name], answer[name]];
    for (const { text } of ours.scripts) known(answer.judged.scripts, hashOf(text), `${name}: a script`);
    known(answer.judged.ends, packageHash(ours.end), `${name}: the end of our script`);
    if (ours.theirEnd) {
      if ('refused' in ours.theirEnd)
        failures.push({ what: `${name}: DacFx's script is refused: ${ours.theirEnd.refused}` });
      else known(answer.judged.ends, packageHash(ours.theirEnd.file), `${name}: the end of DacFx's script`);
    }
    if (theirs.refused) continue;
    const aside = new Set(theirs.aside);
    const changes = new Set([...keysOfChanges(ours.changes)].filter((key) => !aside.has(key)));
    for (const key of changes) if (!theirs.items.includes(key)) failures.push({ what: `${name}: only ours: ${key}` });
    for (const key of theirs.items) if (!changes.has(key)) failures.push({ what: `${name}: only DacFx: ${key}` });
  }
  return failures;
}
