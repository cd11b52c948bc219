import { fixedDate } from './object-rows.ts';

export type SchemaRow = { readonly name: string; readonly schema_id: number; readonly principal_id: number };

export type PrincipalRow = {
  readonly name: string;
  readonly principal_id: number;
  readonly type: string;
  readonly type_desc: string;
  readonly default_schema_name: string | null;
  readonly create_date: string;
  readonly modify_date: string;
  readonly owning_principal_id: number | null;
  readonly sid: Uint8Array | null;
  readonly is_fixed_role: boolean;
  readonly authentication_type: number;
  readonly authentication_type_desc: string;
  readonly default_language_name: string | null;
  readonly default_language_lcid: number | null;
  readonly allow_encrypted_value_modifications: boolean;
  readonly tenant_id: string | null;
};

const principalTypes: Readonly<Record<string, string>> = {
  R: 'DATABASE_ROLE',
  A: 'APPLICATION_ROLE',
  S: 'SQL_USER',
  U: 'WINDOWS_USER',
  G: 'WINDOWS_GROUP',
  C: 'CERTIFICATE_MAPPED_USER',
  K: 'ASYMMETRIC_KEY_MAPPED_USER',
  E: 'EXTERNAL_USER',
  X: 'EXTERNAL_GROUPS',
};
const authentications = ['NONE', 'INSTANCE', 'DATABASE', 'WINDOWS', 'EXTERNAL'];

export function principalRow(values: {
  readonly name: string;
  readonly id: number;
  readonly type: string;
  readonly defaultSchema?: string | null;
  readonly owner?: number | null;
  readonly sid?: Uint8Array | null;
  readonly fixed?: boolean;
  readonly authentication?: number;
  readonly language?: string | null;
  readonly allowEncrypted?: boolean;
}): PrincipalRow {
  const authentication = values.authentication ?? 0;
  return {
    name: values.name,
    principal_id: values.id,
    type: values.type,
    type_desc: principalTypes[values.type] ?? '',
    default_schema_name: values.defaultSchema ?? null,
    create_date: fixedDate,
    modify_date: fixedDate,
    owning_principal_id: values.owner ?? null,
    sid: values.sid ?? null,
    is_fixed_role: values.fixed ?? false,
    authentication_type: authentication,
    authentication_type_desc: authentications[authentication] ?? '',
    default_language_name: values.language ?? null,
    default_language_lcid: null,
    allow_encrypted_value_modifications: values.allowEncrypted ?? false,
    tenant_id: null,
  };
}

export type RoleMemberRow = { readonly role_principal_id: number; readonly member_principal_id: number };

export type PermissionRow = {
  readonly class: number;
  readonly class_desc: string;
  readonly major_id: number;
  readonly minor_id: number;
  readonly grantee_principal_id: number;
  readonly grantor_principal_id: number;
  readonly type: string;
  readonly permission_name: string;
  readonly state: string;
  readonly state_desc: string;
  /** Given by CREATE USER and not yet by a GRANT of its own. Only here: a server shows the one like the other. */
  readonly 'rehearsal.implied'?: true;
};

export type ServerPrincipalRow = {
  readonly name: string;
  readonly principal_id: number;
  readonly sid: Uint8Array | null;
  readonly type: string;
  readonly type_desc: string;
  readonly is_disabled: boolean;
  readonly create_date: string;
  readonly modify_date: string;
  readonly default_database_name: string | null;
  readonly default_language_name: string | null;
  readonly credential_id: number | null;
  readonly owning_principal_id: number | null;
  readonly is_fixed_role: boolean;
  readonly tenant_id: string | null;
};

/** What sys.sql_logins adds to sys.server_principals. Password hashes are never kept. */
export type SqlLoginDetail = { readonly is_policy_checked: boolean; readonly is_expiration_checked: boolean };

export type PredicateRow = {
  readonly object_id: number;
  readonly security_predicate_id: number;
  readonly target_object_id: number;
  readonly predicate_definition: string;
  readonly predicate_type: number;
  readonly predicate_type_desc: string;
  readonly operation: number | null;
  readonly operation_desc: string | null;
};

export type ExtendedPropertyRow = {
  readonly class: number;
  readonly class_desc: string;
  readonly major_id: number;
  readonly minor_id: number;
  readonly name: string;
  readonly value: string | number | null;
};

export type SensitivityRow = {
  readonly class: number;
  readonly class_desc: string;
  readonly major_id: number;
  readonly minor_id: number;
  readonly label: string | null;
  readonly label_id: string | null;
  readonly information_type: string | null;
  readonly information_type_id: string | null;
  readonly rank: number | null;
  readonly rank_desc: string | null;
};
