import { aliasType, buildAliasType } from './alias-type.ts';
import { buildAuthorization } from './authorization.ts';
import { buildDatabaseSet, databaseOptions } from './database-options/database-options.ts';
import { buildEventSession } from './event-session/session-build.ts';
import { eventSession } from './event-session/session-kind.ts';
import { buildExtendedProperty, extendedProperty } from './extended-property/property-kind.ts';
import { buildFullTextCatalog, fullTextCatalog } from './full-text-catalog.ts';
import type { StatementBuilders } from './kind.ts';
import { buildLogin, login } from './login.ts';
import { buildMembership, membership } from './membership.ts';
import { buildModule, buildTriggerOrder, buildTriggerState } from './module/module-builder.ts';
import { inlineFunction, procedure, scalarFunction, tableFunction, view } from './module/modules.ts';
import { databaseTrigger, trigger } from './module/trigger.ts';
import { opaque, opaqueBuilders } from './opaque/opaque-kind.ts';
import { buildPermission } from './permission/permission-builder.ts';
import { permission } from './permission/permission-kind.ts';
import { buildQueue, queue } from './queue.ts';
import { buildRole, role } from './role.ts';
import { buildSchema, schema } from './schema.ts';
import { buildSecurityPolicy } from './security-policy/policy-object.ts';
import { securityPolicy } from './security-policy/security-policy.ts';
import { buildSequence, sequence } from './sequence.ts';
import { buildService, service } from './service.ts';
import { buildSynonym, synonym } from './synonym.ts';
import { buildUser, user } from './user.ts';
import { buildXmlSchemaCollection, xmlSchemaCollection } from './xml-schema-collection.ts';

/** Modules, securables and what else is no table. */
export const moduleFamilyKinds = {
  schema,
  role,
  user,
  login,
  membership,
  permission,
  extendedProperty,
  xmlSchemaCollection,
  aliasType,
  sequence,
  synonym,
  view,
  procedure,
  scalarFunction,
  inlineFunction,
  tableFunction,
  trigger,
  databaseTrigger,
  securityPolicy,
  queue,
  service,
  eventSession,
  fullTextCatalog,
  databaseOptions,
  opaque,
};

export const moduleFamilyBuilders: StatementBuilders = {
  ...opaqueBuilders,
  alterAuthorization: buildAuthorization,
  alterDatabase: buildDatabaseSet,
  eventSession: buildEventSession,
  createFullTextCatalog: buildFullTextCatalog,
  queue: buildQueue,
  service: buildService,
  securityPolicy: buildSecurityPolicy,
  createSchema: buildSchema,
  createRole: buildRole,
  createUser: buildUser,
  createLogin: buildLogin,
  alterRole: buildMembership,
  permission: buildPermission,
  extendedProperty: buildExtendedProperty,
  createXmlSchemaCollection: buildXmlSchemaCollection,
  createAliasType: buildAliasType,
  sequence: buildSequence,
  createSynonym: buildSynonym,
  module: buildModule,
  triggerState: buildTriggerState,
  setTriggerOrder: buildTriggerOrder,
};
