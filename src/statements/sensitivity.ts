import type { Cursor } from '../syntax/cursor.ts';
import { readObjectNames } from './names.ts';
import { readWithOptions } from './options.ts';
import type { AddSensitivity } from './tree/index.ts';

/** ADD SENSITIVITY CLASSIFICATION TO column [ ,… ] WITH ( option [ ,… ] ), the cursor behind CLASSIFICATION. */
export function parseAddSensitivity(c: Cursor): AddSensitivity {
  c.expect('TO');
  return { kind: 'sensitivity', change: 'add', columns: readObjectNames(c), options: readWithOptions(c) };
}

/** DROP SENSITIVITY CLASSIFICATION FROM column [ ,… ], the cursor behind CLASSIFICATION. */
export function parseDropSensitivity(c: Cursor): AddSensitivity {
  c.expect('FROM');
  return { kind: 'sensitivity', change: 'drop', columns: readObjectNames(c), options: [] };
}
