import type { Diff } from '../diff/diff.ts';
import { batchesOf } from '../syntax/batches.ts';
import { lex } from '../syntax/lexer.ts';
import type { Tokens } from '../syntax/tokens.ts';
import { dataStatements, type ScriptStatement } from './script-statements.ts';

export type ScriptStep = {
  readonly name: string;
  readonly when: 'before' | 'after';
  readonly sql: readonly string[];
  readonly text: string;
  /** Its data changes, read when somebody asks. */
  readonly statements: readonly ScriptStatement[];
};

export const postDeploymentScript = 'Post-deployment script';

/**
 * The project's own scripts. One that current has too runs only beside something else: without a change a plan is empty.
 */
export function scriptSteps({ original, desired, changes, renames }: Diff): readonly ScriptStep[] {
  const changed = changes.length + renames.length > 0;
  const steps: ScriptStep[] = [];
  const add = (name: string, when: 'before' | 'after', text: string | undefined, known: string | undefined): void => {
    if (text === undefined || (!changed && text === known)) return;
    const tokens = lex(text, name);
    const sql = batchTexts(tokens);
    let statements: readonly ScriptStatement[] | undefined;
    if (sql.length > 0)
      steps.push({
        name,
        when,
        sql,
        text,
        get statements() {
          statements ??= dataStatements(tokens);
          return statements;
        },
      });
  };
  add('Pre-deployment script', 'before', desired.preDeploy, original.preDeploy);
  add(postDeploymentScript, 'after', desired.postDeploy, original.postDeploy);
  return steps;
}

/** The batches of a script, each as often as its GO says. */
function batchTexts(tokens: Tokens): readonly string[] {
  const result: string[] = [];
  for (const batch of batchesOf(tokens)) {
    const sql = tokens.text.slice(batch.start, batch.end).trim();
    for (let i = 0; i < batch.count; i += 1) result.push(sql);
  }
  return result;
}
