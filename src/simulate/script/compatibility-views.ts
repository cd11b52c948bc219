import type { Row } from '../../formats/catalog-rows.ts';
import type { ForeignKeyRow } from '../rows/constraint-rows.ts';
import { catalogViews } from '../state/catalog-view.ts';
import type { Session } from './session.ts';
import type { View } from './session-view.ts';

const bit = (value: boolean): number => (value ? 1 : 0);

function* sysObjects(s: Session): Iterable<Row> {
  for (const row of s.catalog.objects.values()) {
    yield {
      name: row.name,
      id: row.object_id,
      xtype: row.type,
      uid: row.schema_id,
      parent_obj: row.parent_object_id,
      crdate: row.create_date,
      refdate: row.create_date,
      category: 0,
      status: 0,
      type: row.type,
    };
  }
}

function* sysColumns(s: Session): Iterable<Row> {
  for (const row of s.catalog.columns.values()) {
    yield {
      name: row.name,
      id: row.object_id,
      xtype: row.system_type_id,
      xusertype: row.user_type_id,
      type: row.system_type_id,
      usertype: row.user_type_id,
      colid: row.column_id,
      colorder: row.column_id,
      length: row.max_length,
      prec: row.precision === 0 ? row.max_length : row.precision,
      xprec: row.precision,
      scale: row.scale,
      xscale: row.scale,
      cdefault: row.default_object_id,
      domain: row.rule_object_id,
      collation: row.collation_name,
      iscomputed: bit(row.is_computed),
      isoutparam: 0,
      isnullable: bit(row.is_nullable),
      status: row.is_identity ? 0x80 : 0,
    };
  }
}

function* sysIndexes(s: Session): Iterable<Row> {
  for (const row of s.catalog.indexes.values()) {
    yield {
      name: row.name,
      id: row.object_id,
      indid: row.index_id,
      status: (row.is_unique ? 2 : 0) | (row.is_primary_key ? 2048 : 0) | (row.is_unique_constraint ? 4096 : 0),
      groupid: row.data_space_id,
      origfillfactor: row.fill_factor,
      // User tables are empty.
      rows: 0,
      rowcnt: 0,
      rowmodctr: 0,
    };
  }
}

function* sysIndexKeys(s: Session): Iterable<Row> {
  for (const row of s.catalog.indexColumns.values()) {
    yield { id: row.object_id, indid: row.index_id, colid: row.column_id, keyno: row.key_ordinal };
  }
}

function* sysTypes(s: Session): Iterable<Row> {
  for (const row of s.catalog.types.values()) {
    yield {
      name: row.name,
      xtype: row.system_type_id,
      xusertype: row.user_type_id,
      type: row.system_type_id,
      usertype: row.user_type_id,
      length: row.max_length,
      prec: row.precision,
      scale: row.scale,
      uid: row.schema_id,
      collation: row.collation_name,
      allownulls: bit(row.is_nullable),
      tdefault: row.default_object_id,
      domain: row.rule_object_id,
    };
  }
}

function* sysUsers(s: Session): Iterable<Row> {
  for (const row of s.catalog.principals.values()) {
    const isRole = row.type === 'R' || row.type === 'A';
    yield {
      uid: row.principal_id,
      name: row.name,
      sid: row.sid,
      hasdbaccess: bit(!isRole),
      islogin: bit(!isRole),
      isntname: bit(row.type === 'U' || row.type === 'G'),
      isntgroup: bit(row.type === 'G'),
      isntuser: bit(row.type === 'U'),
      issqluser: bit(row.type === 'S'),
      issqlrole: bit(row.type === 'R'),
      isapprole: bit(row.type === 'A'),
    };
  }
}

function* sysMembers(s: Session): Iterable<Row> {
  for (const row of s.catalog.members.values()) {
    yield { memberuid: row.member_principal_id, groupuid: row.role_principal_id };
  }
}

