import { parseQuotedPath, quote } from '../base/names.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { isBuiltInPrincipal, modelElement, principalEntry, referencesOf } from './elements.ts';
import type { Hazard, Kind, ReadContext, StatementBuilder } from './kind.ts';
import { rankOf } from './rank.ts';

/** Nothing but its path, [role, member], which is why nothing of it can differ. */
export type MembershipProps = Readonly<Record<string, never>>;

type MembershipObject = SchemaObject<MembershipProps>;

/** ALTER ROLE … ADD MEMBER, sp_addrolemember. */
export const buildMembership: StatementBuilder<'alterRole'> = (statement, context) => {
  if (statement.server || statement.change !== 'ADD MEMBER') return;
  context.add(membershipOf(statement.name, statement.value, context));
};

function membershipOf(role: string, member: string, context: ReadContext): MembershipObject {
  return schemaObjectOf(
    {
      kind: 'membership',
      key: context.key('member', role, member),
      path: [role, member],
      props: {},
    },
    [role, member]
      .filter((name) => !isBuiltInPrincipal(name))
      .map((name) => ({ to: context.key('principal', name), binding: 'bound' as const })),
  );
}

function sql(object: MembershipObject, verb: 'ADD' | 'DROP'): string {
  const [role = '', member = ''] = object.path;
  return `ALTER ROLE ${quote(role)} ${verb} MEMBER ${quote(member)};`;
}

function hazard(object: MembershipObject, verb: 'joins' | 'leaves'): Hazard {
  const [role = '', member = ''] = object.path;
  return { code: 'SEC001', severity: 'block', message: `${quote(member)} ${verb} the role ${quote(role)}.` };
}

export const membership: Kind<MembershipProps> = {
  name: 'membership',
  namespace: 'member',
  title: 'role membership',
  rank: rankOf('membership'),
  scope: 'security',
  properties: [],
  element: () => 'SqlRoleMembership',
  itemName: ({ path: [role = '', member = ''] }) => `${quote(role)} for ${quote(member)}`,
  create: (object) => [{ does: 'create', sql: [sql(object, 'ADD')], hazards: [hazard(object, 'joins')] }],
  drop: (object) => [{ does: 'drop', sql: [sql(object, 'DROP')], hazards: [hazard(object, 'leaves')] }],
  alter: () => ({ how: 'none', steps: [], disturbs: [] }),
  dacpac: {
    reads: ['SqlRoleMembership'],
    read: (element, context) => {
      const name = (relationship: string) => parseQuotedPath(referencesOf(element, relationship)[0] ?? '')[0] ?? '';
      return [membershipOf(name('Role'), name('Member'), context)];
    },
    write: ({ path: [role = '', member = ''] }) => [
      modelElement('SqlRoleMembership', undefined, {
        relationships: { Member: [principalEntry(member)], Role: [principalEntry(role)] },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.database_role_members': ['role_principal_id', 'member_principal_id'],
      'sys.database_principals': ['principal_id', 'name'],
    },
    read: (rows, context) =>
      (rows.get('sys.database_role_members') ?? []).flatMap((row) => {
        const member = context.principalName(Number(row.member_principal_id));
        // dbo is in db_owner by itself.
        if (member === 'dbo') return [];
        return [membershipOf(context.principalName(Number(row.role_principal_id)), member, context)];
      }),
  },
};
