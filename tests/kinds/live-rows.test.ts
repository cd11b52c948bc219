import assert from 'node:assert/strict';
import type { CatalogRows, Row } from '../../src/formats/catalog-rows.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import { Server } from '../../src/simulate/server.ts';
import { modelFromCatalog } from '../../src/sources/from-catalog.ts';
import { modelOf } from './model-of.ts';

const collation = 'SQL_Latin1_General_CP1_CI_AS';
const platform = 'Sql160';

/** A database as a live server would show it: an empty one with more rows. */
function live(more: Readonly<Record<string, readonly Row[]>>): DatabaseModel {
  const rows: CatalogRows = new Server({ platform, collation, databaseName: 'db' }).rows();
  return modelFromCatalog(new Map([...rows, ...Object.entries(more)]), registry, { collation, platform, live: true });
}

const ofKind = (model: DatabaseModel) => [...model.objects.values()].filter(({ kind }) => kind === 'opaque');

describe('what a live server shows of objects without a kind', () => {
  it('is what their statements said, where the views tell all of it', () => {
    const scripts = modelOf(`
CREATE COLUMN MASTER KEY M WITH (KEY_STORE_PROVIDER_NAME = N'MSSQL_CERTIFICATE_STORE', KEY_PATH = N'CurrentUser/My/AB''C');
GO
CREATE COLUMN ENCRYPTION KEY K WITH VALUES (COLUMN_MASTER_KEY = M, ALGORITHM = 'RSA_OAEP', ENCRYPTED_VALUE = 0x01AB);
GO
CREATE SEARCH PROPERTY LIST L;
GO
CREATE BROKER PRIORITY P FOR CONVERSATION SET (REMOTE_SERVICE_NAME = N'far', PRIORITY_LEVEL = 7);
GO
CREATE EXTERNAL DATA SOURCE D WITH (TYPE = BLOB_STORAGE, LOCATION = N'https://a.blob.core.windows.net/b');
GO
`);
    const read = live({
      'sys.column_master_keys': [
        {
          name: 'M',
          column_master_key_id: 1,
          key_store_provider_name: 'MSSQL_CERTIFICATE_STORE',
          key_path: "CurrentUser/My/AB'C",
          allow_enclave_computations: false,
          signature: null,
        },
      ],
      'sys.column_encryption_keys': [{ name: 'K', column_encryption_key_id: 1 }],
      'sys.column_encryption_key_values': [
        {
          column_encryption_key_id: 1,
          column_master_key_id: 1,
          encryption_algorithm_name: 'RSA_OAEP',
          encrypted_value: new Uint8Array([1, 0xab]),
        },
      ],
      'sys.registered_search_property_lists': [{ property_list_id: 1, name: 'L', principal_id: 1 }],
      'sys.conversation_priorities': [
        { name: 'P', service_contract_id: null, local_service_id: null, remote_service_name: 'far', priority: 7 },
      ],
      'sys.external_data_sources': [
        { name: 'D', type_desc: 'BLOB_STORAGE', location: 'https://a.blob.core.windows.net/b', credential_id: 0 },
      ],
    });
    assert.equal(ofKind(read).length, 5);
    assert.deepEqual(
      differencesOf(scripts, read, registry, { security: true }).filter((text) => text.startsWith('opaque ')),
      [],
    );
  });

  it('is at least that they are there', () => {
    const read = live({
      'sys.symmetric_keys': [{ name: '##MS_DatabaseMasterKey##', symmetric_key_id: 101 }],
      'sys.database_scoped_credentials': [{ credential_id: 65536, name: 'C' }],
      'sys.external_file_formats': [{ name: 'F' }],
      'sys.external_tables': [{ name: 'E', schema_id: 1 }],
      'sys.event_notifications': [
        { name: 'N', parent_class: 0 },
        { name: 'OfTheServer', parent_class: 100 },
      ],
      'sys.plan_guides': [{ name: 'G' }],
      'sys.assembly_types': [{ name: 'T', schema_id: 1, is_user_defined: true }],
      'sys.external_languages': [{ language: 'R' }, { language: 'Julia' }],
    });
    const names = ofKind(read).map(({ path }) => path.join('.'));
    assert.deepEqual(names.sort(), [
      'DATABASE SCOPED CREDENTIAL.C',
      'EVENT NOTIFICATION.N',
      'EXTERNAL FILE FORMAT.F',
      'EXTERNAL LANGUAGE.Julia',
      'MASTER KEY',
      'PLAN GUIDE.G',
      'dbo.E',
      'dbo.T',
    ]);
    for (const object of ofKind(read)) assert.equal(object.unread.length, 1, object.path.join('.'));
  });
});
