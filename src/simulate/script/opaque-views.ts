import { parseQuotedPath } from '../../base/names.ts';
import type { Row } from '../../formats/catalog-rows.ts';
import type { Session } from './session.ts';
import type { View } from './session-view.ts';

/** Views of objects that are kept as their text: scripts ask whether one of a name is there. */
const classes: Readonly<Record<string, string>> = {
  'sys.column_master_keys': 'COLUMN MASTER KEY',
  'sys.conversation_priorities': 'BROKER PRIORITY',
  'sys.credentials': 'CREDENTIAL',
  'sys.database_audit_specifications': 'DATABASE AUDIT SPECIFICATION',
  'sys.database_scoped_credentials': 'DATABASE SCOPED CREDENTIAL',
  'sys.endpoints': 'ENDPOINT',
  'sys.external_data_sources': 'EXTERNAL DATA SOURCE',
  'sys.external_file_formats': 'EXTERNAL FILE FORMAT',
  'sys.external_languages': 'EXTERNAL LANGUAGE',
  'sys.external_libraries': 'EXTERNAL LIBRARY',
  'sys.external_tables': 'EXTERNAL TABLE',
  'sys.server_audits': 'SERVER AUDIT',
  'sys.server_audit_specifications': 'SERVER AUDIT SPECIFICATION',
};

function viewOf(kind: string): View {
  return function* (s: Session): Iterable<Row> {
    for (const row of s.catalog.opaque.values()) {
      if (row.verb === 'create' && row.class === kind) yield { name: parseQuotedPath(row.name).at(-1) ?? '' };
    }
  };
}

function* masterFiles(s: Session): Iterable<Row> {
  for (const row of s.catalog.files.values())
    yield { ...row, database_id: s.catalog.database.get('database_id') ?? null };
}

export const opaqueViews: Readonly<Record<string, View>> = {
  ...Object.fromEntries(Object.entries(classes).map(([view, kind]) => [view, viewOf(kind)])),
  'sys.master_files': masterFiles,
};
