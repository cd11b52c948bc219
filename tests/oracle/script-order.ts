import { child, entriesOf, fold, type PackageModel } from './package-model.ts';
import type { XmlNode } from './xml-tree.ts';

const ordered =
  /^Sql(Table|View|Procedure|ScalarFunction|InlineTableValuedFunction|MultiStatementTableValuedFunction|TableType|UserDefinedDataType|XmlSchemaCollection|Sequence|Synonym|PartitionFunction|PartitionScheme)$/;

/** Folded name → place of its creation, read from the PRINT before each step of a DacFx script. */
export function creationOrder(script: string): Map<string, number> {
  const order = new Map<string, number>();
  for (const found of script.matchAll(/^PRINT N'Creating [^[\r\n]*((?:\[(?:[^\]]|\]\])*\]\.?)+)\.\.\.'/gm)) {
    const name = fold(found[1]!.replaceAll("''", "'"));
    if (!order.has(name)) order.set(name, order.size);
  }
  return order;
}

/** Pairs (user, used) of modules, tables and types, by folded name. A table uses what its checks and defaults use. */
export function dependencies(model: PackageModel): [user: string, used: string][] {
  const names = new Set<string>();
  for (const element of model.elements) if (ordered.test(element.type)) names.add(fold(element.name!));
  const pairs = new Map<string, [string, string]>();
  for (const element of model.elements) {
    const constraint = /^Sql(Check|Default)Constraint$/.test(element.type);
    if (!constraint && !ordered.test(element.type)) continue;
    const user = constraint ? fold(tableOf(element.node) ?? '') : fold(element.name!);
    for (const reference of references(element.node)) {
      const used = [1, 2].map((count) => firstParts(reference, count)).find((name) => names.has(name) && name !== user);
      if (used !== undefined && names.has(user)) pairs.set(`${user} ${used}`, [user, used]);
    }
  }
  return [...pairs.values()];
}

/** Of the dependent pairs that both scripts create: those in another order than in `theirs`. */
export function misordered(
  pairs: readonly (readonly [string, string])[],
  ours: ReadonlyMap<string, number>,
  theirs: ReadonlyMap<string, number>,
): { readonly compared: number; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  let compared = 0;
  for (const [user, used] of pairs) {
    const [a, b, c, d] = [ours.get(user), ours.get(used), theirs.get(user), theirs.get(used)];
    if (c === undefined || d === undefined) continue;
    compared++;
    if (a === undefined || b === undefined || a < b !== c < d) wrong.push(`${user} uses ${used}`);
  }
  return { compared, wrong };
}

function tableOf(node: XmlNode): string | undefined {
  const entry = entriesOf(node, 'DefiningTable')[0];
  return entry && child(entry, 'References')?.attributes.Name;
}

function* references(node: XmlNode): Generator<string> {
  for (const part of node.children) {
    if (part.tag === 'References' && part.attributes.ExternalSource === undefined) yield part.attributes.Name!;
    else yield* references(part);
  }
}

function firstParts(name: string, count: number): string {
  return fold([...name.matchAll(/\[(?:[^\]]|\]\])*\]/g)].slice(0, count).join('.'));
}
