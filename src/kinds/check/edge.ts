import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { EdgeConstraint } from '../../statements/tree/index.ts';
import { isSet, noRows, numberOf, textOf } from '../columns/cells.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { innerElements, modelElement, refer, referencesOf } from '../elements.ts';
import type { CatalogLookup, DacpacReadContext, DacpacWriteContext, ReadContext } from '../kind.ts';
import { checkObject } from './check-object.ts';
import type { CheckProps, Connection } from './check-props.ts';

/** The connections in one order, whatever order they were written in. */
function sorted(connections: readonly Connection[]): readonly Connection[] {
  const text = ({ from, to }: Connection): string => `${quotePath(from)} ${quotePath(to)}`.toLowerCase();
  return [...connections].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** CONNECTION (…) of a table's statement. `path` gives a name its schema. */
export function edgeProps(
  written: EdgeConstraint,
  path: (name: EdgeConstraint['connections'][number]['from']) => readonly string[],
): CheckProps {
  return compact<CheckProps>({
    expression: '',
    connections: sorted(written.connections.map(({ from, to }) => ({ from: path(from), to: path(to) }))),
    onDelete: written.onDelete === 'CASCADE' ? 'CASCADE' : undefined,
    unnamed: mark(written.name === undefined),
  });
}

export function readEdge(element: ModelElement, context: DacpacReadContext): readonly SchemaObject<CheckProps>[] {
  const table = parseQuotedPath(referencesOf(element, 'DefiningTable')[0] ?? '');
  const connections = innerElements(element, 'Clauses').map((clause) => ({
    from: parseQuotedPath(referencesOf(clause, 'FromTable')[0] ?? ''),
    to: parseQuotedPath(referencesOf(clause, 'ToTable')[0] ?? ''),
  }));
  const props = compact<CheckProps>({
    expression: '',
    connections: sorted(connections),
    onDelete: element.properties.get('OnDeleteAction') === '1' ? 'CASCADE' : undefined,
    unnamed: mark(element.name === undefined),
  });
  const name = element.name === undefined ? {} : { name: parseQuotedPath(element.name).at(-1) ?? '' };
  return [checkObject({ table, ...name }, props, context)];
}

export function writeEdge(edge: SchemaObject<CheckProps>, context: DacpacWriteContext): readonly ModelElement[] {
  const { props } = edge;
  const table = context.model.objects.get(edge.parent ?? '')?.path ?? [];
  const clauses = (props.connections ?? []).map(({ from, to }) => ({
    element: modelElement('SqlEdgeConstraintClause', undefined, {
      relationships: { FromTable: [refer(...from)], ToTable: [refer(...to)] },
    }),
  }));
  return [
    modelElement('SqlEdgeConstraint', props.unnamed ? undefined : quotePath(edge.path), {
      properties: { OnDeleteAction: props.onDelete && '1' },
      relationships: { Clauses: clauses, DefiningTable: [refer(...table)] },
    }),
  ];
}

export const edgeViews = {
  'sys.edge_constraints': ['object_id', 'name', 'parent_object_id', 'is_system_named', 'delete_referential_action'],
  'sys.edge_constraint_clauses': ['object_id', 'clause_number', 'from_object_id', 'to_object_id'],
};

export function readEdgeRows(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<CheckProps>[] {
  return (rows.get('sys.edge_constraints') ?? noRows).map((row: Row) => {
    const clauses = context.group('sys.edge_constraint_clauses', 'object_id').get(numberOf(row.object_id)) ?? noRows;
    const unnamed = isSet(row.is_system_named);
    const props = compact<CheckProps>({
      expression: '',
      connections: sorted(
        clauses.map((clause) => ({
          from: context.pathOf(numberOf(clause.from_object_id)),
          to: context.pathOf(numberOf(clause.to_object_id)),
        })),
      ),
      onDelete: numberOf(row.delete_referential_action) === 1 ? 'CASCADE' : undefined,
      unnamed: mark(unnamed),
    });
    const table = context.pathOf(numberOf(row.parent_object_id));
    return checkObject(unnamed ? { table } : { table, name: textOf(row.name) ?? '' }, props, context);
  });
}
