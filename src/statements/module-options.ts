import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import type { Option } from './tree/index.ts';

/**
 * [ WITH { ENCRYPTION | SCHEMABINDING | VIEW_METADATA | RECOMPILE | NATIVE_COMPILATION | INLINE = { ON | OFF }
 *   | { RETURNS NULL | CALLED } ON NULL INPUT | { EXEC | EXECUTE } AS principal } [ ,… ] ]
 */
export function readModuleOptions(c: Cursor): Option[] {
  const options: Option[] = [];
  if (!c.accept('WITH')) return options;
  do options.push(readModuleOption(c));
  while (c.accept(','));
  return options;
}

function readModuleOption(c: Cursor): Option {
  if (c.accept('RETURNS', 'NULL', 'ON', 'NULL', 'INPUT')) return { name: 'RETURNS NULL ON NULL INPUT' };
  if (c.accept('CALLED', 'ON', 'NULL', 'INPUT')) return { name: 'CALLED ON NULL INPUT' };
  if (c.accept('EXECUTE', 'AS') || c.accept('EXEC', 'AS')) return { name: 'EXECUTE AS', value: readToken(c) };
  if (c.kind() !== TokenKind.word) c.fail('an option of the module expected');
  const name = c.upper();
  c.advance();
  return c.accept('=') ? { name, value: readToken(c) } : { name };
}

function readToken(c: Cursor): string {
  if (c.kind() !== TokenKind.word && !c.atString() && !c.atName()) c.fail('a value expected');
  const value = c.raw();
  c.advance();
  return value;
}
