import { connectionText } from '../../../src/app/given-connections.ts';
import { type RestoreStagingRequest, restoreMethods } from '../../../src/app/restore-staging.ts';
import { connectionInputNames, readConnection } from '../../../src/pipelines/connection-inputs.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';

export type RestoreInputs = { readonly request: RestoreStagingRequest & { readonly report: string } };

/** The inputs of RehearsalRestore@1. */
export function readInputs(reader: InputReader): RestoreInputs {
  const connection = (name: string): string =>
    connectionText(readConnection(reader, { ...connectionInputNames(name), connection: name }));
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
