import type { Diagnostic } from '../../base/errors.ts';
import { decodeText } from '../decode-text.ts';
import { parseXml, type XmlNode } from '../xml-tree.ts';
import { evaluateCondition } from './condition.ts';
import { expandProperties } from './expand.ts';
import { expandGlob } from './glob.ts';
import { folderOf, normalizePath, type ProjectFiles, pathFrom, projectFolder } from './project-files.ts';

export type Item = { readonly type: string; readonly include: string; readonly metadata: ReadonlyMap<string, string> };

export type Evaluated = {
  /** By lower-case name. */
  readonly properties: ReadonlyMap<string, string>;
  readonly items: readonly Item[];
  readonly sdk: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

/** A group of items or of their default metadata, with the file that holds it. */
type Group = { readonly node: XmlNode; readonly file: string };

/**
 * Evaluates a project file as MSBuild does: properties first, then default metadata, then items, in document order, with the
 * project files that it imports and the `Directory.Build.props` and `.targets` above it. Imports of Visual Studio's own
 * targets are left out: nothing of ours needs them. Items of imported files are relative to the project, as MSBuild has them.
 */
export function evaluateProject(path: string, files: ProjectFiles): Evaluated {
  const diagnostics: Diagnostic[] = [];
  const properties = new Map<string, string>();
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  properties.set('msbuildprojectname', fileName.replace(/\.[^.]*$/, ''));
  properties.set('msbuildprojectfile', fileName);
  properties.set('msbuildprojectextension', /\.[^.]*$/.exec(fileName)?.[0] ?? '');
  properties.set('msbuildprojectdirectory', projectFolder);
  properties.set('msbuildprojectfullpath', `${projectFolder}/${fileName}`);
  properties.set('configuration', '');
  const groups: Group[] = [];
  const imported = new Set<string>();
  const root = load(path);
  const sdk = root?.attributes.Sdk !== undefined || root?.children.some((child) => child.name === 'Sdk') === true;
  if (sdk) {
    importAbove('Directory.Build.props');
    // What Sdk.props gives where nothing is said.
    if (!properties.get('configuration')) properties.set('configuration', 'Debug');
    if (!properties.get('platform')) properties.set('platform', 'AnyCPU');
  }
  if (root) visit(root, path);
  if (sdk) importAbove('Directory.Build.targets');

  const defaults = new Map<string, Map<string, string>>();
  let items: Item[] = [];
  if (sdk && properties.get('enabledefaultsqlitems')?.toLowerCase() !== 'false') {
    for (const file of files.list()) {
      if (/\.sql$/i.test(file) && !/^(bin|obj)\//i.test(file))
        items.push({ type: 'Build', include: file, metadata: new Map() });
    }
  }
  const definitions = groups.filter(({ node }) => node.name === 'ItemDefinitionGroup');
  for (const { node, file } of definitions) {
    for (const definition of node.children) {
      if (!holds(definition, file)) continue;
      const values = defaults.get(definition.name) ?? new Map<string, string>();
      for (const [key, value] of metadataOf(definition, file)) values.set(key, value);
      defaults.set(definition.name, values);
    }
  }
  for (const { node, file } of groups) {
    if (node.name !== 'ItemGroup') continue;
    for (const item of node.children) if (holds(item, file)) items = applyItem(items, item, file);
  }
  return { properties, items, sdk, diagnostics };

  function load(file: string): XmlNode | undefined {
    const bytes = files.read(file);
    return bytes === undefined ? undefined : parseXml(decodeText(bytes), file, 'PRJ001');
  }

  function importAbove(name: string): void {
    const found = expand(`$([MSBuild]::GetPathOfFileAbove('${name}', '${projectFolder}'))`, path, 1);
    if (found !== '') importFile(normalizePath(found));
  }

  function importFile(target: string): void {
    if (imported.has(target)) return;
    imported.add(target);
    const node = load(target);
    if (node) visit(node, target);
  }

  function visit(node: XmlNode, file: string): void {
    for (const child of node.children) {
      if (child.name === 'Choose') {
        const branch =
          child.children.find((when) => when.name === 'When' && holds(when, file)) ??
          child.children.find((when) => when.name === 'Otherwise');
        if (branch) visit(branch, file);
        continue;
      }
      if (child.name === 'Import') importNode(child, file);
      else if (!holds(child, file)) continue;
      else if (child.name === 'PropertyGroup') {
        for (const property of child.children) {
          if (holds(property, file))
            properties.set(property.name.toLowerCase(), expand(property.text, file, property.line));
        }
      } else if (/^Item(Definition)?Group$/.test(child.name)) groups.push({ node: child, file });
      else if (child.name === 'ImportGroup') visit(child, file);
    }
  }

  function importNode(node: XmlNode, file: string): void {
    const written = node.attributes.Project ?? '';
    // What Visual Studio's files would import in their turn, whether or not they are there.
    if (/Microsoft\.Common\.props\s*$/i.test(written)) return importAbove('Directory.Build.props');
    if (/Microsoft\.Data\.Tools\.Schema\.SqlTasks\.targets\s*$/i.test(written))
      return importAbove('Directory.Build.targets');
    if (!holds(node, file)) return;
    for (const entry of expand(written, file, node.line).split(';')) {
      for (const target of expandGlob(pathFrom(folderOf(file), entry), files)) importFile(target);
    }
  }

  function exists(at: string): boolean {
    return files.read(normalizePath(at)) !== undefined;
  }

  function expand(text: string, file: string, line: number): string {
    if (!text.includes('$(')) return text;
    const here = thisFile(file);
    return expandProperties(text, {
      property: (name) => here.get(name) ?? properties.get(name),
      exists,
      folder: folderOf(file),
      unknown: (expression) => notUnderstood(`The expression ${expression}`, 'empty', file, line),
    });
  }

  function notUnderstood(what: string, as: string, file: string, line: number): void {
    diagnostics.push({
      code: 'PRJ002',
      severity: 'warning',
      message: `${what} is not understood and counts as ${as}.`,
      at: { file, line, column: 1 },
    });
  }

  function holds(node: XmlNode, file: string): boolean {
    const condition = node.attributes.Condition;
    if (condition === undefined || condition.trim() === '') return true;
    const result = evaluateCondition(expand(condition, file, node.line), exists);
    if (result === undefined) notUnderstood(`The condition ${condition}`, 'false', file, node.line);
    return result === true;
  }

  function metadataOf(node: XmlNode, file: string): Map<string, string> {
    const metadata = new Map<string, string>();
    for (const [key, value] of Object.entries(node.attributes)) {
      if (!/^(Include|Remove|Update|Exclude|Condition)$/.test(key))
        metadata.set(key.toLowerCase(), expand(value, file, node.line));
    }
    for (const child of node.children) {
      if (holds(child, file)) metadata.set(child.name.toLowerCase(), expand(child.text, file, child.line));
    }
    return metadata;
  }

  function applyItem(all: Item[], node: XmlNode, file: string): Item[] {
    const expandPaths = (list: string | undefined): string[] =>
      list === undefined ? [] : expandList(expand(list, file, node.line), all, file, node.line);
    const namesOf = (list: string): ReadonlySet<string> =>
      new Set(expandPaths(list).map((entry) => entry.toLowerCase()));
    const metadata = metadataOf(node, file);
    if (node.attributes.Remove !== undefined) {
      const removed = namesOf(node.attributes.Remove);
      return all.filter((item) => item.type !== node.name || !removed.has(item.include.toLowerCase()));
    }
    if (node.attributes.Update !== undefined) {
      const updated = namesOf(node.attributes.Update);
      return all.map((item) =>
        item.type === node.name && updated.has(item.include.toLowerCase())
          ? { ...item, metadata: new Map([...item.metadata, ...metadata]) }
          : item,
      );
    }
    const excluded = namesOf(node.attributes.Exclude ?? '');
    const added = expandPaths(node.attributes.Include)
      .filter((include) => !excluded.has(include.toLowerCase()))
      .map((include) => ({
        type: node.name,
        include,
        metadata: new Map([...(defaults.get(node.name) ?? []), ...metadata]),
      }));
    return [...all, ...added];
  }

  /** `a.sql;t\*.sql;@(Others)` → paths. */
  function expandList(list: string, all: readonly Item[], file: string, line: number): string[] {
    return list.split(';').flatMap((entry) => {
      const items = /^\s*@\(\s*([\w.-]+)\s*(->\s*'%\((?:Identity|FullPath)\)'\s*)?\)\s*$/.exec(entry);
      if (items) return all.filter((item) => item.type === items[1]).map((item) => item.include);
      if (entry.includes('@(')) {
        notUnderstood(`The item list ${entry.trim()}`, 'empty', file, line);
        return [];
      }
      return expandGlob(entry, files);
    });
  }
}

/** Properties that tell where the file lies that uses them. */
function thisFile(file: string): ReadonlyMap<string, string> {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const folder = folderOf(file);
  const full = folder === '' ? projectFolder : `${projectFolder}/${folder}`;
  return new Map([
    ['msbuildthisfile', name],
    ['msbuildthisfiledirectory', `${full}/`],
    ['msbuildthisfilename', name.replace(/\.[^.]*$/, '')],
    ['msbuildthisfilefullpath', `${full}/${name}`],
  ]);
}
