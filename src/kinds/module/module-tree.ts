import { parseBatch } from '../../statements/parse-batch.ts';
import type { StatementOf } from '../../statements/tree/index.ts';
import { splitBatches } from '../../syntax/batches.ts';
import type { ModuleProps } from './module-props.ts';

export type ModuleStatement = StatementOf<'module'>;

const known = new WeakMap<ModuleProps, ModuleStatement | null>();

/** Remembers the tree that the props were made from, so that writing a dacpac does not parse the text again. */
export function rememberTree(props: ModuleProps, tree: ModuleStatement): void {
  known.set(props, tree);
}

/** The header of the module as a tree; undefined when the text is not known or not T-SQL that we read. */
export function moduleTree(props: ModuleProps): ModuleStatement | undefined {
  const remembered = known.get(props);
  if (remembered !== undefined) return remembered ?? undefined;
  const tree = props.definition === '' ? undefined : parse(props);
  known.set(props, tree ?? null);
  return tree;
}

function parse(props: ModuleProps): ModuleStatement | undefined {
  const { definition, quotedIdentifier, ansiNulls } = props;
  const [batch] = splitBatches(definition, '', { quotedIdentifier, ansiNulls });
  const statement = batch && parseBatch(batch).statements[0];
  return statement?.kind === 'module' ? statement : undefined;
}

/** Header, body and footer of the definition: where the body stands is known from the tree. */
export function moduleParts(props: ModuleProps): {
  readonly header: string;
  readonly body: string;
  readonly footer: string;
} {
  const tree = moduleTree(props);
  if (!tree) return { header: '', body: props.definition, footer: '' };
  // The definition says CREATE where the source may have said ALTER: everything behind the verb is shifted.
  const fromEnd = (offset: number) => props.definition.length - (tree.contentEnd - offset);
  const body = fromEnd(tree.bodyStart);
  const end = fromEnd(tree.bodyEnd);
  return {
    header: props.definition.slice(0, body),
    body: props.definition.slice(body, end),
    footer: props.definition.slice(end),
  };
}
