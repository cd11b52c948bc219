import { RehearsalError } from '../base/errors.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ProofAnswer, ProofRequest, Prove } from '../plan/proof.ts';
import type { Server } from '../simulate/server.ts';
import { modelOfServer, serverWith } from './in-memory-database.ts';
import { scriptValues } from './script-values.ts';

type Values = Readonly<Record<string, string>>;

/** Runs deploy.sql on an in-memory database in the current state, with the values of variables, and reads back where it ends. */
export function prover(registry: Registry, given: Values): Prove {
  const runOn = (server: Server, request: Omit<ProofRequest, 'create'>): ProofAnswer => {
    const { deploySql, scriptsFrom, current } = request;
    const variables = scriptValues(deploySql, current.variables, given);
    const refused = (from: number, to: number) => runPart(server, deploySql, from, to, variables);
    const read = () => modelOfServer(server, current, registry);
    let refusal = refused(0, scriptsFrom);
    if (refusal) return { refused: refusal };
    const end = read();
    const { writes } = server;
    refusal = scriptsFrom < deploySql.length ? refused(scriptsFrom, deploySql.length) : undefined;
    if (refusal) return { refused: refusal };
    const afterScripts = server.writes === writes ? end : read();
    return { end, afterScripts, goOn: (next) => runOn(server, { ...next, current: afterScripts }) };
  };
  return ({ create, ...request }) => {
    try {
      return runOn(serverWith(request.current, create), request);
    } catch (error) {
      // The current schema could not be made: the plan stands unproven, and says why.
      if (!(error instanceof RehearsalError)) throw error;
      return { refused: { message: error.diagnostics[0]?.message ?? error.message } };
    }
  };
}

function runPart(
  server: Server,
  deploySql: string,
  from: number,
  to: number,
  variables: ReadonlyMap<string, string>,
): ProofAnswer['refused'] {
  const { error } = server.run(deploySql.slice(from, to), { file: 'deploy.sql', variables });
  if (!error) return undefined;
  const step = stepAt(deploySql, from + error.start);
  return { number: error.number, message: error.message, ...(step !== undefined && { step }) };
}

/** The key of the step in whose text an offset lies: each begins with `-- Step: key`. */
function stepAt(deploySql: string, offset: number): string | undefined {
  const at = deploySql.lastIndexOf('\n-- Step: ', offset);
  return at < 0 ? undefined : /^-- Step: (.*)$/m.exec(deploySql.slice(at + 1))?.[1]?.trimEnd();
}
