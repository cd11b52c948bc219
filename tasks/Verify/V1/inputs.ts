import { connectionText } from '../../../src/app/given-connections.ts';
import type { VerifyRequest } from '../../../src/app/verify-promotion-now.ts';
import { readConnection } from '../../../src/pipelines/connection-inputs.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';

export type VerifyInputs = { readonly request: VerifyRequest; readonly connection: string };

/** The inputs of RehearsalVerify@1. */
export function readInputs(reader: InputReader): VerifyInputs {
  const [plan, connection] = [reader.required('plan'), connectionText(readConnection(reader))];
  const id = reader.optional('planId');
  if (id !== undefined && !/^[0-9a-f]{64}$/i.test(id))
    reader.bad(`Input planId is '${id}'. It is the output variable planId of the plan's step: 64 hexadecimal digits.`);
  const [policy, decisions] = [reader.optional('policy'), reader.optional('decisions')];
  reader.done();
  return {
    connection,
    request: {
      plan,
      // Files would prove nothing in a job.
      evidence: [],
      ...(id !== undefined && { id }),
      ...(policy !== undefined && { policy }),
      ...(decisions !== undefined && { decisions }),
    },
  };
}
