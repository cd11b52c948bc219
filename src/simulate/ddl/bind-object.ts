import type { Bind } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted, findObject, lastPart, schemaPart } from '../names.ts';
import { refuse } from '../sql-error.ts';
import { findUserType } from '../types.ts';

/**
 * sp_bindrule, sp_bindefault and their opposites. Errors 15017 and 15016 (no such rule, default), 15148 (no such column or
 * type). Columns of a type get what is bound to it, unless they have something of their own or only future ones shall.
 */
export function bindObject(c: Context, statement: Bind): void {
  const { catalog } = c;
  const rule = statement.class === 'RULE';
  const column = rule ? 'rule_object_id' : 'default_object_id';
  const id = statement.name ? objectOf(c, statement, rule) : 0;
  const { parts } = statement.object;
  const table = parts.length > 1 ? findObject(c, { ...statement.object, parts: parts.slice(0, -1) }) : undefined;
  const bound = table && catalog.column(table.object_id, lastPart(statement.object));
  if (table && bound) {
    catalog.columns.set(table.object_id, bound.column_id, { ...bound, [column]: id });
    return;
  }
  const type = findUserType(c, schemaPart(statement.object), lastPart(statement.object));
  if (!type) return refuse(15148, dotted(statement.object));
  catalog.types.set(type.user_type_id, { ...type, [column]: id });
  if (statement.futureOnly) return;
  for (const one of [...catalog.columns.values()]) {
    if (one.user_type_id !== type.user_type_id || (one[column] !== 0 && one[column] !== type[column])) continue;
    catalog.columns.set(one.object_id, one.column_id, { ...one, [column]: id });
  }
}

function objectOf(c: Context, { name }: Bind, rule: boolean): number {
  const row = name && findObject(c, name);
  if (name && row?.type === (rule ? 'R ' : 'D ') && row.parent_object_id === 0) return row.object_id;
  return refuse(rule ? 15017 : 15016, name ? dotted(name) : '');
}
