import assert from 'node:assert/strict';
import type { RehearsalError } from '../../src/base/errors.ts';
import { evaluateCondition } from '../../src/formats/project/condition.ts';
import { normalizePath, type ProjectFiles } from '../../src/formats/project/project-files.ts';
import { platformOf, readProject } from '../../src/formats/project/read-project.ts';

function filesOf(texts: Readonly<Record<string, string>>): ProjectFiles {
  return {
    read: (path) => (texts[path] === undefined ? undefined : new TextEncoder().encode(texts[path])),
    list: () => Object.keys(texts).sort(),
  };
}

const classic = (body: string) => `<?xml version="1.0" encoding="utf-8"?>
<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003" ToolsVersion="4.0">${body}</Project>`;
const sdk = (body: string) => `<Project Sdk="Microsoft.Build.Sql/2.0.0">${body}</Project>`;
const paths = (text: string, others: Readonly<Record<string, string>> = {}) =>
  readProject('db.sqlproj', filesOf({ 'db.sqlproj': text, ...others })).project.scripts.map((script) => script.path);

describe('readProject', () => {
  it('reads a classic project: items in order, settings, name, platform, version', () => {
    const { project, diagnostics } = readProject(
      'db.sqlproj',
      filesOf({
        'db.sqlproj': classic(`
          <PropertyGroup><Name>Shop</Name><DSP>Microsoft.Data.Tools.Schema.Sql.Sql150DatabaseSchemaProvider</DSP>
            <DacVersion>2.1.0.0</DacVersion><DefaultSchema>app</DefaultSchema><SuppressTSqlWarnings>71502;71558</SuppressTSqlWarnings>
            <DefaultCollation>Latin1_General_CS_AS</DefaultCollation></PropertyGroup>
          <ItemGroup><Build Include="b\\two.sql"><QuotedIdentifier>Off</QuotedIdentifier><AnsiNulls>Off</AnsiNulls><SuppressTSqlWarnings>71501</SuppressTSqlWarnings></Build>
            <Build Include="a%20b\\one.sql" /><None Include="x.sql" /><PreDeploy Include="pre.sql" /><PostDeploy Include="post.sql" />
            <RefactorLog Include="db.refactorlog" />
            <SqlCmdVariable Include="Env"><DefaultValue>dev</DefaultValue><Value>$(SqlCmdVar__1)</Value></SqlCmdVariable></ItemGroup>`),
      }),
    );
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(project.scripts, [
      { path: 'b/two.sql', ansiNulls: false, quotedIdentifier: false, suppressWarnings: ['71501'] },
      { path: 'a b/one.sql', suppressWarnings: [] },
    ]);
    assert.equal(project.name, 'Shop');
    assert.equal(project.platform, 'Sql150');
    assert.equal(project.version, '2.1.0.0');
    assert.equal(project.defaultSchema, 'app');
    assert.equal(project.preDeploy, 'pre.sql');
    assert.equal(project.postDeploy, 'post.sql');
    assert.deepEqual(project.refactorLogs, ['db.refactorlog']);
    assert.deepEqual(project.variables, { Env: 'dev' });
    assert.deepEqual(project.suppressWarnings, ['71502', '71558']);
    assert.equal(project.properties.get('defaultcollation'), 'Latin1_General_CS_AS');
  });

  it('takes every script below an SDK-style project, less what it removes or deploys', () => {
    const others = {
      't/a.sql': '',
      't/b.sql': '',
      'old/c.sql': '',
      'post.sql': '',
      'bin/Debug/d.sql': '',
      'obj/e.sql': '',
      'readme.md': '',
    };
    assert.deepEqual(
      paths(sdk('<ItemGroup><Build Remove="old/**/*.sql" /><PostDeploy Include="post.sql" /></ItemGroup>'), others),
      ['t/a.sql', 't/b.sql'],
    );
    assert.deepEqual(
      paths(
        sdk(
          '<PropertyGroup><EnableDefaultSqlItems>false</EnableDefaultSqlItems></PropertyGroup><ItemGroup><Build Include="t\\*.sql" Exclude="t\\B.sql" /></ItemGroup>',
        ),
        others,
      ),
      ['t/a.sql'],
    );
  });

  it('updates metadata of items that are there', () => {
    const { project } = readProject(
      'db.sqlproj',
      filesOf({
        'db.sqlproj': sdk('<ItemGroup><Build Update="a.sql" QuotedIdentifier="Off" /></ItemGroup>'),
        'a.sql': '',
        'b.sql': '',
      }),
    );
    assert.deepEqual(
      project.scripts.map((script) => script.quotedIdentifier),
      [false, undefined],
    );
  });

  it('evaluates conditions, properties, Choose and local imports', () => {
    const text = classic(`
      <PropertyGroup><Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration><Folder>t</Folder></PropertyGroup>
      <Import Project="more.props" /><Import Project="$(Missing)\\x.targets" Condition="Exists('$(Missing)\\x.targets')" />
      <Choose><When Condition="'$(Configuration)' == 'Release'"><ItemGroup><Build Include="release.sql" /></ItemGroup></When>
        <Otherwise><ItemGroup><Build Include="debug.sql" /></ItemGroup></Otherwise></Choose>
      <ItemGroup Condition="'$(Extra)' == 'yes' And !Exists('none.txt')"><Build Include="$(Folder)\\x.sql;$(Folder)\\y.sql" /></ItemGroup>
      <ItemGroup><Build Include="never.sql" Condition="false" /></ItemGroup>`);
    const props = '<Project><PropertyGroup><Extra>yes</Extra></PropertyGroup></Project>';
    assert.deepEqual(paths(text, { 'more.props': props }), ['debug.sql', 't/x.sql', 't/y.sql']);
  });

  it('takes items of imported files as relative to the project, and their imports as relative to themselves', () => {
    const text = classic(
      '<Import Project="build\\first.props" /><ItemGroup><Build Include="@(Own)" Exclude="@(Skip)" /></ItemGroup>',
    );
    assert.deepEqual(
      paths(text, {
        'build/first.props':
          '<Project><Import Project="second.props" /><Import Project="$(MSBuildThisFileDirectory)..\\third.props" /></Project>',
        'build/second.props':
          '<Project><ItemGroup><Own Include="t\\*.sql" /><Skip Include="t\\b.sql" /></ItemGroup></Project>',
        'third.props': `<Project><ItemGroup><Own Include="$(MSBuildThisFileDirectory)$([System.IO.Path]::Combine('v', 'v.sql'))" /></ItemGroup></Project>`,
        't/a.sql': '',
        't/b.sql': '',
        'build/t/c.sql': '',
      }),
      ['t/a.sql', 'v/v.sql'],
    );
  });

  it('looks for linked files beside the project', () => {
    const files: ProjectFiles = {
      ...filesOf({ 'db.sqlproj': classic('<ItemGroup><Build Include="..\\shared\\**\\*.sql" /></ItemGroup>') }),
      list: (folder) => (folder === '../shared' ? ['../shared/a.sql', '../shared/t/b.sql', '../shared/c.txt'] : []),
    };
    assert.deepEqual(
      readProject('db.sqlproj', files).project.scripts.map((script) => script.path),
      ['../shared/a.sql', '../shared/t/b.sql'],
    );
  });

  it('reads what an SDK-style project has from above it, and leaves out what is for something else', () => {
    const above = {
      '../../Directory.Build.props': '<Project><PropertyGroup><Common>common/</Common></PropertyGroup></Project>',
    };
    const items = '<ItemGroup><None Include="n.sql" /><Build Include="$(Common)x.sql" /></ItemGroup>';
    assert.deepEqual(paths(sdk(items), { ...above, 'n.sql': '' }), ['common/x.sql']);
    assert.deepEqual(
      paths(classic(`${items}<ItemGroup><Build Include="n.sql" /></ItemGroup>`), { ...above, 'n.sql': '' }),
      ['x.sql', 'n.sql'],
    );
  });

  it('takes the Debug configuration of an SDK-style project that names none', () => {
    const items = `<ItemGroup Condition="'$(Configuration)|$(Platform)' == 'Debug|AnyCPU'"><Build Include="a.sql" /></ItemGroup>`;
    assert.deepEqual(paths(sdk(items)), ['a.sql']);
    assert.deepEqual(paths(classic(items)), []);
  });

  it('gives the items of a type the metadata that is theirs by definition', () => {
    const { project } = readProject(
      'db.sqlproj',
      filesOf({
        'db.sqlproj': classic(
          '<ItemDefinitionGroup><Build><QuotedIdentifier>Off</QuotedIdentifier></Build></ItemDefinitionGroup><ItemGroup><Build Include="a.sql" /><Build Include="b.sql" QuotedIdentifier="On" /></ItemGroup>',
        ),
      }),
    );
    assert.deepEqual(
      project.scripts.map((script) => script.quotedIdentifier),
      [false, true],
    );
  });

  for (const [expression, expected] of [
    ["$([System.IO.Path]::GetFileNameWithoutExtension('$(MSBuildProjectFullPath)')).sql", 'db.sql'],
    ["$(Mixed.ToLower().Replace('b', 'x')).sql", 'axc.sql'],
    ['$(Mixed.Substring(1, 1)).sql', 'B.sql'],
    ["$([MSBuild]::ValueOrDefault('$(None)', 'else')).sql", 'else.sql'],
    ["$([MSBuild]::EnsureTrailingSlash('t'))a.sql", 't/a.sql'],
    ["$([MSBuild]::GetDirectoryNameOfFileAbove('$(MSBuildProjectDirectory)', 'mark.txt'))\\a.sql", '../a.sql'],
  ] as const)
    it(`evaluates ${expression}`, () => {
      const text = classic(
        `<PropertyGroup><Mixed>aBc</Mixed></PropertyGroup><ItemGroup><Build Include="${expression}" /></ItemGroup>`,
      );
      assert.deepEqual(paths(text, { '../mark.txt': '' }), [expected]);
    });

  it('says what it does not understand', () => {
    const { diagnostics } = readProject(
      'db.sqlproj',
      filesOf({
        'db.sqlproj': classic(
          '<PropertyGroup><A>$([System.Guid]::NewGuid())</A></PropertyGroup><ItemGroup><Build Include="@(T->\'%(Filename).sql\')" /></ItemGroup>',
        ),
      }),
    );
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['PRJ002', 'PRJ002'],
    );
  });

  it('tells references to system databases, other databases and parts of the same one apart', () => {
    const { project } = readProject(
      'db.sqlproj',
      filesOf({
        'db.sqlproj': classic(`<ItemGroup>
          <ArtifactReference Include="$(DacPacRootPath)\\master.dacpac"><DatabaseVariableLiteralValue>master</DatabaseVariableLiteralValue></ArtifactReference>
          <ArtifactReference Include="..\\lib\\Other.dacpac"><DatabaseSqlCmdVariable>Other</DatabaseSqlCmdVariable><SuppressMissingDependenciesErrors>True</SuppressMissingDependenciesErrors></ArtifactReference>
          <ArtifactReference Include="Common.dacpac" /><PackageReference Include="Microsoft.SqlServer.Dacpacs.Msdb" Version="160.0.0" />
          </ItemGroup>`),
      }),
    );
    assert.deepEqual(
      project.references.map(({ path, system, databaseName, databaseVariable }) => ({
        path,
        system,
        databaseName,
        databaseVariable,
      })),
      [
        { path: '/master.dacpac', system: 'master', databaseName: 'master', databaseVariable: undefined },
        { path: '../lib/Other.dacpac', system: undefined, databaseName: undefined, databaseVariable: 'Other' },
        { path: 'Common.dacpac', system: undefined, databaseName: undefined, databaseVariable: undefined },
        {
          path: 'Microsoft.SqlServer.Dacpacs.Msdb.dacpac',
          system: 'msdb',
          databaseName: 'msdb',
          databaseVariable: undefined,
        },
      ],
    );
  });

  it('says where a project file is not XML, and that only one deployment script can be packed', () => {
    assert.throws(
      () => paths('<Project>\n <ItemGroup>\n</Project>'),
      (error: RehearsalError) => error.diagnostics[0]?.code === 'PRJ001' && error.diagnostics[0].at?.line === 3,
    );
    const { diagnostics } = readProject(
      'db.sqlproj',
      filesOf({ 'db.sqlproj': sdk('<ItemGroup><PreDeploy Include="a.sql;b.sql" /></ItemGroup>') }),
    );
    assert.equal(diagnostics[0]?.code, 'PRJ003');
  });
});

