import assert from 'node:assert/strict';
import { registry } from '../../../src/kinds/all-kinds.ts';
import { modelFromProject } from '../../../src/sources/from-project.ts';

const project =
  '<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup><Name>P</Name>' +
  '<DSP>Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider</DSP></PropertyGroup>' +
  '<ItemGroup><Build Include="T.sql" /></ItemGroup></Project>';

/** `line:column code` of every error of a script. */
export function problemsOf(script: string): string[] {
  const texts = new Map([
    ['P.sqlproj', project],
    ['T.sql', script],
  ]);
  const files = {
    read: (path: string) => {
      const text = texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: () => [...texts.keys()],
  };
  const { diagnostics } = modelFromProject('P.sqlproj', files, { variables: {}, references: new Map() }, registry);
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => `${at?.line}:${at?.column} ${code}`);
}

/** A script with what DacFx refuses in it, `GO` written as `;;`. */
export type ProblemCase = readonly [what: string, script: string, ...expected: string[]];

/** One test per case. */
export function describeProblems(group: string, cases: readonly ProblemCase[]): void {
  describe(group, () => {
    for (const [what, script, ...expected] of cases) {
      it(`${expected.length === 0 ? 'accepts' : 'refuses'} ${what}`, () => {
        assert.deepEqual(problemsOf(script.replaceAll(';; ', '\nGO\n')), expected);
      });
    }
  });
}
