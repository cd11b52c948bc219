import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { readDacpac } from '../../src/formats/dacpac.ts';
import { writeDacpac } from '../../src/formats/write-dacpac.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { modelFromDacpac } from '../../src/sources/from-dacpac.ts';
import { modelFromProject } from '../../src/sources/from-project.ts';
import { dacpacOf } from '../../src/sources/to-dacpac.ts';

function built(dsp: string, platform?: string) {
  const project = `<Project Sdk="Microsoft.Build.Sql/2.0.0"><PropertyGroup><DSP>Microsoft.Data.Tools.Schema.Sql.${dsp}DatabaseSchemaProvider</DSP></PropertyGroup></Project>`;
  const files = {
    read: (path: string) => (path === 'P.sqlproj' ? new TextEncoder().encode(project) : undefined),
    list: () => ['P.sqlproj'],
  };
  const options = { variables: {}, references: new Map(), ...(platform !== undefined && { platform }) };
  return modelFromProject('P.sqlproj', files, options, registry);
}

describe('platforms that are not known', () => {
  for (const dsp of ['SqlDw', 'SqlDwUnified', 'SqlDbFabric', 'Sql90']) {
    it(`refuses a project for ${dsp}`, () => {
      assert.deepEqual(
        built(dsp).diagnostics.map(({ code, severity }) => `${severity} ${code}`),
        ['error PRJ007'],
      );
      assert.deepEqual(built(dsp, 'Sql160').diagnostics, []);
    });
  }

  it('refuses a package for one', async () => {
    const { model } = built('SqlDw');
    const bytes = writeDacpac(dacpacOf(model, { name: 'P', version: '1.0.0.0' }, registry));
    const dacpac = await readDacpac(bytes, 'P.dacpac');
    assert.throws(
      () => modelFromDacpac(dacpac, registry, 'P.dacpac'),
      (error) => error instanceof RehearsalError && error.diagnostics[0]?.code === 'PKG007',
    );
  });
});
