import assert from 'node:assert/strict';
import { formatDiagnostic } from '../../src/base/errors.ts';
import { parseScript } from '../../src/statements/parse-script.ts';
import type { Statement, StatementKind, StatementOf } from '../../src/statements/tree/index.ts';

/** All statements of a script that must parse. */
export function parseAll(sql: string): Statement[] {
  const { batches, diagnostics } = parseScript(sql, 'test.sql');
  assert.deepEqual(diagnostics.map(formatDiagnostic), [], sql);
  return batches.flatMap((batch) => [...batch.statements]);
}

/** The only statement of the script, which must be of the kind. */
export function parseOne<K extends StatementKind>(kind: K, sql: string): StatementOf<K> {
  const [statement, ...rest] = parseAll(sql);
  assert.equal(rest.length, 0, `one statement expected in ${sql}`);
  assert.equal(statement?.kind, kind, sql);
  return statement as StatementOf<K>;
}

/** The messages for a script that must not parse. */
export function parseErrors(sql: string): string[] {
  return parseScript(sql, 'test.sql').diagnostics.map(formatDiagnostic);
}

/** The tree without offsets, so that tests read as what the text says. Source text becomes its text. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if ('text' in value && typeof value.text === 'string' && 'start' in value && entries.length === 3) return value.text;
  if ('parts' in value && Array.isArray(value.parts)) return value.parts.join('.');
  return Object.fromEntries(
    entries.filter(([key]) => key !== 'start' && key !== 'end').map(([key, one]) => [key, plain(one)]),
  );
}
