import type { Diagnostic } from '../../base/errors.ts';
import { decodeText } from '../decode-text.ts';
import { parseXml, type XmlNode } from '../xml-tree.ts';
import { evaluateCondition } from './condition.ts';
import { expandGlob } from './glob.ts';
import { folderOf, normalizePath, type ProjectFiles } from './project-files.ts';

export type Item = { readonly type: string; readonly include: string; readonly metadata: ReadonlyMap<string, string> };

export type Evaluated = {
  /** By lower-case name. */
  readonly properties: ReadonlyMap<string, string>;
  readonly items: readonly Item[];
  readonly sdk: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Evaluates a project file as MSBuild does: properties first, then items, in document order, with the project files that
 * it imports from its own folders. Imports of Visual Studio's targets are left out: nothing of ours needs them.
 */
export function evaluateProject(path: string, files: ProjectFiles): Evaluated {
  const diagnostics: Diagnostic[] = [];
  const properties = new Map<string, string>();
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.sqlproj$/i, '');
  properties.set('msbuildprojectname', name);
  properties.set('msbuildthisfiledirectory', '');
  properties.set('msbuildprojectdirectory', '.');
  properties.set('configuration', '');
  const nodes: { node: XmlNode; folder: string }[] = [];
  const root = load(path);
  const sdk = root?.attributes.Sdk !== undefined || root?.children.some((child) => child.name === 'Sdk') === true;

  const context = new Map<string, true>();
  function load(file: string): XmlNode | undefined {
    const bytes = files.read(file);
    return bytes === undefined ? undefined : parseXml(decodeText(bytes), file, 'PRJ001');
  }
  const holds = (node: XmlNode): boolean => {
    const condition = node.attributes.Condition;
    if (condition === undefined || condition.trim() === '') return true;
    const result = evaluateCondition(
      expand(condition, properties),
      (at) => files.read(normalizePath(at)) !== undefined,
    );
    if (result === undefined) {
      diagnostics.push({
        code: 'PRJ002',
        severity: 'warning',
        message: `The condition ${condition} is not understood and counts as false.`,
        at: { file: path, line: node.line, column: 1 },
      });
    }
    return result === true;
  };

  const visitProperties = (node: XmlNode, folder: string): void => {
    for (const child of node.children) {
      if (child.name === 'Choose') {
        const branch =
          child.children.find((when) => when.name === 'When' && holds(when)) ??
          child.children.find((when) => when.name === 'Otherwise');
        if (branch) visitProperties(branch, folder);
        continue;
      }
      if (!holds(child)) continue;
      if (child.name === 'PropertyGroup') {
        for (const property of child.children) {
          if (holds(property)) properties.set(property.name.toLowerCase(), expand(property.text, properties));
        }
      } else if (child.name === 'ItemGroup') {
        nodes.push({ node: child, folder });
      } else if (child.name === 'ImportGroup') {
        visitProperties(child, folder);
      } else if (child.name === 'Import') {
        const target = normalizePath(
          `${folder}/${expand(child.attributes.Project ?? '', properties)}`.replace(/^\//, ''),
        );
        if (context.has(target)) continue;
        context.set(target, true);
        const imported = load(target);
        if (imported) visitProperties(imported, folderOf(target));
      }
    }
  };
  if (root) visitProperties(root, '');

  let items: Item[] = [];
  if (sdk && properties.get('enabledefaultsqlitems')?.toLowerCase() !== 'false') {
    for (const file of files.list()) {
      if (/\.sql$/i.test(file) && !/^(bin|obj)\//i.test(file))
        items.push({ type: 'Build', include: file, metadata: new Map() });
    }
  }
  for (const group of nodes) {
    for (const node of group.node.children) {
      if (holds(node)) items = applyItem(items, node, group.folder);
    }
  }
  return { properties, items, sdk, diagnostics };

  function applyItem(all: Item[], node: XmlNode, folder: string): Item[] {
    const expandPaths = (pattern: string | undefined): string[] =>
      pattern === undefined ? [] : expandGlob(expand(pattern, properties), folder, files);
    const metadata = new Map<string, string>();
    for (const [key, value] of Object.entries(node.attributes)) {
      if (!/^(Include|Remove|Update|Exclude|Condition)$/.test(key))
        metadata.set(key.toLowerCase(), expand(value, properties));
    }
    for (const child of node.children) {
      if (holds(child)) metadata.set(child.name.toLowerCase(), expand(child.text, properties));
    }
    if (node.attributes.Remove !== undefined) {
      const removed = new Set(expandPaths(node.attributes.Remove).map((entry) => entry.toLowerCase()));
      return all.filter((item) => item.type !== node.name || !removed.has(item.include.toLowerCase()));
    }
    if (node.attributes.Update !== undefined) {
      const updated = new Set(expandPaths(node.attributes.Update).map((entry) => entry.toLowerCase()));
      return all.map((item) =>
        item.type === node.name && updated.has(item.include.toLowerCase())
          ? { ...item, metadata: new Map([...item.metadata, ...metadata]) }
          : item,
      );
    }
    const excluded = new Set(expandPaths(node.attributes.Exclude).map((entry) => entry.toLowerCase()));
    const added = expandPaths(node.attributes.Include)
      .filter((include) => !excluded.has(include.toLowerCase()))
      .map((include) => ({ type: node.name, include, metadata }));
    return [...all, ...added];
  }
}

/** `$(Name)` → the property's value, '' when there is none; functions such as `$([System.IO…])` give ''. */
function expand(text: string, properties: ReadonlyMap<string, string>): string {
  if (!text.includes('$(')) return text;
  return text.replace(
    /\$\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g,
    (_, name: string) => properties.get(name.trim().toLowerCase()) ?? '',
  );
}
