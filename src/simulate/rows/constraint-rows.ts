import type { ObjectHead } from './object-rows.ts';
import { fixedDate } from './object-rows.ts';

const actions = { 'NO ACTION': 0, CASCADE: 1, 'SET NULL': 2, 'SET DEFAULT': 3 } as const;
export type Action = keyof typeof actions;

export type KeyConstraintRow = ReturnType<typeof keyConstraintRow>;
export function keyConstraintRow(
  head: ObjectHead,
  primary: boolean,
  uniqueIndexId: number,
  systemNamed: boolean,
  enforced: boolean,
) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: head.parent_object_id,
    type: primary ? 'PK' : 'UQ',
    type_desc: primary ? 'PRIMARY_KEY_CONSTRAINT' : 'UNIQUE_CONSTRAINT',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    unique_index_id: uniqueIndexId,
    is_system_named: systemNamed,
    is_enforced: enforced,
  };
}

export type DefaultConstraintRow = ReturnType<typeof defaultConstraintRow>;
export function defaultConstraintRow(head: ObjectHead, columnId: number, definition: string, systemNamed: boolean) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: head.parent_object_id,
    type: 'D ',
    type_desc: 'DEFAULT_CONSTRAINT',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    parent_column_id: columnId,
    definition,
    is_system_named: systemNamed,
  };
}

export type CheckConstraintRow = ReturnType<typeof checkConstraintRow>;
export function checkConstraintRow(
  head: ObjectHead,
  values: {
    readonly columnId: number;
    readonly definition: string;
    readonly systemNamed: boolean;
    readonly notForReplication: boolean;
    readonly notTrusted: boolean;
    readonly disabled: boolean;
  },
) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: head.parent_object_id,
    type: 'C ',
    type_desc: 'CHECK_CONSTRAINT',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    is_disabled: values.disabled,
    is_not_for_replication: values.notForReplication,
    is_not_trusted: values.notTrusted,
    parent_column_id: values.columnId,
    definition: values.definition,
    uses_database_collation: true,
    is_system_named: values.systemNamed,
  };
}

export type ForeignKeyRow = ReturnType<typeof foreignKeyRow>;
export function foreignKeyRow(
  head: ObjectHead,
  values: {
    readonly referencedObjectId: number;
    readonly keyIndexId: number;
    readonly onDelete: Action;
    readonly onUpdate: Action;
    readonly systemNamed: boolean;
    readonly notForReplication: boolean;
    readonly notTrusted: boolean;
  },
) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: head.parent_object_id,
    type: 'F ',
    type_desc: 'FOREIGN_KEY_CONSTRAINT',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    referenced_object_id: values.referencedObjectId,
    key_index_id: values.keyIndexId,
    is_disabled: false,
    is_not_for_replication: values.notForReplication,
    is_not_trusted: values.notTrusted,
    delete_referential_action: actions[values.onDelete] as number,
    delete_referential_action_desc: values.onDelete.replace(' ', '_'),
    update_referential_action: actions[values.onUpdate] as number,
    update_referential_action_desc: values.onUpdate.replace(' ', '_'),
    is_system_named: values.systemNamed,
  };
}

export type ForeignKeyColumnRow = {
  readonly constraint_object_id: number;
  readonly constraint_column_id: number;
  readonly parent_object_id: number;
  readonly parent_column_id: number;
  readonly referenced_object_id: number;
  readonly referenced_column_id: number;
};

export type EdgeConstraintRow = ReturnType<typeof edgeConstraintRow>;
export function edgeConstraintRow(head: ObjectHead, systemNamed: boolean, onDelete: Action) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: head.parent_object_id,
    type: 'EC',
    type_desc: 'EDGE_CONSTRAINT',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    is_disabled: false,
    is_not_trusted: false,
    is_system_named: systemNamed,
    delete_referential_action: actions[onDelete] as number,
    delete_referential_action_desc: onDelete.replace(' ', '_'),
  };
}
export type EdgeClauseRow = {
  readonly object_id: number;
  readonly clause_number: number;
  readonly from_object_id: number;
  readonly to_object_id: number;
};
