import type { Diff } from '../diff/diff.ts';
import { type Batch, batchesOf } from '../syntax/batches.ts';
import { lex } from '../syntax/lexer.ts';
import { startsModule } from '../syntax/set-options.ts';
import { dataStatements, type ScriptStatement } from './script-statements.ts';

export type ScriptStep = {
  readonly name: string;
  readonly when: 'before' | 'after';
  readonly sql: readonly string[];
  /**
   * What each of these is, cut out of the text; undefined for a batch that makes a module, since the server stores what stands
   * around its tokens too, and that is trimmed.
   */
  readonly batches: readonly (Batch | undefined)[];
  /** Whether it has SQLCMD lines. */
  readonly hasDirectives: boolean;
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
    const batches = batchesOf(tokens).flatMap((batch) => new Array<Batch>(batch.count).fill({ ...batch, count: 1 }));
    const sql = batches.map(({ start, end }) => text.slice(start, end).trim());
    let statements: readonly ScriptStatement[] | undefined;
    if (sql.length > 0)
      steps.push({
        name,
        when,
        sql,
        batches: batches.map((batch) => (startsModule(tokens, batch.from, batch.to) ? undefined : batch)),
        hasDirectives: tokens.directives.length > 0,
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
