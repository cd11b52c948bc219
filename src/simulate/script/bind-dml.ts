import type { Dml } from '../../statements/tree/index.ts';
import { dotted, findObject } from '../names.ts';
import { QueryBinder } from '../query/bind-query.ts';
import type { DmlTree } from '../query/dml-tree.ts';
import { parseDml } from '../query/parse-dml.ts';
import type { Query } from '../query/query-tree.ts';
import type { OutputColumn } from '../query/relations.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { expand } from './evaluate.ts';
import { columnsOfView } from './from.ts';
import type { Session } from './session.ts';
import { tableVariable } from './table-variables.ts';
import { variableType } from './variables.ts';

const trees = new Map<string, DmlTree>();

/** The tree of a statement; made once for a text. */
export function dmlTree(s: Session, statement: Dml): DmlTree {
  const text = expand(s, statement.text.text);
  const key = `${s.settings.quotedIdentifier}${text}`;
  const known = trees.get(key);
  if (known) return known;
  const tree = parseDml(text, s.settings.quotedIdentifier);
  if (trees.size > 200) trees.clear();
  trees.set(key, tree);
  return tree;
}

/** A binder of a script's queries; a lenient one looks up the tables and leaves names of columns alone. */
export function binderOf(s: Session, options: { readonly lenient?: boolean } = {}): QueryBinder {
  return new QueryBinder(s, {
    ...options,
    views: (parts) => columnsOfView(s, parts),
    // Only a client sees of what type a column of its result is.
    ...(s.host && { variables: (name: string) => variableType(s, name) }),
    bound: false,
    noun: 'statement',
    name: '',
    quotedIdentifier: s.settings.quotedIdentifier,
    ...(s.scope.home !== undefined && { schema: s.scope.home }),
    temps: (name) =>
      (name.startsWith('@') ? tableVariable(s, name) : s.tempTables.get(name.toLowerCase()))?.columns.map(
        (column) => column.name,
      ),
  });
}

/** Binds a query (208, 207) and answers its columns. */
export function bindQuery(s: Session, query: Query): readonly OutputColumn[] | undefined {
  return binderOf(s).bind(query);
}

/** The user table that a statement changes. Errors 208, 4405's like for what is no table. */
export function targetTable(s: Session, parts: readonly string[]): ObjectColumns {
  const name = { parts, start: 0, end: 0 };
  const row = findObject(s, name, s.scope.home) ?? refuse(208, dotted(name));
  if (!/^(U |V |SN)/.test(row.type)) refuse(208, dotted(name));
  return row;
}
