import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic } from '../../src/base/errors.ts';
import { parseModuleBody } from '../../src/statements/module-body.ts';
import { parseBatch } from '../../src/statements/parse-batch.ts';
import { splitBatches } from '../../src/syntax/batches.ts';

/** DacFx drops an unnamed constraint by a name that it does not write. No server reads that either. */
const unnamed = /DROP CONSTRAINT ;/;

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return bytes[0] === 0xff && bytes[1] === 0xfe
    ? bytes.toString('utf16le', 2)
    : bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function scriptsBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.sql$/i.test(name)).map((name) => join(folder, name));
}

/** Reads every script below the folder that the variable names; without it there is nothing to judge. */
function judge(variable: string, what: string): void {
  const folder = process.env[variable];
  it(`reads ${what} without a diagnostic`, function () {
    this.timeout(120_000);
    if (folder === undefined || !existsSync(folder)) return;
    const messages: string[] = [];
    for (const file of scriptsBelow(folder)) {
      const text = textOf(file);
      for (const batch of splitBatches(text, file)) {
        if (unnamed.test(text.slice(batch.start, batch.end))) continue;
        const { statements, diagnostics } = parseBatch(batch);
        messages.push(...diagnostics.map(formatDiagnostic));
        for (const one of statements) {
          if (one.kind === 'module') messages.push(...parseModuleBody(batch, one).diagnostics.map(formatDiagnostic));
        }
      }
    }
    assert.deepEqual(messages.slice(0, 20), []);
  });
}

describe('real scripts', () => {
  judge('REHEARSAL_CORPUS', 'the projects of REHEARSAL_CORPUS');
  judge('REHEARSAL_DACFX_SCRIPTS', "DacFx's deployment scripts of REHEARSAL_DACFX_SCRIPTS");
});
