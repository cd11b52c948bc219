import assert from 'node:assert/strict';
import type { Rename } from '../../src/diff/rename.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import { netRenames } from '../../src/plan/net-renames.ts';

const table = (name: string): SchemaObject => ({
  kind: 'table',
  key: `object:${name}`,
  path: name.split('.'),
  props: {},
  references: [],
  unread: [],
});
const object = (from: string, to: string, does: Rename['does'] = 'rename'): Rename => ({
  does,
  before: table(from),
  after: table(to),
});
const column = (owner: string, from: string, to: string): Rename => ({
  does: 'rename',
  before: table(owner),
  after: table(owner),
  member: { property: 'columns', from, to },
});

const net = (...renames: readonly Rename[]): readonly string[] =>
  netRenames(renames, (name) => name.toLowerCase()).map((rename) =>
    'column' in rename
      ? `rename ${rename.column.from.join('.')} ${rename.column.to.join('.')}`
      : `${rename.does} ${rename.before.path.join('.')} ${rename.after.path.join('.')}`,
  );

describe('renames as differences', () => {
  it('joins what is renamed by way of another name', () => {
    assert.deepEqual(net(column('s.t', 'a', 'b'), column('s.t', 'B', 'c')), ['rename s.t.a s.t.c']);
    assert.deepEqual(net(object('s.t', 's.x'), object('s.x', 's.u')), ['rename s.t s.u']);
  });
  it('takes a move and a rename for a rename', () => {
    assert.deepEqual(net(object('s.t', 'r.t', 'move')), ['move s.t r.t']);
    assert.deepEqual(net(object('s.t', 'r.t', 'move'), object('r.t', 'r.u')), ['rename s.t r.u']);
    assert.deepEqual(net(object('s.t', 's.u'), object('s.u', 'r.u', 'move')), ['rename s.t r.u']);
  });
  it('keeps two that change places', () => {
    assert.deepEqual(net(column('s.t', 'a', 'x'), column('s.t', 'b', 'a'), column('s.t', 'x', 'b')), [
      'rename s.t.a s.t.b',
      'rename s.t.b s.t.a',
    ]);
  });
  it('names a column of a renamed table as it was and as it ends, in either order', () => {
    assert.deepEqual(net(object('s.t', 's.u'), column('s.u', 'a', 'b')), ['rename s.t s.u', 'rename s.t.a s.u.b']);
    assert.deepEqual(net(column('s.t', 'a', 'b'), object('s.t', 's.u')), ['rename s.t s.u', 'rename s.t.a s.u.b']);
  });
});
