import { quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { ownerIn, placeOfConstraint } from '../columns/child-place.ts';
import { parenthesized } from '../columns/column-sql.ts';
import { checkViews, readChecks } from '../constraint-catalog.ts';
import { dropConstraint, tableOf } from '../constraint-drop.ts';
import { checkText } from '../constraint-sql.ts';
import { constraintState, createChecked, fallsShortOfTrust } from '../constraint-state.ts';
import { countWhere, hazard } from '../hazard.ts';
import { recreate, renameConstraint } from '../key-constraint/key-kind.ts';
import type { AlterInput, Hazard, Kind, Route, SqlContext } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { unnamedItem } from '../unnamed-constraint.ts';
import { readCheck, writeCheck } from './check-dacpac.ts';
import { checkObject } from './check-object.ts';
import { type CheckProps, checkProperties } from './check-props.ts';
import { edgeViews, readEdge, readEdgeRows, writeEdge } from './edge.ts';

export const check: Kind<CheckProps> = {
  name: 'check',
  namespace: 'object',
  title: 'check constraint',
  rank: rankOf('check'),
  scope: 'schema',
  properties: checkProperties,
  element: (object) => (object.props.connections ? 'SqlEdgeConstraint' : 'SqlCheckConstraint'),
  itemName: (object) => (object.props.unnamed ? unnamedItem('Check Constraint', object.path) : quotePath(object.path)),
  create: (object, context) => {
    if (object.props.connections) {
      return [
        { does: 'create', sql: [`ALTER TABLE ${quotePath(tableOf(object, context))} ADD ${checkText(object)};`] },
      ];
    }
    return createChecked(object, checkText(object), [violations(object, context)], context);
  },
  drop: (object, context) => [{ does: 'drop', sql: [dropConstraint(object, context)] }],
  alter: alterCheck,
  rename: renameConstraint,
  fallsShort: fallsShortOfTrust,
  settle: (object, context) => {
    const table = context.get(object.parent ?? '');
    if (!table) return object;
    const place = placeOfConstraint(object, object.props.unnamed === true, table.path);
    return checkObject(place, object.props, context, ownerIn(object.parent, context));
  },
  dacpac: {
    reads: ['SqlCheckConstraint', 'SqlEdgeConstraint'],
    read: (element, context) => (element.type === 'SqlEdgeConstraint' ? readEdge : readCheck)(element, context),
    write: (object, context) => (object.props.connections ? writeEdge : writeCheck)(object, context),
  },
  catalog: {
    views: { ...checkViews, ...edgeViews },
    read: (rows, context) => [...readChecks(rows, context), ...readEdgeRows(rows, context)],
  },
};

function violations(object: SchemaObject<CheckProps>, context: SqlContext): Hazard {
  const table = tableOf(object, context);
  const probe = countWhere(table, `NOT ${parenthesized(object.props.expression)}`, 'violate the check');
  return hazard('DATA012', 'warn', 'The check is validated against the rows that are there.', probe);
}

function alterCheck(input: AlterInput<CheckProps>): Route {
  return onlyState(input) ? constraintState(input, [violations(input.after, input.desired)]) : recreate;
}

/** Whether nothing but enabled or disabled differs. */
export function onlyState(input: AlterInput<SchemaObject['props']>): boolean {
  return (
    input.before.props.unnamed === input.after.props.unnamed &&
    input.changes.every(({ property }) => property === 'disabled')
  );
}
