import type { SchemaObject } from '../../model/schema-object.ts';
import { changedObject } from '../../model/schema-object-of.ts';
import type { StatementOf } from '../../statements/tree/index.ts';
import { placeOfConstraint } from '../columns/child-place.ts';
import { twoParts } from '../constraint-statement.ts';
import { type KeyKind, keyObject } from '../key-constraint/key-object.ts';
import type { KeyProps } from '../key-constraint/key-props.ts';
import type { BuildContext } from '../kind.ts';
import { xmlIndexObject } from '../xml-index/xml-index-object.ts';
import type { XmlIndexProps } from '../xml-index/xml-index-props.ts';
import type { ColumnstoreProps } from './columnstore-props.ts';
import { columnstoreObject, indexObject } from './index-object.ts';
import type { IndexProps } from './index-props.ts';

/** ALTER INDEX … DISABLE in a project. What rebuilds or reorganises says nothing about the end state. */
export function buildAlterIndex(statement: StatementOf<'alterIndex'>, context: BuildContext): void {
  if (statement.action !== 'DISABLE') return;
  const table = twoParts(statement.on, context);
  context.later(() => {
    const wanted = context.naming.fold(statement.index);
    for (const child of context.childrenOf(context.key('object', ...table))) {
      if (child.props.unnamed === true) continue;
      if (!statement.all && context.naming.fold(child.path.at(-1) ?? '') !== wanted) continue;
      const disabled = disabledObject(child, context);
      if (disabled) context.replace(disabled);
    }
  });
}

function disabledObject(child: SchemaObject, context: BuildContext): SchemaObject | undefined {
  const props: unknown = { ...child.props, disabled: true };
  const { origin } = child;
  const place = { table: child.path.slice(0, 2), name: child.path.at(-1) ?? '', ...(origin && { origin }) };
  switch (child.kind) {
    case 'index':
      return indexObject(place, props as IndexProps, context) as SchemaObject;
    case 'columnstoreIndex':
      return columnstoreObject(place, props as ColumnstoreProps, context) as SchemaObject;
    case 'xmlIndex':
      return xmlIndexObject(place, props as XmlIndexProps, context) as SchemaObject;
    case 'spatialIndex':
      return changedObject(child, { props: props as SchemaObject['props'] });
    case 'primaryKey':
    case 'uniqueConstraint': {
      const table = context.get(child.parent ?? '')?.path ?? child.path;
      const at = placeOfConstraint(child, false, table);
      return keyObject(child.kind as KeyKind, at, props as KeyProps, context) as SchemaObject;
    }
    default:
      return undefined;
  }
}
