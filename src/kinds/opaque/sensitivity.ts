import { parseQuotedPath, quotePath, quoteString } from '../../base/names.ts';
import type { CatalogRows } from '../../formats/catalog-rows.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { StatementOf } from '../../statements/tree/index.ts';
import { innerElements } from '../elements.ts';
import type { BuildContext, CatalogLookup, DacpacWriteContext, ReadContext } from '../kind.ts';
import { optionText } from '../option-text.ts';
import type { OpaqueObject } from './opaque-kind.ts';

export const sensitivityClass = 'SENSITIVITY CLASSIFICATION';

/** Options of ADD SENSITIVITY CLASSIFICATION, the properties of a column in model.xml and the columns of the view. */
const parts = [
  { option: 'LABEL', property: 'SensitivityLabel', column: 'label' },
  { option: 'LABEL_ID', property: 'SensitivityLabelId', column: 'label_id' },
  { option: 'INFORMATION_TYPE', property: 'SensitivityInformationType', column: 'information_type' },
  { option: 'INFORMATION_TYPE_ID', property: 'SensitivityInformationTypeId', column: 'information_type_id' },
  { option: 'RANK', property: 'SensitivityRank', column: 'rank' },
] as const;

const ranks: Readonly<Record<string, string>> = { NONE: '0', LOW: '10', MEDIUM: '20', HIGH: '30', CRITICAL: '40' };

/** By property; the rank as its number. */
type Classification = ReadonlyMap<string, string>;

function classificationOf(value: (part: (typeof parts)[number]) => string | undefined): Classification | undefined {
  const found = parts.flatMap((part) => {
    const text = value(part);
    return text === undefined ? [] : [[part.property, text] as const];
  });
  return found.length === 0 ? undefined : new Map(found);
}

/** The classification of a column. DacFx holds it as properties of the column; a server drops it with the column. */
function sensitivityOf(
  table: readonly string[],
  column: string,
  values: Classification,
  context: ReadContext,
): OpaqueObject {
  const parent = context.key('object', ...table);
  const options = parts.flatMap(({ option, property }) => {
    const value = values.get(property);
    if (value === undefined) return [];
    const rank = Object.entries(ranks).find(([, number]) => number === value)?.[0];
    return [`${option} = ${option === 'RANK' ? rank : quoteString(value).slice(1)}`];
  });
  return schemaObjectOf(
    {
      kind: 'opaque',
      key: context.key('opaque', sensitivityClass, ...table, column),
      path: [sensitivityClass, ...table, column],
      parent,
      props: {
        class: sensitivityClass,
        definition: undefined,
        shape: JSON.stringify([...values]),
        text: `ADD SENSITIVITY CLASSIFICATION TO ${quotePath([...table, column])} WITH (${options.join(', ')});`,
        element: undefined,
      },
      unread: [],
    },
    [{ to: parent, member: column, binding: 'bound' }],
  );
}

/** ADD and DROP SENSITIVITY CLASSIFICATION: the last one that says something of a column counts. */
export function buildSensitivity(statement: StatementOf<'sensitivity'>, context: BuildContext): void {
  const values = classificationOf(({ option }) => {
    const text = optionText(statement.options, option);
    return option === 'RANK' && text !== undefined ? ranks[text.toUpperCase()] : text;
  });
  for (const name of statement.columns) {
    const [column = '', table = '', schema = context.defaultSchema] = name.parts.toReversed();
    if (!values || statement.change === 'drop') continue;
    const object = sensitivityOf([schema, table], column, values, context);
    if (context.get(object.key)) context.replace(object);
    else context.add(object);
  }
}

/** Classifications that the columns of a table's element tell. */
export function sensitivitiesOfElement(element: ModelElement, context: ReadContext): readonly OpaqueObject[] {
  return innerElements(element, 'Columns').flatMap((column) => {
    const values = classificationOf(({ property }) => column.properties.get(property));
    const path = parseQuotedPath(column.name ?? '');
    return values ? [sensitivityOf(path.slice(0, 2), path[2] ?? '', values, context)] : [];
  });
}

/** The properties of a column that tell its classification. */
export function sensitivityProperties(
  table: ObjectKey,
  column: string,
  { index, naming }: DacpacWriteContext,
): Readonly<Record<string, string>> {
  for (const child of index.childrenOf(table)) {
    if (child.kind !== 'opaque' || child.props.class !== sensitivityClass) continue;
    if (naming.fold(child.path.at(-1) ?? '') !== naming.fold(column)) continue;
    return Object.fromEntries(JSON.parse(String(child.props.shape)) as [string, string][]);
  }
  return {};
}

export const sensitivityViews: Readonly<Record<string, readonly string[]>> = {
  'sys.sensitivity_classifications': ['class', 'major_id', 'minor_id', ...parts.map(({ column }) => column)],
};

export function sensitivityRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly OpaqueObject[] {
  return (rows.get('sys.sensitivity_classifications') ?? []).flatMap((row) => {
    const id = Number(row.major_id);
    const values = classificationOf(({ column }) => {
      const value = row[column];
      return value === null || value === undefined ? undefined : String(value);
    });
    return values
      ? [sensitivityOf(context.pathOf(id), context.columnName(id, Number(row.minor_id)), values, context)]
      : [];
  });
}
