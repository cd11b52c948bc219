import { quoteString } from '../../base/names.ts';
import type { Cell, Row } from '../../formats/catalog-rows.ts';
import { typeFromRow } from '../columns/column-catalog.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import type { ExternalModule } from './external-module.ts';

export const externalViews: Readonly<Record<string, readonly string[]>> = {
  'sys.assembly_modules': [
    ...[
      'object_id',
      'assembly_id',
      'assembly_class',
      'assembly_method',
      'null_on_null_input',
      'execute_as_principal_id',
    ],
  ],
  'sys.assemblies': ['assembly_id', 'name'],
  'sys.database_principals': ['principal_id', 'name'],
  'sys.parameters': [
    ...['object_id', 'parameter_id', 'name', 'system_type_id', 'user_type_id', 'max_length', 'precision', 'scale'],
    ...['is_output', 'has_default_value', 'default_value', 'is_xml_document', 'xml_collection_id'],
  ],
  'sys.columns': [
    ...['object_id', 'column_id', 'name', 'system_type_id', 'user_type_id', 'max_length', 'precision', 'scale'],
    ...['collation_name', 'is_xml_document', 'xml_collection_id'],
  ],
};

/** What a row of sys.assembly_modules, and what belongs to it, says. */
export function externalOfRow(
  row: Row,
  path: readonly string[],
  trigger: ExternalModule['trigger'],
  context: ReadContext & CatalogLookup,
): ExternalModule {
  const id = Number(row.object_id);
  const parameters = [...(context.group('sys.parameters', 'object_id').get(id) ?? [])].sort(
    (a, b) => Number(a.parameter_id) - Number(b.parameter_id),
  );
  const result = parameters.find((parameter) => Number(parameter.parameter_id) === 0);
  const columns = [...(context.group('sys.columns', 'object_id').get(id) ?? [])].sort(
    (a, b) => Number(a.column_id) - Number(b.column_id),
  );
  const assembly = context.group('sys.assemblies', 'assembly_id').get(Number(row.assembly_id))?.[0];
  const method = row.assembly_method === null || row.assembly_method === undefined ? [] : [String(row.assembly_method)];
  return {
    path,
    parameters: parameters
      .filter((parameter) => parameter !== result)
      .map((parameter) => ({
        name: String(parameter.name),
        type: typeFromRow(parameter, context),
        default: parameter.has_default_value === true ? literalOf(parameter.default_value) : undefined,
        output: parameter.is_output === true,
      })),
    returns: result && typeFromRow(result, context),
    ...(columns.length > 0 && {
      columns: columns.map((column) => {
        const collation = column.collation_name ? String(column.collation_name) : undefined;
        return {
          name: String(column.name),
          type: typeFromRow(column, context),
          collation: collation?.toLowerCase() === context.collation.toLowerCase() ? undefined : collation,
        };
      }),
    }),
    executeAs: executeAs(row.execute_as_principal_id, context),
    nullOnNullInput: row.null_on_null_input === true,
    externalName: [String(assembly?.name ?? ''), String(row.assembly_class ?? ''), ...method],
    ...(trigger && { trigger }),
  };
}

function literalOf(value: Cell | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  return typeof value === 'string' ? quoteString(value) : String(value);
}

/** NULL is CALLER, -2 OWNER. */
function executeAs(principal: Cell | undefined, context: CatalogLookup): string | undefined {
  if (principal === null || principal === undefined) return undefined;
  return Number(principal) === -2 ? 'OWNER' : quoteString(context.principalName(Number(principal)));
}
