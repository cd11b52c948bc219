import assert from 'node:assert/strict';
import { modelOfServer, serverWith } from '../../src/app/in-memory-database.ts';
import { defaultOptions } from '../../src/app/options-file.ts';
import { prover } from '../../src/app/prove-script.ts';
import { readDacpac } from '../../src/formats/dacpac.ts';
import type { ModelElement } from '../../src/formats/model-element.ts';
import { writeDacpac } from '../../src/formats/write-dacpac.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { modelElement, refer } from '../../src/kinds/elements.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { modelFromDacpac } from '../../src/sources/from-dacpac.ts';
import { dacpacOf } from '../../src/sources/to-dacpac.ts';
import { modelOf } from '../kinds/model-of.ts';

const masterKey = modelElement('SqlColumnMasterKey', '[CMK]', {
  properties: { KeyStoreProviderName: 'X', KeyPath: 'Y' },
});
const encryptionKey = modelElement('SqlColumnEncryptionKey', '[CEK]', {
  relationships: {
    ColumnEncryptionKeyValues: [
      {
        element: modelElement('SqlColumnEncryptionKeyValue', undefined, {
          properties: { EncryptedValue: '0x01', EncryptionAlgorithm: 'RSA_OAEP' },
          relationships: { ColumnMasterKey: [refer('CMK')] },
        }),
      },
    ],
  },
});
const certificate = modelElement('SqlCertificate', '[C]', { properties: { Subject: 'x' } });
const unheardOf = modelElement('SqlUnheardOf', '[U]', { properties: { Some: 'thing' } });

/** What a package tells that holds these elements beside what the script makes. */
async function withElements(sql: string, ...elements: readonly ModelElement[]): Promise<DatabaseModel> {
  const dacpac = dacpacOf(modelOf(sql), { name: 'db', version: '1.0.0.0' }, registry);
  const all = [...dacpac.model.elements, ...elements];
  const bytes = writeDacpac({ ...dacpac, model: { ...dacpac.model, elements: all } });
  return modelFromDacpac(await readDacpac(bytes, 'db.dacpac'), registry, 'db.dacpac');
}

const encrypted =
  "S varchar(11) COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = CEK, ENCRYPTION_TYPE = DETERMINISTIC, ALGORITHM = 'AEAD_AES_256_CBC_HMAC_SHA_256') NULL";
const elements = [masterKey, encryptionKey, certificate, unheardOf];

function planned(current: DatabaseModel, desired: DatabaseModel) {
  const options = { ...defaultOptions, drop: 'all', security: true } as const;
  return makePlan({ desired, current, options, registry, prove: prover(registry, {}), engine: 'test' });
}

describe('objects of which a package holds the element alone', () => {
  it('stand through a plan that is about others, and through its way back', async () => {
    const current = await withElements(`CREATE TABLE dbo.T (A int NOT NULL, ${encrypted});`, ...elements);
    const desired = await withElements(`CREATE TABLE dbo.T (A int NOT NULL, ${encrypted}, B int NULL);`, ...elements);
    const { plan, rollback } = planned(current, desired);
    for (const { proof } of [plan, rollback.plan]) {
      assert.deepEqual(proof, { simulated: true, arrives: true, secondPlanEmpty: true });
    }
    assert.equal(plan.findings.filter((finding) => finding.blocks).length, 0);
  });

  it('are dropped by class and name, and reported', async () => {
    const current = await withElements('CREATE ROLE r;', masterKey, certificate);
    const { plan } = planned(current, await withElements('CREATE ROLE r;', masterKey));
    assert.deepEqual(plan.proof, { simulated: true, arrives: true, secondPlanEmpty: true });
    assert.deepEqual(
      plan.steps.flatMap((step) => step.sql),
      ['DROP CERTIFICATE [C];'],
    );
    assert.equal(plan.findings.filter((finding) => finding.blocks).length, 1);
  });

  it('can be named and dropped by any script', async () => {
    const model = await withElements('CREATE ROLE r;', certificate, unheardOf);
    const server = serverWith(model, createBatches(model, registry));
    assert.equal(server.run('GRANT CONTROL ON CERTIFICATE::C TO r;').error, undefined);
    const kinds = () => [...modelOfServer(server, model, registry).objects.values()].map(({ path }) => path.join('.'));
    assert.ok(kinds().includes('SqlCertificate.C'));
    assert.equal(server.run('DROP CERTIFICATE C;').error, undefined);
    assert.ok(!kinds().includes('SqlCertificate.C'));
    assert.ok(kinds().includes('SqlUnheardOf.U'));
  });
});
