import type { SqlValue } from '../base/sql-session.ts';
import { type Request, TYPES } from './tedious.ts';

/** Adds `@name` parameters to a request, with the type that the value of JavaScript stands for. */
export function addParameters(request: Request, parameters: Readonly<Record<string, SqlValue>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || typeof value === 'string') request.addParameter(name, TYPES.NVarChar, value);
    else if (typeof value === 'boolean') request.addParameter(name, TYPES.Bit, value);
    else if (typeof value === 'number') addNumber(request, name, value);
    else request.addParameter(name, TYPES.VarBinary, Buffer.from(value));
  }
}

function addNumber(request: Request, name: string, value: number): void {
  if (!Number.isSafeInteger(value)) request.addParameter(name, TYPES.Float, value);
  else if (value >= -2_147_483_648 && value <= 2_147_483_647) request.addParameter(name, TYPES.Int, value);
  // As text: tedious converts it exactly, and a double would lose nothing below 2^53 but the type.
  else request.addParameter(name, TYPES.BigInt, String(value));
}
