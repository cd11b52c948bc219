import type { Cursor } from '../syntax/cursor.ts';
import { readObjectName } from './names.ts';
import type { Module, ModuleKind } from './tree/index.ts';

type Located = 'text' | 'bodyStart' | 'bodyEnd' | 'contentEnd' | 'verbStart' | 'verbEnd' | 'settings';

/** What the header of a module says; where it stops, the body begins. */
export type ModuleHeader = Partial<Omit<Module, 'kind' | 'verb' | Located>> & {
  readonly module: ModuleKind;
  readonly name: Module['name'];
};

/** [ EXTERNAL NAME assembly . class . method ]; looks ahead only, the words count to the body. */
export function readExternalName(c: Cursor): { readonly externalName?: readonly string[] } {
  if (!c.at('EXTERNAL', 'NAME')) return {};
  const from = c.index;
  c.advance(2);
  const { parts } = readObjectName(c);
  c.index = from;
  return { externalName: parts };
}
