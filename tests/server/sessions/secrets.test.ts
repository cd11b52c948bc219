import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RehearsalError } from '../../../src/base/errors.ts';
import { connectionFailure } from '../../../src/server/connection-failure.ts';
import { knownKeywords } from '../../../src/server/connection-keywords.ts';
import { parseConnectionString } from '../../../src/server/parse-connection-string.ts';

// Letters that no message of ours has in a row: any four of them in a message are from the password.
const secretPiece = fc.string({ unit: fc.constantFrom('Q', 'X', 'Z', 'J'), minLength: 6, maxLength: 10 });
const secret = fc
  .array(fc.tuple(secretPiece, fc.constantFrom(';', '=', "'", '"', ' ', ';;', '==', '; ', '{', '\\')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => pieces.flat().join(''));
const value = fc.constantFrom(
  'true',
  'false',
  'maybe',
  '1',
  'tcp:s,1433',
  'np:x',
  's\\i',
  '',
  '"',
  'ActiveDirectoryPassword',
);
const pair = fc.tuple(fc.constantFrom(...knownKeywords(), 'Nonsense', 'Driver'), value).map(([k, v]) => `${k}=${v}`);
const written = fc
  .tuple(secret, fc.constantFrom("'", '"', ''), fc.constantFrom('Password', 'pwd', 'PWD '))
  .map(([text, quote, keyword]) => `${keyword}=${quote}${text}${quote}`);

describe('no error of a connection', () => {
  it('repeats a password or a piece of it, however the string is written', () => {
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 6 }),
        written,
        fc.array(pair, { maxLength: 6 }),
        (before, password, after) => {
          try {
            parseConnectionString([...before, password, ...after].join(';'));
          } catch (error) {
            assert.ok(error instanceof RehearsalError, String(error));
            assert.doesNotMatch(JSON.stringify([error.message, error.diagnostics]), /[QXZJ]{4}/i);
          }
        },
      ),
      { numRuns: 3000, seed: 20261123 },
    );
  });

  it('repeats one when the connection fails, for whatever reason', () => {
    const settings = parseConnectionString('Server=s;Database=d;User ID=u;Password=hunter2');
    for (const code of [
      'ENOTFOUND',
      'ECONNREFUSED',
      'ETIMEOUT',
      'EINSTLOOKUP',
      'ENOENCRYPT',
      'ELOGIN',
      'ESOCKET',
      'EPIPE',
    ]) {
      const said = connectionFailure(settings, { error: Object.assign(new Error(code), { code }), errors: [] });
      assert.match(said.code, /^CON0(08|09|10|11|15)$/, code);
      assert.doesNotMatch(JSON.stringify(said), /hunter2/);
      assert.match(said.message, /^s\/d: /);
      assert.ok(said.hint);
    }
  });
});
