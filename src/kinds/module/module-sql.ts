import { quotePath } from '../../base/names.ts';
import type { ModuleKindName, ModuleProps } from './module-props.ts';
import { alterText } from './module-text.ts';

const words: Readonly<Record<ModuleKindName, string>> = {
  view: 'VIEW',
  procedure: 'PROCEDURE',
  scalarFunction: 'FUNCTION',
  inlineFunction: 'FUNCTION',
  tableFunction: 'FUNCTION',
  trigger: 'TRIGGER',
  databaseTrigger: 'TRIGGER',
};

export function createBatches(props: ModuleProps): readonly string[] {
  return withSettings(props, [props.definition]);
}

export function alterBatches(props: ModuleProps): readonly string[] {
  return withSettings(props, [alterText(props.definition)]);
}

export function dropBatches(kind: ModuleKindName, path: readonly string[]): readonly string[] {
  const where = kind === 'databaseTrigger' ? ' ON DATABASE' : '';
  return [`DROP ${words[kind]} ${quotePath(path)}${where};`];
}

/** The session has both settings ON; a module that was compiled otherwise gets its own around it. */
export function withSettings(
  props: Pick<ModuleProps, 'quotedIdentifier' | 'ansiNulls'>,
  batches: readonly string[],
): readonly string[] {
  const off: string[] = [];
  const on: string[] = [];
  if (!props.quotedIdentifier) {
    off.push('SET QUOTED_IDENTIFIER OFF;');
    on.push('SET QUOTED_IDENTIFIER ON;');
  }
  if (!props.ansiNulls) {
    off.push('SET ANSI_NULLS OFF;');
    on.push('SET ANSI_NULLS ON;');
  }
  return [...off, ...batches, ...on];
}
