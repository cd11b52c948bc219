import { child, entriesOf, fold, type PackageModel, property, referenceOf } from './package-model.ts';
import type { XmlNode } from './xml-tree.ts';

/** Folded table → folded column name of its clustered key → the column's type, as written in model.xml. */
export function clusteredKeyTypes(model: PackageModel): Map<string, Map<string, string>> {
  const keys = new Map<string, Map<string, string>>();
  for (const { type, node } of model.elements) {
    if (!isClustered(type, property(node, 'IsClustered'))) continue;
    const table = referenceOf(node, 'DefiningTable') ?? referenceOf(node, 'IndexedObject');
    const columns = table === undefined ? undefined : model.tables.get(fold(table));
    if (!table || !columns) continue;
    const types = new Map<string, string>();
    for (const entry of entriesOf(node, 'ColumnSpecifications')) {
      const specification = child(entry, 'Element');
      const name = specification && referenceOf(specification, 'Column');
      if (name === undefined) continue;
      const column = columns.get(fold(name));
      if (column) types.set(fold(name), JSON.stringify(entriesOf(column, 'TypeSpecifier').map(shape)));
    }
    keys.set(fold(table), types);
  }
  return keys;
}

// A primary key is clustered unless it says otherwise, a unique constraint or an index only if it says so.
function isClustered(type: string, value: string | undefined): boolean {
  if (type === 'SqlPrimaryKeyConstraint') return value !== 'False';
  return /^Sql(UniqueConstraint|Index)$/.test(type) && value === 'True';
}

const shape = (node: XmlNode): unknown => [node.tag, node.attributes, node.children.map(shape)];
