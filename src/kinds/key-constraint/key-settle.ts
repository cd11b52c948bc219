import type { SchemaObject } from '../../model/schema-object.ts';
import { placeOfConstraint } from '../columns/child-place.ts';
import { compact } from '../columns/compact.ts';
import type { SettleContext } from '../kind.ts';
import { settleStorage } from '../storage/settle-storage.ts';
import { type KeyKind, keyObject } from './key-object.ts';
import type { KeyProps } from './key-props.ts';

export function settleKey(key: SchemaObject<KeyProps>, context: SettleContext): SchemaObject<KeyProps> {
  const table = context.get(key.parent ?? '');
  if (!table) return key;
  const props = compact<KeyProps>({ ...key.props, ...settleStorage(key, context) });
  return keyObject(key.kind as KeyKind, placeOfConstraint(key, key.props.unnamed === true, table.path), props, context);
}
