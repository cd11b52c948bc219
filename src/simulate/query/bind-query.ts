import { parseQuotedPath } from '../../base/names.ts';
import { mapChildren } from '../../syntax/expression/map.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { isPseudoColumn } from '../../syntax/pseudo-columns.ts';
import { systemTypeOf } from '../../syntax/system-types.ts';
import type { Context } from '../context.ts';
import { inferType } from '../ddl/expression-type.ts';
import type { Use } from '../dependencies.ts';
import { findObject, isElsewhere } from '../names.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { findUserType, type ResolvedType } from '../types.ts';
import { isDefault } from './default-argument.ts';
import { parseQuery } from './parse-query.ts';
import type { Query, QueryBody, Select, Source } from './query-tree.ts';
import {
  isAlias,
  listRelation,
  lookUp,
  type OutputColumn,
  outputRelation,
  type Relation,
  renamed,
  type Scope,
  tableRelation,
  unknownRelation,
} from './relations.ts';

export type BindOptions = {
  /** SCHEMABINDING: names of two parts, no `*`, used modules bound as well. */
  readonly bound: boolean;
  /** `view`, `function`: for messages. */
  readonly noun: string;
  readonly name: string;
  /** Of the module: where its names without schema are looked up first. */
  readonly schema?: string | undefined;
  readonly quotedIdentifier: boolean;
  /** Inside a body of statements, where unknown names may be what an earlier statement made. */
  readonly lenient?: boolean;
  /** Types of the parameters of a module. */
  readonly variables?: (name: string) => ResolvedType | undefined;
  /** Columns of `#temp` and `@table` names, when statements of a script are bound. */
  readonly temps?: (name: string) => readonly string[] | undefined;
  /** Columns of a system view, or of an object of another database, where they are known. */
  readonly views?: (parts: readonly string[]) => readonly OutputColumn[] | undefined;
};

const compatibilityViews =
  /^sys(objects|columns|indexes|types|users|databases|processes|comments|depends|files|filegroups|foreignkeys|logins|messages|permissions|protects|references|constraints|indexkeys|perfinfo|configures|members|fulltextcatalogs|servers|jobs|altfiles|cacheobjects|charsets|curconfigs|devices|languages|lockinfo|opentapes|remotelogins)$/i;
const dateFunctions = new Set([
  'dateadd',
  'datediff',
  'datediff_big',
  'datename',
  'datepart',
  'datetrunc',
  'date_bucket',
]);

/** Looks up every name of a query as CREATE VIEW does. Errors 208, 207, 4104, 4121, 4512, 4513, 1054, 4508. */
export class QueryBinder {
  readonly #c: Context;
  readonly #options: BindOptions;
  readonly #uses = new Map<string, Use>();

  constructor(c: Context, options: BindOptions) {
    this.#c = c;
    this.#options = options;
  }