describe('evaluateCondition', () => {
  const cases: readonly (readonly [string, boolean | undefined])[] = [
    ["'a' == 'A'", true],
    ["'a' != 'b' and ('1' == '2' or true)", true],
    ["!('x' == 'x')", false],
    ["Exists('there')", true],
    ["Exists('gone') Or 'v11' == 'v11'", true],
    ['10 >= 9', true],
    ['', undefined],
    ["HasTrailingSlash('a')", false],
    ["HasTrailingSlash('a\\')", true],
    ["IsWindows('a')", undefined],
  ];
  for (const [text, expected] of cases) {
    it(`${text || '(empty)'} → ${expected}`, () => {
      assert.equal(
        evaluateCondition(text, (path) => path === 'there'),
        expected,
      );
    });
  }
});

describe('paths and platforms', () => {
  it('normalizes', () => {
    assert.equal(normalizePath('a\\.\\b\\..\\c.sql'), 'a/c.sql');
    assert.equal(normalizePath('..\\x\\y.sql'), '../x/y.sql');
    assert.equal(platformOf('Microsoft.Data.Tools.Schema.Sql.SqlAzureV12DatabaseSchemaProvider', false), 'SqlAzure');
    assert.equal(platformOf(undefined, true), 'Sql160');
  });
});
