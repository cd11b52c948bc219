import { readTableElements } from '../../statements/table-elements.ts';
import type { DataType, Declare } from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import { systemTypeOf } from '../../syntax/system-types.ts';
import { refuse } from '../sql-error.ts';
import { findUserType } from '../types.ts';
import type { Session } from './session.ts';
import type { TempTable } from './temp-table.ts';
import { makeTempTable, tempColumns } from './temp-tables.ts';

/** A table variable. Error 1087: it is not declared, or further below. */
export function tableVariable(s: Session, name: string): TempTable {
  const { tables, declarations, at } = s.scope;
  const key = name.toLowerCase();
  const known = tables.get(key);
  if (known) return known;
  // A DECLARE above that has not run, in a branch not taken, declares all the same.
  const above = declarations.get(key);
  if (above && above.start < at && declareTable(s, above)) return tables.get(key) ?? refuse(1087, name);
  return refuse(1087, name);
}

/** Declares a variable that is a table, unless it is there: one that is declared again keeps its rows. Error 2715. */
export function declareTable(s: Session, { name, table, type }: Declare['variables'][number]): boolean {
  const { tables } = s.scope;
  const key = name.toLowerCase();
  if (tables.has(key)) return true;
  const made = table ? tableOfColumns(s, name, table.text) : type && tableOfType(s, name, type);
  if (made) tables.set(key, made);
  return made !== undefined;
}

function tableOfColumns(s: Session, name: string, text: string): TempTable {
  const tokens = lex(text, '');
  const cursor = new Cursor(tokens, 0, tokens.kinds.length - 1, s.settings.quotedIdentifier);
  cursor.accept('TABLE');
  return makeTempTable(s, name, tempColumns(readTableElements(cursor).columns));
}

/** undefined for a variable of another type. */
function tableOfType(s: Session, name: string, type: DataType): TempTable | undefined {
  if (systemTypeOf(type.name) && type.schema === undefined) return undefined;
  const row =
    findUserType(s, type.schema, type.name, s.scope.home) ??
    (type.name.toLowerCase() === 'cursor' ? undefined : refuse(2715, 1, type.name));
  if (!row?.is_table_type) return undefined;
  const table = s.catalog.tableTypes.get(row.user_type_id);
  const columns = table ? [...s.catalog.columns.of(table.type_table_object_id)] : [];
  return makeTempTable(
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
  );
}
