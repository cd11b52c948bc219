import type { Diagnostic } from '../../base/errors.ts';
import type { ForeignKeyProps } from '../../kinds/foreign-key/foreign-key-props.ts';
import type { ReadContext } from '../../kinds/kind.ts';
import type { ModuleProps } from '../../kinds/module/module-props.ts';
import type { Registry } from '../../kinds/registry.ts';
import type { SequenceProps } from '../../kinds/sequence.ts';
import type { TableProps } from '../../kinds/table/table-props.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { type CheckContext, checkContext } from './check-context.ts';
import { columnOwner } from './column-owner.ts';
import { checkColumns } from './columns.ts';
import { checkForeignKey, checkSlots } from './keys.ts';
import { checkParameters, checkSequence } from './others.ts';
import { checkInMemory, checkPeriod } from './temporal.ts';

/**
 * Objects that no server would create as they are, whatever is there beside them. Those of referenced packages were checked when
 * they were packaged.
 */
export function checkObjects(
  objects: ReadonlyMap<ObjectKey, SchemaObject>,
  external: ReadonlyMap<ObjectKey, SchemaObject>,
  texts: ReadonlyMap<string, string>,
  registry: Registry,
  read: ReadContext,
): readonly Diagnostic[] {
  const { context, diagnostics } = checkContext(objects, external, texts, registry, read);
  for (const object of objects.values()) check(object, context);
  return diagnostics;
}

function check(object: SchemaObject, context: CheckContext): void {
  const owner = columnOwner(object, context);
  if (owner) checkColumns(owner, context);
  switch (object.kind) {
    case 'table':
      checkSlots(object, context);
      checkPeriod(object as SchemaObject<TableProps>, context);
      checkInMemory(object as SchemaObject<TableProps>, context);
      return;
    case 'view':
      return checkSlots(object, context);
    case 'foreignKey':
      return checkForeignKey(object as SchemaObject<ForeignKeyProps>, context);
    case 'sequence':
      return checkSequence(object as SchemaObject<SequenceProps>, context);
    case 'procedure':
    case 'scalarFunction':
    case 'inlineFunction':
    case 'tableFunction':
      return checkParameters(object as SchemaObject<ModuleProps>, context);
  }
}