  get uses(): readonly Use[] {
    return [...this.#uses.values()];
  }

  /** The columns that the query gives; undefined when they are not known. */
  bind(query: Query, outer?: Scope): readonly OutputColumn[] | undefined {
    const ctes = new Map(outer?.ctes ?? []);
    const scope: Scope = { relations: [], ctes, ...(outer && { outer }) };
    for (const cte of query.ctes) {
      const key = this.#c.catalog.fold(cte.name);
      // A CTE may use itself behind UNION ALL: its first part says what its columns are.
      const anchor =
        cte.query.body.kind === 'set' ? this.#body(firstOf(cte.query.body), { ...scope, relations: [] }) : undefined;
      if (anchor || cte.query.body.kind === 'set') ctes.set(key, renamed(anchor, cte.columns));
      ctes.set(key, renamed(this.bind(cte.query, { relations: [], ctes }), cte.columns));
    }
    const columns = this.#body(query.body, scope);
    if (query.body.kind === 'select') {
      const aliases = new Set((columns ?? []).map((column) => this.#c.catalog.fold(column.name ?? '')));
      for (const item of query.orderBy) {
        const { expression } = item;
        if (
          expression.kind === 'name' &&
          expression.parts.length === 1 &&
          aliases.has(this.#c.catalog.fold(expression.parts[0] ?? ''))
        )
          continue;
        if (!columns) continue;
        this.#expression(expression, { ...scope, relations: [...scope.relations, outputRelation(this.#c, columns)] });
      }
    }
    return columns;
  }

  #body(body: QueryBody, scope: Scope): readonly OutputColumn[] | undefined {
    if (body.kind === 'select') return this.#select(body, scope);
    if (body.kind === 'values') {
      for (const row of body.rows) for (const value of row) this.#expression(value, scope);
      return undefined;
    }
    const left = this.#body(body.left, { ...scope, relations: [] });
    this.#body(body.right, { ...scope, relations: [] });
    return left;
  }

  #select(select: Select, scope: Scope): readonly OutputColumn[] | undefined {
    for (const source of select.from) this.#source(source, scope);
    const columns: OutputColumn[] = [];
    let known = true;
    for (const item of select.items) {
      if (item.kind === 'star') {
        if (this.#options.bound && !this.#options.lenient) refuse(1054, '*');
        const list = this.#star(item.qualifier, scope);
        if (list) columns.push(...list);
        else known = false;
        continue;
      }
      this.#expression(item.expression, scope);
      if (item.kind === 'assign') continue;
      columns.push(this.#output(item.expression, item.alias, scope));
    }
    if (select.where) this.#expression(select.where, scope);
    for (const group of select.groupBy) this.#expression(group, scope);
    if (select.having) this.#expression(select.having, scope);
    return known ? columns : undefined;
  }

  #output(expression: Expression, alias: string | undefined, scope: Scope): OutputColumn {
    const found = expression.kind === 'name' ? lookUp(this.#c, expression.parts, scope) : undefined;
    const column = typeof found === 'object' ? found : undefined;
    const own = expression.kind === 'name' ? expression.parts[expression.parts.length - 1] : undefined;
    const name = alias ?? own;
    if (column) return { ...column, name: name ?? column.name };
    const type = inferType(this.#c, expression, (parts) => {
      if (parts[0]?.startsWith('@')) return this.#options.variables?.(parts[0]);
      const inner = lookUp(this.#c, parts, scope);
      return typeof inner === 'object' ? inner.type : undefined;
    });
    return { name, type };
  }

  #star(qualifier: readonly string[], scope: Scope): readonly OutputColumn[] | undefined {
    const key = qualifier.length > 0 ? this.#c.catalog.fold(qualifier[qualifier.length - 1] ?? '') : undefined;
    const columns: OutputColumn[] = [];
    let matched = false;
    for (const relation of scope.relations) {
      if (key !== undefined && relation.alias !== key) continue;
      matched = true;
      if (!relation.all) return undefined;
      columns.push(...relation.all());
    }
    if (key !== undefined && !matched && !this.#options.lenient) refuse(107, qualifier.join('.'));
    return columns;
  }

  #source(source: Source, scope: Scope): void {
    const { fold } = { fold: (text: string) => this.#c.catalog.fold(text) };
    switch (source.kind) {
      case 'join':
        this.#source(source.left, scope);
        this.#source(source.right, scope);
        if (source.on) this.#expression(source.on, scope);
        return;
      case 'derived': {
        const columns = renamed(
          this.bind(source.query, { relations: [], ctes: scope.ctes, outer: scope }),
          source.columns ?? [],
        );
        scope.relations.push(
          columns ? listRelation(this.#c, fold(source.alias), columns) : unknownRelation(fold(source.alias)),
        );
        return;
      }
      case 'values': {
        for (const row of source.rows) for (const value of row) this.#expression(value, scope);
        const columns = source.columns.map((name, position) => ({
          name,
          type: inferType(this.#c, source.rows[0]?.[position] ?? { kind: 'keyword', text: '' }, () => undefined),
        }));
        scope.relations.push(listRelation(this.#c, fold(source.alias), columns));
        return;
      }
      case 'pivot':
        this.#source(source.source, { relations: [], ctes: scope.ctes, outer: scope });
        scope.relations.push(unknownRelation(fold(source.alias)));
        return;
      case 'function':
        for (const argument of source.args) if (!isDefault(argument)) this.#expression(argument, scope);
        scope.relations.push(this.#functionRelation(source));
        return;
      case 'table':
        scope.relations.push(this.#tableRelation(source, scope));
    }
  }

  #tableRelation(source: Extract<Source, { readonly kind: 'table' }>, scope: Scope): Relation {
    const { catalog } = this.#c;
    const last = source.parts[source.parts.length - 1] ?? '';
    const alias = catalog.fold(source.alias ?? last);
    if (source.parts.length === 1) {
      const key = catalog.fold(last);
      if (scope.ctes.has(key)) {
        const columns = scope.ctes.get(key);
        return columns ? listRelation(this.#c, alias, columns) : unknownRelation(alias);
      }
      if (/^[@#]/.test(last) && this.#options.temps) {
        const columns = this.#options.temps(last) ?? refuse(last.startsWith('@') ? 1087 : 208, last);
        return listRelation(
          this.#c,
          alias,
          columns.map((name) => ({ name, type: undefined })),
        );
      }
      if (last.startsWith('@')) return unknownRelation(alias);
      if (last.startsWith('#')) {
        if (!this.#options.lenient) refuse(4508);
        return unknownRelation(alias);
      }
      if (/^(inserted|deleted)$/i.test(last) || compatibilityViews.test(last)) return unknownRelation(alias);
    }
    const name = { parts: source.parts, start: 0, end: 0 };
    const schema = source.parts[source.parts.length - 2];
    const listed = this.#options.views?.(source.parts);
    if (listed) return listRelation(this.#c, alias, listed);
    if (
      isElsewhere(this.#c, name) ||
      (schema !== undefined && /^(sys|information_schema)$/i.test(schema)) ||
      last.startsWith('$(')
    ) {
      if (this.#options.bound && isElsewhere(this.#c, name)) {
        refuse(4512, this.#options.noun, this.#options.name, source.parts.join('.'));
      }
      return unknownRelation(alias);
    }
    if (this.#options.bound && source.parts.length !== 2) {
      refuse(4512, this.#options.noun, this.#options.name, source.parts.join('.'));
    }
    const row = findObject(this.#c, name, this.#options.schema) ?? refuse(208, source.parts.join('.'));
    return this.#objectRelation(row, alias);
  }

  #objectRelation(row: ObjectColumns, alias: string): Relation {
    const { catalog } = this.#c;
    if (row.type === 'SN') {
      if (this.#options.bound) refuse(2788);
      this.#use(row.object_id, 0, row.name);
      const { base_object_name: base } = row as ObjectColumns & { readonly base_object_name: string };
      const target = findObject(this.#c, { parts: parseQuotedPath(base), start: 0, end: 0 });
      return target && target.type !== 'SN' ? tableRelation(this.#c, target, alias) : unknownRelation(alias);
    }
    if (!/^(U |V |IF|TF|FT|TT|SQ)/.test(row.type)) refuse(208, row.name);
    if (this.#options.bound && row.type !== 'U ' && !catalog.modules.get(row.object_id)?.is_schema_bound) {
      refuse(4513, this.#options.noun, this.#options.name, row.name);
    }
    this.#use(row.object_id, 0, row.name);
    return tableRelation(this.#c, row, alias);
  }

  #functionRelation(source: Extract<Source, { readonly kind: 'function' }>): Relation {
    const { catalog } = this.#c;
    const last = source.parts[source.parts.length - 1] ?? '';
    const alias = catalog.fold(source.alias ?? last);
    const given = source.columns?.map((name) => ({ name, type: undefined }));
    const [first = ''] = source.parts;
    const name = { parts: source.parts, start: 0, end: 0 };
    // A built-in, a method of a column (`c.nodes`), a system function or one of another database.
    if (source.parts.length === 1 || source.parts.length > 2 || /^sys$/i.test(first) || isElsewhere(this.#c, name)) {
      return given ? listRelation(this.#c, alias, given) : unknownRelation(alias);
    }
    if (/^(nodes|openjson)$/i.test(last) && given) return listRelation(this.#c, alias, given);
    const row = findObject(this.#c, name, this.#options.schema) ?? refuse(208, source.parts.join('.'));
    const relation = this.#objectRelation(row, alias);
    return given ? listRelation(this.#c, alias, given) : relation;
  }

  #use(id: number, minor: number, name: string): void {
    const key = `${id}.${minor}`;
    if (!this.#uses.has(key)) this.#uses.set(key, { class: 1, id, minor, name });
  }

  #column(column: OutputColumn): void {
    if (column.objectId !== undefined && column.columnId !== undefined)
      this.#use(column.objectId, column.columnId, column.name ?? '');
  }

  #expression(e: Expression, scope: Scope): void {
    const visit = (node: Expression): Expression => {
      switch (node.kind) {
        case 'name':
          this.#name(node.parts, scope);
          return node;
        case 'call':
          if (node.parts.length > 1) {
            this.#call(node.parts, scope);
            for (const argument of node.args) if (!isDefault(argument)) visit(argument);
            return node;
          }
          if (dateFunctions.has((node.parts[0] ?? '').toLowerCase())) {
            for (const argument of node.args.slice(1)) visit(argument);
            return node;
          }
          return mapChildren(node, visit);
        case 'convert':
          if (!systemTypeOf(node.type.name)) this.#type(node.type);
          return mapChildren(node, visit);
        case 'subquery':
        case 'exists':
          this.bind(parseQuery(node.text, this.#options.quotedIdentifier), {
            relations: [],
            ctes: scope.ctes,
            outer: scope,
          });
          return node;
        default:
          return mapChildren(node, visit);
      }
    };
    visit(e);
  }

  #type(type: { readonly schema?: string | undefined; readonly name: string }): void {
    const id = findUserType(this.#c, type.schema, type.name, this.#options.schema)?.user_type_id;
    if (id !== undefined) this.#uses.set(`t${id}`, { class: 6, id, minor: 0, name: type.name });
  }

  #name(parts: readonly string[], scope: Scope): void {
    const last = parts[parts.length - 1] ?? '';
    if (isPseudoColumn(last) || last === '') return;
    const found = lookUp(this.#c, parts, scope);
    if (found === 'unknown') return;
    if (found) return this.#column(found);
    // `column.property` of a CLR type.
    if (parts.length > 1) {
      const owner = lookUp(this.#c, parts.slice(0, -1), scope);
      if (owner === 'unknown') return;
      if (owner) return this.#column(owner);
    }
    if (this.#options.lenient) return;
    if (parts.length > 1 && !isAlias(this.#c, parts[parts.length - 2] ?? '', scope)) refuse(4104, parts.join('.'));
    refuse(207, last);
  }

  #call(parts: readonly string[], scope: Scope): void {
    const [first = '', second = ''] = parts;
    if (/^sys$/i.test(first)) return;
    // `alias.column.method()` and `column.method()`.
    if (isAlias(this.#c, first, scope)) {
      if (parts.length > 2) this.#name([first, second], scope);
      return;
    }
    const owner = lookUp(this.#c, [first], scope);
    if (typeof owner === 'object') return this.#column(owner);
    if (parts.length > 2) return;
    const schemaId = this.#c.catalog.schemaId(first);
    const row = schemaId === undefined ? undefined : this.#c.catalog.objectIn(schemaId, second);
    if (!row || !/^(FN|FS|AF)/.test(row.type)) {
      if (owner === 'unknown' || this.#options.lenient || first.startsWith('$(')) return;
      refuse(4121, first, parts.join('.'));
    }
    if (this.#options.bound && row.type === 'FN' && !this.#c.catalog.modules.get(row.object_id)?.is_schema_bound) {
      refuse(4513, this.#options.noun, this.#options.name, row.name);
    }
    this.#use(row.object_id, 0, row.name);
  }
}

function firstOf(body: QueryBody): QueryBody {
  let first = body;
  while (first.kind === 'set') first = first.left;
  return first;
}
