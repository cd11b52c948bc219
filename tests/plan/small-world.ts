import { namingOf } from '../../src/base/names.ts';
import type { Kind, StepDraft } from '../../src/kinds/kind.ts';
import type { Registry } from '../../src/kinds/registry.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { KindName } from '../../src/model/kind-name.ts';
import { type ObjectKey, objectKey } from '../../src/model/object-key.ts';
import type { Binding, Reference, SchemaObject } from '../../src/model/schema-object.ts';
import { joinParts } from '../../src/plan/deploy-script.ts';
import type { PlanOptions } from '../../src/plan/plan-types.ts';
import type { Prove } from '../../src/plan/proof.ts';

/** A world of three kinds that know nothing of SQL: their steps are JSON commands, run by a server of fifty lines. */

type Use = { readonly name: string; readonly column?: string; readonly binding: Binding };
type Column = { readonly name: string; readonly type: string };
type Command = {
  readonly do: 'create' | 'drop' | 'alter' | 'rename' | 'addColumn' | 'dropColumn' | 'alterColumn' | 'refresh';
  readonly key: ObjectKey;
  readonly column?: Column;
  readonly object?: Plain;
  readonly newKey?: ObjectKey;
};
export type Plain = {
  readonly kind: KindName;
  readonly name: string;
  readonly parent?: string;
  readonly columns?: readonly Column[];
  readonly text?: string;
  readonly uses?: readonly Use[];
};

const naming = namingOf('Latin1_General_CI_AS');

function keyOf(plain: Pick<Plain, 'kind' | 'name' | 'parent'>): ObjectKey {
  const path = plain.parent === undefined ? [plain.name] : [plain.parent, plain.name];
  return objectKey(plain.kind === 'index' ? 'index' : 'object', path, naming);
}

function plainOf(object: SchemaObject): Plain {
  const parent = object.path.length > 1 ? { parent: object.path[0] ?? '' } : {};
  return {
    ...(object.props as Pick<Plain, 'columns' | 'text' | 'uses'>),
    kind: object.kind,
    name: object.path.at(-1) ?? '',
    ...parent,
  };
}

export function objectOf(plain: Plain): SchemaObject {
  const references = (plain.uses ?? []).map(
    (use): Reference => ({
      to: keyOf({ kind: 'table', name: use.name }),
      ...(use.column === undefined ? {} : { member: use.column }),
      binding: use.binding,
    }),
  );
  return {
    kind: plain.kind,
    key: keyOf(plain),
    path: plain.parent === undefined ? [plain.name] : [plain.parent, plain.name],
    ...(plain.parent === undefined ? {} : { parent: keyOf({ kind: 'table', name: plain.parent }) }),
    props: { columns: plain.columns, text: plain.text, uses: plain.uses },
    references,
    unread: [],
  };
}

export function modelOf(plain: readonly Plain[], live = false): DatabaseModel {
  return {
    naming,
    collation: 'Latin1_General_CI_AS',
    platform: 'Sql160',
    objects: new Map(plain.map(objectOf).map((object) => [object.key, object])),
    refactorings: [],
    variables: {},
    live,
  };
}

function step(does: StepDraft['does'], command: Command, rest: Partial<StepDraft> = {}): StepDraft {
  return { does, sql: [JSON.stringify(command)], ...rest };
}

function baseKind(name: KindName, rank: number): Kind {
  return {
    name,
    namespace: name === 'index' ? 'index' : 'object',
    title: name,
    rank,
    scope: 'schema',
    properties: [
      { name: 'text', equality: 'exact', aspect: 'definition' },
      { name: 'uses', equality: 'exact', aspect: 'definition' },
    ],
    element: () => `Sql${name}`,
    itemName: (object) => object.path.map((part) => `[${part}]`).join('.'),
    create: (object) => [step('create', { do: 'create', key: object.key, object: plainOf(object) })],
    drop: (object) => [step('drop', { do: 'drop', key: object.key })],
    alter: () => ({ how: 'recreate', steps: [], disturbs: [] }),
    dacpac: { reads: [], read: () => [], write: () => [] },
    catalog: { views: {}, read: () => [] },
  };
}

const table: Kind = {
  ...baseKind('table', 1),
  properties: [
    {
      name: 'columns',
      equality: 'exact',
      aspect: 'data',
      stored: true,
      members: [{ name: 'type', equality: 'exact', aspect: 'type' }],
    },
  ],
  alter: ({ after, changes }) => {
    const steps: StepDraft[] = [];
    const disturbs: { member: string }[] = [];
    for (const change of changes) {
      const name = change.member ?? '';
      const token = `${after.key}#${naming.fold(name)}`;
      const column = (after.props.columns as readonly Column[]).find((c) => naming.fold(c.name) === naming.fold(name));
      if (change.memberProperty !== undefined) {
        steps.push(
          step(
            'alter',
            { do: 'alterColumn', key: after.key, ...(column && { column }) },
            { removes: [token], provides: [token] },
          ),
        );
        disturbs.push({ member: name });
      } else if (column) steps.push(step('alter', { do: 'addColumn', key: after.key, column }, { provides: [token] }));
      else {
        steps.push(
          step('alter', { do: 'dropColumn', key: after.key, column: { name, type: '' } }, { removes: [token] }),
        );
        disturbs.push({ member: name });
      }
    }
    return { how: 'inPlace', steps, disturbs };
  },
};

