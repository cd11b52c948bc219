import type { LiveRequest } from '../../../src/app/deploy-live.ts';
import { readFence } from '../../../src/app/deploy-plan.ts';
import { connectionText } from '../../../src/app/given-connections.ts';
import { runKinds } from '../../../src/app/requests.ts';
import { RehearsalError } from '../../../src/base/errors.ts';
import { readConnection } from '../../../src/pipelines/connection-inputs.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';

export type DeployInputs = {
  readonly request: LiveRequest & { readonly evidence: string };
  readonly connection: string;
};

/** The inputs of RehearsalDeploy@1. */
export function readInputs(reader: InputReader): DeployInputs {
  const [plan, connection] = [reader.required('plan'), connectionText(readConnection(reader))];
  const as = reader.choice('as', runKinds);
  const id = reader.optional('planId');
  if (id !== undefined && !/^[0-9a-f]{64}$/i.test(id))
    reader.bad(`Input planId is '${id}'. It is the output variable planId of the plan's step: 64 hexadecimal digits.`);
  const environment = reader.optional('environment');
  const variables = reader.pairs('variables');
  const [notBefore, notAfter] = [reader.optional('notBefore'), reader.optional('notAfter')];
  const fence = {
    ...(notBefore !== undefined && { notBefore }),
    ...(notAfter !== undefined && { notAfter }),
    windows: reader.lines('windows'),
  };
  try {
    readFence(fence);
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    for (const { message, hint } of error.diagnostics) reader.bad(message, hint);
  }
  const retries = reader.optional('retries') ?? '3';
  if (!/^\d{1,2}$/.test(retries)) reader.bad(`Input retries is '${retries}'. It is a number from 0 to 99.`);
  const [policy, decisions] = [reader.optional('policy'), reader.optional('decisions')];
  const dryRun = reader.flag('dryRun', false);
  const evidence = reader.required('evidence');
  reader.done();
  return {
    request: {
      plan,
      as,
      ...(id !== undefined && { id }),
      ...(environment !== undefined && { environment }),
      variables,
      fence,
      retries: Number(retries),
      dryRun,
      evidence,
      gate: {
        // Files would prove nothing in a job.
        evidence: [],
        ...(policy !== undefined && { policy }),
        ...(decisions !== undefined && { decisions }),
      },
    },
    connection,
  };
}