function* sysComments(s: Session): Iterable<Row> {
  const comment = (id: number, text: string | null): Row[] => {
    const rows: Row[] = [];
    // A row holds 4000 characters.
    for (let at = 0; at === 0 || at < (text?.length ?? 0); at += 4000) {
      const piece = text?.slice(at, at + 4000) ?? null;
      rows.push({ id, number: 0, colid: rows.length + 1, encrypted: bit(text === null), ctext: null, text: piece });
    }
    return rows;
  };
  for (const module of s.catalog.modules.values()) yield* comment(module.object_id, module.definition);
  for (const row of s.catalog.objects.values()) {
    if ('definition' in row) yield* comment(row.object_id, row.definition as string);
  }
}

function* sysConstraints(s: Session): Iterable<Row> {
  for (const row of s.catalog.objects.values()) {
    if (!/^(PK|UQ|F |C |D )/.test(row.type)) continue;
    const colid = 'parent_column_id' in row ? (row.parent_column_id as number) : 0;
    yield { constid: row.object_id, id: row.parent_object_id, colid, spare1: 0, status: 0, actions: 0, error: 0 };
  }
}

function* sysForeignKeys(s: Session): Iterable<Row> {
  for (const row of s.catalog.foreignKeyColumns.values()) {
    yield {
      constid: row.constraint_object_id,
      fkeyid: row.parent_object_id,
      rkeyid: row.referenced_object_id,
      fkey: row.parent_column_id,
      rkey: row.referenced_column_id,
      keyno: row.constraint_column_id,
    };
  }
}

function* sysReferences(s: Session): Iterable<Row> {
  for (const row of s.catalog.objects.values()) {
    if (row.type !== 'F ') continue;
    const key = row as ForeignKeyRow;
    yield {
      constid: key.object_id,
      fkeyid: key.parent_object_id,
      rkeyid: key.referenced_object_id,
      rkeyindid: key.key_index_id,
      keycnt: s.catalog.foreignKeyColumns.count(key.object_id),
    };
  }
}

function* sysFileGroups(s: Session): Iterable<Row> {
  for (const row of s.catalog.dataSpaces.values()) {
    if (row.type.trim() === 'PS') continue;
    yield { groupid: row.data_space_id, groupname: row.name, status: row.is_default ? 0x10 : 0, allocpolicy: 0 };
  }
}

function* sysDatabases(s: Session): Iterable<Row> {
  for (const row of catalogViews['sys.databases']?.(s.catalog) ?? []) {
    yield {
      name: row.name,
      dbid: row.database_id,
      cmptlevel: row.compatibility_level,
      status: 0,
      status2: 0,
      mode: 0,
      version: 957,
    };
  }
}

function* sysLogins(s: Session): Iterable<Row> {
  for (const row of s.catalog.serverPrincipals.values()) {
    if (!/^[SUG]$/.test(row.type)) continue;
    yield {
      sid: row.sid,
      name: row.name,
      loginname: row.name,
      dbname: row.default_database_name,
      language: row.default_language_name,
      denylogin: 0,
      hasaccess: bit(!row.is_disabled),
      isntname: bit(row.type !== 'S'),
      isntgroup: bit(row.type === 'G'),
      isntuser: bit(row.type === 'U'),
      sysadmin: bit(row.name === 'sa'),
    };
  }
}

const views: Readonly<Record<string, View>> = {
  sysobjects: sysObjects,
  syscolumns: sysColumns,
  sysindexes: sysIndexes,
  sysindexkeys: sysIndexKeys,
  systypes: sysTypes,
  sysusers: sysUsers,
  sysmembers: sysMembers,
  syscomments: sysComments,
  sysconstraints: sysConstraints,
  sysforeignkeys: sysForeignKeys,
  sysreferences: sysReferences,
  sysfilegroups: sysFileGroups,
  sysdatabases: sysDatabases,
  syslogins: sysLogins,
};

/** The views of SQL Server 2000 that old scripts ask: under sys, dbo or no schema at all. */
export const compatibilityViews: Readonly<Record<string, View>> = Object.fromEntries(
  Object.entries(views).flatMap(([name, view]) => [
    [`sys.${name}`, view],
    [`compatibility.${name}`, view],
  ]),
);
