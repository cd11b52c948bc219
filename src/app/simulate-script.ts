import { existsSync, readFileSync } from 'node:fs';
import { fail } from '../base/errors.ts';
import { decodeText } from '../formats/decode-text.ts';
import { writeDacpac } from '../formats/write-dacpac.ts';
import { registry } from '../kinds/all-kinds.ts';
import { createBatches } from '../plan/create-script.ts';
import { isSystemDatabase } from '../simulate/names.ts';
import { dacpacOf } from '../sources/to-dacpac.ts';
import { parseBatch } from '../statements/parse-batch.ts';
import { splitBatches } from '../syntax/batches.ts';
import { asWritten } from './as-written.ts';
import { modelOfRows, serverWith } from './in-memory-database.ts';
import { type DatabaseSource, readDatabase } from './read-database.ts';
import type { SimulateRequest, SimulateResult } from './requests.ts';
import { scriptValues } from './script-values.ts';
import { together } from './together.ts';
import { writeOutput } from './write-output.ts';

/** Runs any T-SQL script on an in-memory database and packages the schema that it ends in. Throws SIM002 when it is refused. */
export async function simulateScript(request: SimulateRequest): Promise<SimulateResult> {
  const [script, { model, identity }] = await together<[string, DatabaseSource]>(
    () => readScript(request.script),
    () => readDatabase([request.on]),
  );
  const server = serverWith(model, createBatches(model, registry), {
    databaseName: databaseNamedIn(script, request.script),
    mayBreak: true,
  });
  const { error } = server.run(script, {
    file: request.script,
    variables: scriptValues([script], model.variables),
  });
  if (error) {
    fail('SIM002', `The in-memory server refuses the script: error ${error.number}: ${error.message}`, {
      at: { file: request.script, line: error.line, column: 1 },
      hint: `In batch ${error.batch}: ${error.statement}`,
    });
  }
  const end = modelOfRows(asWritten(server.rows()), model, registry);
  const { name, version, refactorLog } = identity;
  // What the database has seen of its refactor log, no script takes away: without it DacFx renames a second time.
  const kept = { name, version, ...(refactorLog !== undefined && { refactorLog }) };
  writeOutput(request.output, writeDacpac(dacpacOf(end, kept, registry)));
  return {
    output: request.output,
    batches: splitBatches(script, request.script).length,
    objects: end.objects.size,
  };
}

/** USE at the start of a line or behind `;`, not of a variable. */
const usesByName = /(?:^|;)\s*USE\s+(?!\[?\$\()/im;

/**
 * A package does not say what its database is called, but a script that was written for it does: the name that it uses first,
 * system databases aside. undefined when it uses none.
 */
function databaseNamedIn(script: string, file: string): string | undefined {
  // Few scripts do, and a big one is not to be read twice for it.
  if (!usesByName.test(script)) return undefined;
  for (const batch of splitBatches(script, file)) {
    if (!usesByName.test(batch.tokens.text.slice(batch.start, batch.end))) continue;
    for (const statement of parseBatch(batch).statements) {
      if (statement.kind === 'use' && !isSystemDatabase(statement.database) && !statement.database.startsWith('$('))
        return statement.database;
    }
  }
  return undefined;
}

function readScript(file: string): string {
  if (!existsSync(file)) fail('SRC001', `There is no file ${file}.`);
  return decodeText(readFileSync(file));
}
