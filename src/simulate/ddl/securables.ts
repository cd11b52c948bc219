import type { ObjectName } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dboSchema, dotted, findObject, lastPart, schemaPart } from '../names.ts';
import { listedClasses } from '../rows/other-rows.ts';
import { refuse } from '../sql-error.ts';
import { findUserType } from '../types.ts';
import { principalId } from './principals.ts';

/** What permissions and extended properties can be about: class and id as in sys.database_permissions. */
export type Securable = { readonly classId: number; readonly className: string; readonly id: number };

/** The securable that `class::name` says. Undefined for classes whose ids no view here has. Error 15151. */
export function securableNamed(c: Context, kind: string, name: ObjectName): Securable | undefined {
  const { catalog } = c;
  const last = lastPart(name);
  switch (kind) {
    case 'OBJECT':
      return {
        classId: 1,
        className: 'OBJECT_OR_COLUMN',
        id: (findObject(c, name) ?? refuse(15151, 'find', 'object', dotted(name))).object_id,
      };
    case 'SCHEMA':
      return { classId: 3, className: 'SCHEMA', id: catalog.schemaId(last) ?? refuse(15151, 'find', 'schema', last) };
    case 'DATABASE':
      return { classId: 0, className: 'DATABASE', id: 0 };
    case 'USER':
    case 'ROLE':
    case 'APPLICATION ROLE':
      return {
        classId: 4,
        className: 'DATABASE_PRINCIPAL',
        id: principalId(c, last) ?? refuse(15151, 'find', kind.toLowerCase(), last),
      };
    case 'TYPE': {
      const row = findUserType(c, schemaPart(name), last) ?? refuse(15151, 'find', 'type', dotted(name));
      return { classId: 6, className: 'TYPE', id: row.user_type_id };
    }
    case 'XML SCHEMA COLLECTION': {
      const schema = catalog.schemaId(schemaPart(name) ?? 'dbo') ?? dboSchema;
      const id = catalog.xmlCollectionNames.get(`${schema}.${catalog.fold(last)}`);
      return {
        classId: 10,
        className: 'XML_SCHEMA_COLLECTION',
        id: id ?? refuse(15151, 'find', 'XML schema collection', dotted(name)),
      };
    }
    case 'SERVICE':
      return named(c, 17, 'SERVICE', catalog.services.get(catalog.fold(last))?.service_id, last);
    case 'CONTRACT':
      return named(c, 16, 'SERVICE_CONTRACT', catalog.contracts.get(catalog.fold(last))?.service_contract_id, last);
    case 'MESSAGE TYPE':
      return named(c, 15, 'MESSAGE_TYPE', catalog.messageTypes.get(catalog.fold(last))?.message_type_id, last);
    case 'FULLTEXT CATALOG':
      return named(
        c,
        23,
        'FULLTEXT_CATALOG',
        catalog.fullTextCatalogs.get(catalog.fold(last))?.fulltext_catalog_id,
        last,
      );
    case 'FULLTEXT STOPLIST':
      return named(c, 29, 'FULLTEXT_STOPLIST', catalog.stoplists.get(catalog.fold(last))?.stoplist_id, last);
    case 'ASSEMBLY':
      return named(c, 5, 'ASSEMBLY', catalog.assemblies.get(catalog.fold(last))?.assembly_id, last);
    case 'SEARCH PROPERTY LIST': {
      const list = catalog.propertyLists.get(catalog.fold(last));
      return named(c, 31, 'SEARCH_PROPERTY_LIST', list?.property_list_id, last);
    }
    default:
      return listedNamed(c, kind, last);
  }
}

/** A certificate, a route and the like, by class and name. */
export function listedNamed(c: Context, kind: string, name: string): Securable | undefined {
  const known = listedClasses[kind];
  if (!known) return undefined;
  const row = c.catalog.opaque.get(`${kind}.${c.catalog.fold(name)}`);
  return named(c, known.classId, known.className, row?.id, name);
}

function named(_c: Context, classId: number, className: string, id: number | undefined, name: string): Securable {
  return { classId, className, id: id ?? refuse(15151, 'find', className.toLowerCase().replaceAll('_', ' '), name) };
}
