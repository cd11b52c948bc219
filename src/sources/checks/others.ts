import { quotePath } from '../../base/names.ts';
import type { ModuleProps } from '../../kinds/module/module-props.ts';
import { moduleTree } from '../../kinds/module/module-tree.ts';
import type { SequenceProps } from '../../kinds/sequence.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { CheckContext } from './check-context.ts';
import { baseType } from './columns.ts';

const counted: ReadonlySet<string> = new Set(['tinyint', 'smallint', 'int', 'bigint', 'decimal', 'numeric']);

export function checkSequence(object: SchemaObject<SequenceProps>, context: CheckContext): void {
  const type = baseType(object.props.type, context);
  if (!type || counted.has(type.name)) return;
  context.report(object, {
    code: 'SQL71557',
    message: `A sequence cannot be of type ${type.name}.`,
    hint: 'Use tinyint, smallint, int, bigint, decimal or numeric, or an alias type of one of them.',
  });
}

/** Parameters of a procedure or function, whose names are unique. */
export function checkParameters(object: SchemaObject<ModuleProps>, context: CheckContext): void {
  const parameters = moduleTree(object.props)?.parameters ?? [];
  if (parameters.length < 2) return;
  const seen = new Set<string>();
  for (const { name } of parameters) {
    if (seen.size !== seen.add(context.naming.fold(name)).size) continue;
    context.report(object, {
      code: 'SQL71508',
      message: `It has more than one parameter ${quotePath([...object.path, name])}.`,
      hint: 'Remove or rename one of them.',
    });
  }
}
