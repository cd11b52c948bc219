import { parseQuotedPath } from '../base/names.ts';
import type { RefactorOperation } from '../model/database-model.ts';
import { parseXml } from './xml-tree.ts';

/** Operations of a .refactorlog or refactor.xml, in file order. Throws PKG005 when it is not well-formed. */
export function readRefactorLog(text: string, file: string): readonly RefactorOperation[] {
  const operations: RefactorOperation[] = [];
  for (const node of parseXml(text, file, 'PKG005').children) {
    if (node.name !== 'Operation') continue;
    const properties = new Map<string, string>();
    for (const child of node.children) {
      const name = child.attributes.Name;
      if (child.name === 'Property' && name !== undefined) properties.set(name, child.attributes.Value ?? child.text);
    }
    const kind = node.attributes.Name ?? '';
    const operation = /^Move Schema/i.test(kind) ? 'moveSchema' : /^Rename/i.test(kind) ? 'rename' : undefined;
    const elementName = properties.get('ElementName');
    // Other refactorings (wildcard expansion, name qualification) leave no trace in a database.
    if (!operation || elementName === undefined) continue;
    operations.push({
      key: (node.attributes.Key ?? '').toLowerCase(),
      operation,
      elementType: properties.get('ElementType') ?? '',
      elementName,
      ...member('parentElementType', properties.get('ParentElementType')),
      ...member('parentElementName', properties.get('ParentElementName')),
      // Some tools write the new name in brackets, some without.
      ...member('newName', unquoted(properties.get('NewName'))),
      ...member('newSchema', unquoted(properties.get('NewSchema'))),
      ...member('changeDateTime', node.attributes.ChangeDateTime),
    });
  }
  return operations;
}

function unquoted(name: string | undefined): string | undefined {
  return name?.startsWith('[') ? parseQuotedPath(name)[0] : name;
}

function member<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string };
}
