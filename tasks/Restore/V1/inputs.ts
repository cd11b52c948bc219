import { checkSource, isConnection } from '../../../src/app/check-source.ts';
import { type RestoreStagingRequest, restoreMethods } from '../../../src/app/restore-staging.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';

export type RestoreInputs = { readonly request: RestoreStagingRequest & { readonly report: string } };

/** The inputs of RehearsalRestore@1. */
export function readInputs(reader: InputReader): RestoreInputs {
  const connection = (name: string): string => {
    const value = reader.required(name);
    const problem = checkSource(`Input ${name}`, value, { live: true });
    if (problem) reader.bad(problem.message, problem.hint);
    else if (value !== '' && !isConnection(value)) {
      reader.bad(`Input ${name} is '${value}'. It is env:NAME, with a variable that holds the connection string.`);
    }
    return value;
  };
  const [staging, production] = [connection('staging'), connection('production')];
  const method = reader.choice('method', restoreMethods);
  const [backup, share] = [reader.lines('backup'), reader.optional('share')];
  const [allowedTargets, policy] = [reader.lines('allowedTargets'), reader.optional('policy')];
  const print = reader.flag('print', false);
  const [dataPath, logPath] = [reader.optional('dataPath'), reader.optional('logPath')];
  const simple = reader.choice('recovery', ['production', 'simple']) === 'simple';
  const report = reader.optional('report') ?? 'restore.json';
  reader.done();
  return {
    request: {
      // An input that its rule hides is sent all the same.
      from: [production, ...(method === 'file' ? backup : [])],
      to: staging,
      method,
      ...(method === 'copy-only' && share !== undefined && { share }),
      allowedTargets,
      ...(policy !== undefined && { policy }),
      ...(dataPath !== undefined && { dataPath }),
      ...(logPath !== undefined && { logPath }),
      simple,
      print,
      report,
    },
  };
}