const index: Kind = {
  ...baseKind('index', 2),
  rename: (before, after) => [
    step('rename', { do: 'rename', key: before.key, newKey: after.key, object: plainOf(after) }),
  ],
};

const view: Kind = {
  ...baseKind('view', 3),
  alter: ({ after }) => ({
    how: 'inPlace',
    steps: [step('alter', { do: 'alter', key: after.key, object: plainOf(after) })],
    disturbs: [{}],
  }),
  refresh: (object) => [step('refresh', { do: 'refresh', key: object.key })],
};

export const smallRegistry: Registry = { kinds: { table, index, view }, builders: {} };

export const smallOptions: PlanOptions = {
  drop: 'all',
  ignore: { schemas: [], names: [], kinds: [] },
  security: false,
  comments: 'deploy',
  lockTimeout: 30000,
};

class Refused extends Error {}

/** The server: refuses what SQL Server would refuse. */
class SmallServer {
  readonly objects = new Map<ObjectKey, Plain>();

  run(sql: string): void {
    const command = JSON.parse(sql) as Command;
    const { key, object, column } = command;
    if (command.do === 'create') {
      if (this.objects.has(key)) throw new Refused(`${key} already exists`);
      if (object) this.#put(key, object);
      return;
    }
    const existing = this.objects.get(key);
    if (!existing) throw new Refused(`${key} does not exist`);
    switch (command.do) {
      case 'drop':
        this.#refuseIfUsed(key);
        for (const [other, { parent }] of [...this.objects])
          if (parent !== undefined && keyOf({ kind: 'table', name: parent }) === key) this.objects.delete(other);
        this.objects.delete(key);
        return;
      case 'alter':
        this.#refuseIfUsed(key);
        if (object) this.#put(key, object);
        return;
      case 'rename':
        if (command.newKey === undefined || this.objects.has(command.newKey) || !object) throw new Refused('rename');
        this.objects.delete(key);
        this.objects.set(command.newKey, object);
        return;
      case 'addColumn':
        if (column) this.objects.set(key, { ...existing, columns: [...(existing.columns ?? []), column] });
        return;
      case 'dropColumn':
      case 'alterColumn': {
        this.#refuseIfUsed(key, column?.name);
        const others = (existing.columns ?? []).filter((c) => c.name !== column?.name);
        this.objects.set(key, {
          ...existing,
          columns: command.do === 'alterColumn' && column ? [...others, column] : others,
        });
        return;
      }
      case 'refresh':
        this.#refuseIfMissing(existing);
        return;
    }
  }

  #put(key: ObjectKey, object: Plain): void {
    this.#refuseIfMissing(object);
    this.objects.set(key, object);
  }

  #refuseIfMissing(object: Plain): void {
    if (object.parent !== undefined && !this.objects.has(keyOf({ kind: 'table', name: object.parent })))
      throw new Refused(`parent of ${object.name} does not exist`);
    for (const use of object.uses ?? []) {
      if (use.binding === 'deferred') continue;
      const used = this.objects.get(keyOf({ kind: 'table', name: use.name }));
      if (!used) throw new Refused(`${object.name} uses ${use.name}, which does not exist`);
      if (use.column !== undefined && used.columns && !used.columns.some((column) => column.name === use.column))
        throw new Refused(`${object.name} uses ${use.name}.${use.column}, which does not exist`);
    }
  }

  #refuseIfUsed(key: ObjectKey, column?: string): void {
    for (const [other, object] of this.objects) {
      if (object.parent !== undefined && keyOf({ kind: 'table', name: object.parent }) === key && column === undefined)
        continue;
      for (const use of object.uses ?? [])
        if (
          use.binding === 'bound' &&
          keyOf({ kind: 'table', name: use.name }) === key &&
          (column === undefined || use.column === column)
        )
          throw new Refused(`${other} is bound to ${key}`);
    }
  }
}

/** Commands are the only lines of deploy.sql that begin with a brace. */
export const smallProve: Prove = ({ create, parts, current }) => {
  const server = new SmallServer();
  for (const sql of create) server.run(sql);
  try {
    for (const line of joinParts(parts).split('\n')) if (line.startsWith('{')) server.run(line);
  } catch (error) {
    if (error instanceof Refused) return { refused: { message: error.message } };
    throw error;
  }
  return { end: { ...modelOf([...server.objects.values()]), refactorings: current.refactorings } };
};
