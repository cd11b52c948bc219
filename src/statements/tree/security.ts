import type { ObjectName, Option, SourceText } from './common.ts';

/** Schema elements inside CREATE SCHEMA are kept as source text. */
export type CreateSchema = {
  readonly kind: 'createSchema';
  readonly name: string;
  readonly authorization?: string;
  readonly elements?: SourceText;
};
export type AlterSchema = {
  readonly kind: 'alterSchemaTransfer';
  readonly schema: string;
  readonly class: 'OBJECT' | 'TYPE' | 'XML SCHEMA COLLECTION';
  readonly object: ObjectName;
};
export type AlterAuthorization = {
  readonly kind: 'alterAuthorization' /** OBJECT when not written; upper case */;
  readonly class: string;
  readonly entity: ObjectName /** '' for SCHEMA OWNER */;
  readonly owner: string;
};
export type CreateRole = {
  readonly kind: 'createRole';
  readonly name: string;
  readonly authorization?: string;
  readonly application: boolean;
  readonly options: readonly Option[];
};
export type AlterRole = {
  readonly kind: 'alterRole';
  readonly name: string;
  readonly change: 'ADD MEMBER' | 'DROP MEMBER' | 'NAME';
  readonly value: string;
  readonly server: boolean;
};
export type CreateUser = {
  readonly kind: 'createUser';
  readonly name: string;
  readonly source:
    | { readonly from: 'login' | 'certificate' | 'asymmetricKey'; readonly name: string }
    | { readonly from: 'withoutLogin' | 'externalProvider' | 'password' | 'none' };
  /** DEFAULT_SCHEMA, SID, DEFAULT_LANGUAGE, TYPE, ALLOW_ENCRYPTED_VALUE_MODIFICATIONS, PASSWORD */
  readonly options: readonly Option[];
};
export type AlterUser = { readonly kind: 'alterUser'; readonly name: string; readonly options: readonly Option[] };
export type CreateLogin = {
  readonly kind: 'createLogin';
  readonly verb: 'create' | 'alter';
  readonly name: string;
  readonly from?: 'WINDOWS' | 'EXTERNAL PROVIDER' | 'CERTIFICATE' | 'ASYMMETRIC KEY';
  readonly fromName?: string;
  readonly state?: 'ENABLE' | 'DISABLE';
  readonly options: readonly Option[];
};

export type Permission = {
  readonly kind: 'permission';
  readonly action: 'GRANT' | 'DENY' | 'REVOKE';
  /** Upper case, `ALL [PRIVILEGES]` is 'ALL'; columns as written behind the permission. */
  readonly permissions: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** Absent: the database. Class upper case ('OBJECT' when not written). */
  readonly on?: { readonly class: string; readonly name: ObjectName; readonly columns: readonly string[] };
  readonly to: readonly string[];
  readonly withGrantOption: boolean;
  readonly grantOptionFor: boolean;
  readonly cascade: boolean;
  readonly as?: string;
};

export type CreateSecurityPolicy = {
  readonly kind: 'securityPolicy';
  readonly verb: 'create' | 'alter';
  readonly name: ObjectName;
  readonly predicates: readonly {
    readonly change: 'ADD' | 'ALTER' | 'DROP';
    readonly type: 'FILTER' | 'BLOCK';
    /** `[s].[f]([c])`: absent for DROP. */
    readonly function?: { readonly name: ObjectName; readonly arguments: readonly SourceText[] };
    readonly on: ObjectName;
    readonly operations: readonly ('AFTER INSERT' | 'AFTER UPDATE' | 'BEFORE UPDATE' | 'BEFORE DELETE')[];
  }[];
  readonly options: readonly Option[];
  readonly notForReplication?: boolean;
};
