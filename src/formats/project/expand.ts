import { folderOf, normalizePath, pathFrom, projectFolder } from './project-files.ts';

/** What `$(…)` sees. */
export type Expansion = {
  /** By lower-case name. */
  readonly property: (name: string) => string | undefined;
  readonly exists: (path: string) => boolean;
  /** Folder of the file that is read, relative to the project. */
  readonly folder: string;
  /** An expression that is not understood; it counts as empty. */
  readonly unknown: (expression: string) => void;
};

/** `$(Name)` → the property's value, '' when there is none; of property functions those that projects use for paths and texts. */
export function expandProperties(text: string, context: Expansion): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('$('); at >= 0; at = text.indexOf('$(', from)) {
    const end = closing(text, at + 2);
    if (end < 0) break;
    result += text.slice(from, at) + evaluate(text.slice(at + 2, end).trim(), context);
    from = end + 1;
  }
  return result + text.slice(from);
}

/** The parenthesis that closes what is open at the offset; -1 for none. Quoted ones do not count. */
function closing(text: string, from: number): number {
  let depth = 1;
  let quote = '';
  for (let i = from; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (/['"`]/.test(character)) quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

// expression := Name member* | '[' Type ']' '::' Function '(' arguments ')' member*
function evaluate(expression: string, context: Expansion): string {
  const plain = /^[A-Za-z_][\w-]*$/.exec(expression);
  if (plain) return context.property(expression.toLowerCase()) ?? '';
  const fixed = /^\[([\w.]+)\]::(\w+)\s*/.exec(expression);
  const named = /^[A-Za-z_][\w-]*/.exec(expression);
  let value: string | undefined;
  let rest = '';
  if (fixed) {
    const call = argumentsOf(expression.slice(fixed[0].length), context);
    value = staticFunction(`${fixed[1]}::${fixed[2]}`.toLowerCase(), call.values, context);
    rest = call.rest;
  } else if (named) {
    value = context.property(named[0].toLowerCase()) ?? '';
    rest = expression.slice(named[0].length);
  }
  while (value !== undefined && rest.trim() !== '') {
    const member = /^\s*\.(\w+)\s*/.exec(rest);
    if (!member) value = undefined;
    else {
      const call = argumentsOf(rest.slice(member[0].length), context);
      value = method(value, (member[1] ?? '').toLowerCase(), call.values);
      rest = call.rest;
    }
  }
  if (value === undefined) context.unknown(`$(${expression})`);
  return value ?? '';
}

/** `('a', $(b)) …` → its values and what follows; a property has no parentheses. */
function argumentsOf(text: string, context: Expansion): { readonly values: readonly string[]; readonly rest: string } {
  if (!text.startsWith('(')) return { values: [], rest: text };
  const end = closing(text, 1);
  if (end < 0) return { values: [], rest: text };
  const inner = text.slice(1, end);
  const values = inner.trim() === '' ? [] : split(inner).map((value) => expandProperties(unquote(value), context));
  return { values, rest: text.slice(end + 1) };
}

function split(list: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const character of list) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (/['"`]/.test(character)) quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (character === ',' && depth === 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function unquote(value: string): string {
  return value.trim().replace(/^(['"`])(.*)\1$/s, '$2');
}

function staticFunction(name: string, [a = '', b = '', ...more]: readonly string[], context: Expansion) {
  const above = (folder: string, file: string): string | undefined => {
    // No project lies deeper; above the root every folder is the root again.
    for (let level = 0, at = normalizePath(folder); level < 32; level += 1, at = pathFrom(at, '..')) {
      if (context.exists(pathFrom(at, file))) return at;
    }
    return undefined;
  };
  const absolute = (path: string): string => `${projectFolder}/${path}`;
  switch (name) {
    case 'system.io.path::combine':
      return join([a, b, ...more]);
    case 'system.io.path::getfullpath':
    case 'msbuild::normalizepath':
      return absolute(normalizePath(join([a, b, ...more])));
    case 'msbuild::normalizedirectory':
      return `${absolute(normalizePath(join([a, b, ...more])))}/`;
    case 'msbuild::ensuretrailingslash':
      return a === '' || /[\\/]$/.test(a) ? a : `${a}/`;
    case 'system.io.path::getdirectoryname':
      return folderOf(a.replaceAll('\\', '/'));
    case 'system.io.path::getfilename':
      return fileOf(a);
    case 'system.io.path::getfilenamewithoutextension':
      return fileOf(a).replace(/\.[^.]*$/, '');
    case 'system.io.path::getextension':
      return /\.[^.]*$/.exec(fileOf(a))?.[0] ?? '';
    case 'msbuild::getdirectorynameoffileabove': {
      const folder = above(a, b);
      return folder === undefined ? '' : absolute(folder);
    }
    case 'msbuild::getpathoffileabove': {
      const folder = above(b === '' ? context.folder : b, a);
      return folder === undefined ? '' : absolute(pathFrom(folder, a));
    }
    case 'msbuild::valueordefault':
      return a === '' ? b : a;
    case 'system.io.file::exists':
      return String(context.exists(normalizePath(a)));
    case 'system.string::isnullorempty':
      return String(a === '');
    case 'system.string::isnullorwhitespace':
      return String(a.trim() === '');
    case 'system.string::concat':
      return [a, b, ...more].join('');
    case 'system.string::copy':
    case 'system.string::new':
      return a;
    case 'system.environment::getenvironmentvariable':
      return context.property(a.toLowerCase()) ?? '';
    default:
      return undefined;
  }
}

function method(value: string, name: string, [a = '', b = '']: readonly string[]): string | undefined {
  switch (name) {
    case 'tolower':
    case 'tolowerinvariant':
      return value.toLowerCase();
    case 'toupper':
    case 'toupperinvariant':
      return value.toUpperCase();
    case 'tostring':
      return value;
    case 'trim':
      return a === '' ? value.trim() : trimEnd(trimStart(value, a), a);
    case 'trimstart':
      return a === '' ? value.trimStart() : trimStart(value, a);
    case 'trimend':
      return a === '' ? value.trimEnd() : trimEnd(value, a);
    case 'replace':
      return a === '' ? undefined : value.replaceAll(a, b);
    case 'substring':
      return b === '' ? value.slice(Number(a)) : value.slice(Number(a), Number(a) + Number(b));
    case 'startswith':
      return String(value.startsWith(a));
    case 'endswith':
      return String(value.endsWith(a));
    case 'contains':
      return String(value.includes(a));
    case 'equals':
      return String(value === a);
    case 'indexof':
      return String(value.indexOf(a));
    case 'lastindexof':
      return String(value.lastIndexOf(a));
    case 'length':
      return String(value.length);
    default:
      return undefined;
  }
}

/** Path.Combine: an absolute part leaves out what stands before it. */
function join(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((path, part) => {
      if (path === '' || part.startsWith(projectFolder) || /^([\\/]|[A-Za-z]:)/.test(part)) return part;
      return /[\\/]$/.test(path) ? path + part : `${path}/${part}`;
    }, '');
}

function fileOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function trimStart(value: string, characters: string): string {
  let from = 0;
  while (from < value.length && characters.includes(value.charAt(from))) from += 1;
  return value.slice(from);
}

function trimEnd(value: string, characters: string): string {
  let to = value.length;
  while (to > 0 && characters.includes(value.charAt(to - 1))) to -= 1;
  return value.slice(0, to);
}
