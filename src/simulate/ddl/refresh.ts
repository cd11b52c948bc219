import { parseScript } from '../../statements/parse-script.ts';
import type { RefreshModule } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dropUses } from '../dependencies.ts';
import { bindModule } from './bind-module.ts';
import { moduleToRefresh } from './rename.ts';

/**
 * sp_refreshsqlmodule and sp_refreshview: looks up again what the text uses; an error when that is gone. Errors 15165, 208,
 * 207. Bodies of procedures and triggers are bound when they run, so they only have to be there.
 */
export function refreshModule(c: Context, statement: RefreshModule): void {
  const { catalog } = c;
  const row = moduleToRefresh(c, statement);
  const id = row.object_id;
  const module = catalog.modules.get(id);
  if (!module || module.definition === null || !/^(V |IF|FN|TF)/.test(row.type)) return;
  const settings = { quotedIdentifier: module.uses_quoted_identifier, ansiNulls: module.uses_ansi_nulls };
  const parsed = parseScript(module.definition, '', settings).batches[0]?.statements[0];
  if (parsed?.kind !== 'module') return;
  dropUses(c, id);
  if (row.type === 'V ' || row.type === 'IF') {
    catalog.columns.deleteGroup(id);
    catalog.columnNames.deleteGroup(id);
  }
  bindModule(c, parsed, id, module.is_schema_bound);
}
