import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

// https://learn.microsoft.com/azure/devops/pipelines/process/template-expressions, as far as our templates use them.

export type Yaml = string | number | boolean | null | readonly Yaml[] | YamlMap;
export type YamlMap = { readonly [key: string]: Yaml };

/** Names that an expression can use: `parameters`, and the variables of loops. */
type Scope = { readonly [name: string]: Yaml };

type Parameter = {
  readonly name: string;
  readonly type: string;
  readonly default?: Yaml;
  readonly values?: readonly Yaml[];
};

/** A pipeline file with everything that stands in its templates; `extends` is followed, whatever the repository is called. */
export function expandPipeline(file: string): YamlMap {
  const pipeline = parseFile(file);
  const root = asMap(pipeline.extends, `extends of ${file}`);
  const [name = ''] = String(root.template).split('@');
  const expanded = expandTemplate(path.resolve(name), asMap(root.parameters ?? {}, 'parameters'));
  const { extends: _, ...rest } = pipeline;
  return { ...rest, ...expanded };
}

/** One template with its parameters; included templates stand relative to it. */
export function expandTemplate(file: string, given: YamlMap): YamlMap {
  const template = parseFile(file);
  const parameters = parametersOf(file, template, given);
  const { parameters: _, ...body } = template;
  return asMap(expand(body, { parameters }, file), file);
}

/** What a template declares, in order. */
export function declaredParameters(file: string): readonly Parameter[] {
  return (parseFile(file).parameters ?? []) as unknown as readonly Parameter[];
}

function parseFile(file: string): YamlMap {
  return asMap(parse(readFileSync(file, 'utf8')) as Yaml, file);
}

function parametersOf(file: string, template: YamlMap, given: YamlMap): YamlMap {
  const declared = (template.parameters ?? []) as unknown as readonly Parameter[];
  for (const name of Object.keys(given)) {
    if (!declared.some((p) => p.name === name)) throw new Error(`${file} has no parameter ${name}`);
  }
  return Object.fromEntries(
    declared.map((p) => {
      const value = given[p.name] ?? p.default;
      if (value === undefined) throw new Error(`${file}: parameter ${p.name} is missing`);
      if (p.type === 'string' && typeof value === 'object') throw new Error(`${file}: ${p.name} is no text`);
      if (p.values && !p.values.includes(value)) throw new Error(`${file}: ${p.name} cannot be ${String(value)}`);
      return [p.name, value];
    }),
  );
}

function expand(value: Yaml, scope: Scope, file: string): Yaml {
  if (typeof value === 'string') return expandText(value, scope, file);
  if (isList(value)) return expandList(value, scope, file);
  return isMap(value) ? expandMap(value, scope, file) : value;
}

function expandList(list: readonly Yaml[], scope: Scope, file: string): readonly Yaml[] {
  let chosen = false;
  return list.flatMap((item): readonly Yaml[] => {
    const directive = directiveOf(item);
    if (!directive) {
      const [key, inner] = isMap(item) ? (Object.entries(item)[0] ?? []) : [];
      // `- template: file` stands for what the template holds.
      if (key === 'template' && isMap(item)) return included(String(inner), item, scope, file);
      return [expand(item, scope, file)];
    }
    const { kind, rest, body } = directive;
    if (kind === 'each') {
      const [, name = '', source = ''] = /^(\w+) in (.+)$/.exec(rest) ?? [];
      const items = evaluate(source, scope, file);
      if (!isList(items)) throw new Error(`${file}: ${source} is no list`);
      return items.flatMap((one) => asList(expand(body, { ...scope, [name]: one }, file), rest));
    }
    chosen = kind === 'if' ? evaluate(rest, scope, file) === true : !chosen;
    return chosen ? asList(expand(body, scope, file), rest) : [];
  });
}

function expandMap(map: YamlMap, scope: Scope, file: string): YamlMap {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]): readonly (readonly [string, Yaml])[] => {
      const [, condition] = /^\$\{\{ if (.+) \}\}$/.exec(key) ?? [];
      if (condition === undefined) return [[expandText(key, scope, file) as string, expand(value, scope, file)]];
      return evaluate(condition, scope, file) === true ? Object.entries(asMap(expand(value, scope, file), key)) : [];
    }),
  );
}

function included(name: string, item: YamlMap, scope: Scope, file: string): readonly Yaml[] {
  const target = path.join(path.dirname(file), name);
  const template = expandTemplate(target, asMap(expand(item.parameters ?? {}, scope, file), name));
  const [list] = Object.values(template);
  // Variables may be a map: then each is an item of its own.
  if (isMap(list)) return Object.entries(list).map(([key, value]) => ({ name: key, value }));
  return asList(list ?? [], name);
}

type Directive = { readonly kind: 'each' | 'if' | 'else'; readonly rest: string; readonly body: Yaml };

function directiveOf(item: Yaml): Directive | undefined {
  if (!isMap(item)) return undefined;
  const [key = '', ...more] = Object.keys(item);
  const match = /^\$\{\{ (each|if|else) ?(.*?) ?\}\}$/.exec(key);
  if (!match || more.length > 0) return undefined;
  return { kind: match[1] as Directive['kind'], rest: match[2] ?? '', body: item[key] ?? null };
}

/** An expression that stands alone keeps its type; within a text it becomes text. */
function expandText(text: string, scope: Scope, file: string): Yaml {
  const [, alone] = /^\$\{\{ ([^{}]+) \}\}$/.exec(text) ?? [];
  if (alone !== undefined) return evaluate(alone, scope, file);
  return text.replace(/\$\{\{ ([^{}]+) \}\}/g, (_, expression: string) => String(evaluate(expression, scope, file)));
}

function evaluate(expression: string, scope: Scope, file: string): Yaml {
  const call = /^(eq|ne)\((.+), (.+)\)$/.exec(expression.trim());
  if (call) {
    const [left, right] = [evaluate(call[2] ?? '', scope, file), evaluate(call[3] ?? '', scope, file)];
    return (String(left).toLowerCase() === String(right).toLowerCase()) === (call[1] === 'eq');
  }
  if (/^'[^']*'$/.test(expression)) return expression.slice(1, -1);
  if (expression === 'true' || expression === 'false') return expression === 'true';
  const [first = '', ...rest] = expression.split('.');
  if (!(first in scope)) throw new Error(`${file}: ${expression} is not known`);
  let value: Yaml = scope[first] ?? null;
  for (const [i, name] of rest.entries()) {
    // A parameter has to be declared; a member of an object may be left out.
    if (i === 0 && first === 'parameters' && !(isMap(value) && name in value))
      throw new Error(`${file}: no ${expression}`);
    value = isMap(value) ? (value[name] ?? '') : '';
  }
  return value;
}

export function isMap(value: Yaml | undefined): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Yaml | undefined): value is readonly Yaml[] {
  return Array.isArray(value);
}

export function asMap(value: Yaml | undefined, what: string): YamlMap {
  if (!isMap(value)) throw new Error(`${what} is no map`);
  return value;
}

export function asList(value: Yaml | undefined, what: string): readonly Yaml[] {
  if (!isList(value)) throw new Error(`${what} is no list`);
  return value;
}
