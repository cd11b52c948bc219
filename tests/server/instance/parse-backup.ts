import { Cursor } from '../../../src/syntax/cursor.ts';
import { lex } from '../../../src/syntax/lexer.ts';
import { TokenKind } from '../../../src/syntax/token.ts';

export type Device = { readonly kind: string; readonly path: string };

/** A BACKUP or RESTORE statement. */
export type BackupStatement = {
  /** DATABASE, LOG, HEADERONLY, FILELISTONLY, LABELONLY, VERIFYONLY, CERTIFICATE, … */
  readonly what: string;
  readonly database: string;
  readonly devices: readonly Device[];
  /** Upper case name → value; '' without one. */
  readonly options: ReadonlyMap<string, string>;
  readonly moves: readonly { readonly logical: string; readonly to: string }[];
};

/** Reads BACKUP … TO … WITH … and RESTORE … FROM … WITH …; `variable` answers variables. Error SYN001. */
export function parseBackup(text: string, variable: (variable: string) => string): BackupStatement {
  const tokens = lex(text, '');
  const c = new Cursor(tokens, 0, tokens.kinds.length - 1, true);
  c.advance();
  const what = c.upper();
  c.advance();
  const value = (): string => {
    if (c.atString()) return c.string();
    if (c.kind() === TokenKind.variable) {
      const name = c.raw();
      c.advance();
      return variable(name);
    }
    if (c.kind() === TokenKind.number) {
      const number = c.raw();
      c.advance();
      return number;
    }
    return c.name();
  };
  const isNamed = !c.atAny('FROM', 'TO', 'WITH', ';') && !c.done;
  const database = isNamed ? value() : '';
  const devices: Device[] = [];
  if (c.accept('TO') || c.accept('FROM')) {
    do {
      const kind = c.atAny('DISK', 'URL', 'TAPE', 'DATABASE_SNAPSHOT') && c.upper(1) === '=' ? c.upper() : 'DEVICE';
      if (kind !== 'DEVICE') c.advance(2);
      devices.push({ kind, path: value() });
    } while (c.accept(','));
  }
  const options = new Map<string, string>();
  const moves: { logical: string; to: string }[] = [];
  if (c.accept('WITH')) {
    do {
      if (c.accept('MOVE')) {
        const logical = value();
        c.expect('TO');
        moves.push({ logical, to: value() });
        continue;
      }
      const name = c.upper();
      c.advance();
      if (c.accept('=')) options.set(name, value());
      else if (c.at('(')) {
        const from = c.index;
        c.skipParentheses();
        options.set(name, c.textFrom(from).text);
      } else options.set(name, '');
    } while (c.accept(','));
  }
  while (c.accept(';'));
  if (!c.done) c.fail('the end of the statement expected');
  return { what, database, devices, options, moves };
}
