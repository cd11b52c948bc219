import { readTableElements } from '../../statements/table-elements.ts';
import type { DataType, Declare, SetVariable } from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import { systemTypeOf } from '../../syntax/system-types.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { findUserType } from '../types.ts';
import { assignable } from './convert.ts';
import { declareCursor } from './cursors.ts';
import { arithmetic, evaluateText } from './evaluate.ts';
import type { Session } from './session.ts';
import { makeTempTable, tempColumns } from './temp-tables.ts';

/** DECLARE. Errors 134 (twice), 2715 (no such type). */
export function declare(s: Session, statement: Declare): void {
  for (const variable of statement.variables) {
    const key = variable.name.toLowerCase();
    if (s.scope.variables.has(key) || s.scope.tables.has(key)) refuse(134, variable.name);
    if (variable.table) {
      declareTable(s, variable.name, variable.table.text);
      continue;
    }
    if (variable.cursor) {
      declareCursor(s, variable.name, variable.cursor.text);
      s.scope.variables.set(key, variable.name);
      continue;
    }
    if (variable.type && declareTableType(s, variable.name, variable.type)) continue;
    s.scope.variables.set(key, null);
    if (variable.type) s.scope.types.set(key, typeText(variable.type));
    if (variable.value && !s.noExec)
      s.scope.variables.set(key, assignable(evaluateText(s, variable.value.text), s.scope.types.get(key)));
  }
}

/** A system type as the scope keeps it: its name and length; an empty text for a type of the database. */
export function typeText(type: DataType): string {
  if (type.schema !== undefined) return '';
  const length = type.length === undefined ? '' : `(${type.length})`;
  return `${systemTypeOf(type.name)?.name ?? type.name}${length}`;
}

function declareTable(s: Session, name: string, text: string): void {
  const tokens = lex(text, '');
  const cursor = new Cursor(tokens, 0, tokens.kinds.length - 1, s.settings.quotedIdentifier);
  cursor.accept('TABLE');
  const elements = readTableElements(cursor);
  s.scope.tables.set(name.toLowerCase(), makeTempTable(s, name, tempColumns(elements.columns)));
}

/** A variable of a table type. */
function declareTableType(s: Session, name: string, type: DataType): boolean {
  if (systemTypeOf(type.name) && type.schema === undefined) return false;
  const row =
    findUserType(s, type.schema, type.name) ??
    (type.name.toLowerCase() === 'cursor' ? undefined : refuse(2715, 1, type.name));
  if (!row?.is_table_type) return false;
  const table = s.catalog.tableTypes.get(row.user_type_id);
  const columns = table ? [...s.catalog.columns.of(table.type_table_object_id)] : [];
  s.scope.tables.set(
    name.toLowerCase(),
    makeTempTable(
      s,
      name,
      columns.map((column) => {
        const identity = s.catalog.identities.get(column.object_id, column.column_id);
        const value = s.catalog.objects.get(column.default_object_id);
        return {
          name: column.name,
          type: '',
          ...(identity && {
            identity: { seed: Number(identity.seed_value), increment: Number(identity.increment_value) },
          }),
          ...(value && 'definition' in value && { default: String(value.definition) }),
        };
      }),
    ),
  );
  return true;
}

/** SET @x = …, also with `+=` and its kin. Error 137. */
export function setVariable(s: Session, statement: SetVariable): void {
  const key = statement.name.toLowerCase();
  if (statement.operator === '') return unsupported(`SET ${statement.value.text}`);
  if (/^CURSOR\b/i.test(statement.value.text)) {
    declareCursor(s, statement.name, statement.value.text);
    s.scope.variables.set(key, statement.name);
    return;
  }
  const before = s.scope.variables.get(key);
  if (before === undefined) return refuse(137, statement.name);
  const value = evaluateText(s, statement.value.text);
  const result = statement.operator === '=' ? value : arithmetic(statement.operator.charAt(0), before, value);
  s.scope.variables.set(key, assignable(result, s.scope.types.get(key)));
}
