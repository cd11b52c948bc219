import assert from 'node:assert/strict';
import { scriptValues } from '../../src/app/script-values.ts';

describe('scriptValues', () => {
  it('gives every variable that nobody sets its own name', () => {
    assert.deepEqual(
      [...scriptValues(["PRINT '$(Owner)'", "PRINT '$(Stage)'"], { Stage: 'uat' })],
      [
        ['owner', 'Owner'],
        ['stage', 'uat'],
      ],
    );
  });

  it('leaves those to the script that it sets itself', () => {
    const script = ":setvar __IsSqlCmdEnabled \"True\"\nIF N'$(__IsSqlCmdEnabled)' NOT LIKE N'True' SET NOEXEC ON;";
    assert.deepEqual([...scriptValues([script])], []);
  });
});
