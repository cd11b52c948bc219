import { RehearsalError } from '../base/errors.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ProofAnswer, ProofRequest } from '../plan/proof.ts';
import type { Server } from '../simulate/server.ts';
import { modelOfServer, serverWith } from './in-memory-database.ts';
import { scriptValues } from './script-values.ts';

/** Runs deploy.sql on an in-memory database in the current state, with the values of variables, and reads back where it ends. */
export function proveScript(
  { create, deploySql, current }: ProofRequest,
  variables: Readonly<Record<string, string>>,
): ProofAnswer {
  try {
    return runOn(serverWith(current, create), deploySql, current, variables);
  } catch (error) {
    // The current schema could not be made: the plan stands unproven, and says why.
    if (!(error instanceof RehearsalError)) throw error;
    return { refused: { message: error.diagnostics[0]?.message ?? error.message } };
  }
}

function runOn(
  server: Server,
  deploySql: string,
  current: DatabaseModel,
  given: Readonly<Record<string, string>>,
): ProofAnswer {
  const variables = scriptValues(deploySql, current.variables, given);
  const { error } = server.run(deploySql, { file: 'deploy.sql', variables });
  if (error) {
    const step = stepAt(deploySql, error.start);
    return { refused: { number: error.number, message: error.message, ...(step !== undefined && { step }) } };
  }
  const end = modelOfServer(server, current);
  return { end, goOn: (next) => runOn(server, next.deploySql, end, given) };
}

/** The key of the step in whose text an offset lies: each begins with `-- Step: key`. */
function stepAt(deploySql: string, offset: number): string | undefined {
  const at = deploySql.lastIndexOf('\n-- Step: ', offset);
  return at < 0 ? undefined : /^-- Step: (.*)$/m.exec(deploySql.slice(at + 1))?.[1]?.trimEnd();
}
