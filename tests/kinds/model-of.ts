import assert from 'node:assert/strict';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import { modelFromFiles } from '../../src/sources/from-project.ts';

/** The model of a script that is read without complaint. */
export function modelOf(sql: string): DatabaseModel {
  const files = { read: () => new TextEncoder().encode(sql), list: () => ['db.sql'] };
  const { model, diagnostics } = modelFromFiles(
    'db',
    ['db.sql'],
    files,
    { variables: {}, references: new Map() },
    registry,
  );
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  );
  return model;
}

/** The only object of a kind. */
export function onlyOf(model: DatabaseModel, kind: string): SchemaObject {
  const found = [...model.objects.values()].filter((object) => object.kind === kind);
  assert.equal(found.length, 1, `${found.length} objects of kind ${kind}`);
  return found[0] as SchemaObject;
}
