import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { registry } from '../../src/kinds/all-kinds.ts';
import { createScript } from '../../src/plan/create-script.ts';
import { changeSchema } from '../corpus/change-schema.ts';
import { decoratedScript } from '../corpus/decorate.ts';
import { mutants, scriptOf } from '../corpus/mutate.ts';
import { random } from '../corpus/random.ts';
import { shuffledPackage } from '../corpus/shuffled-package.ts';
import { modelOf } from '../kinds/model-of.ts';
import { clusteredKeyTypes } from './clustered-key.ts';
import { compareItems } from './item-rule.ts';
import { readPackage } from './package-model.ts';
import { type RecordedAnswer, sameAnswer } from './recorded-answer.ts';
import { creationOrder, dependencies, misordered } from './script-order.ts';
import { words } from './sql-words.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'judge-'));
let files = 0;

function packageOf(model: string, refactorings = ''): string {
  const file = path.join(folder, `${++files}.dacpac`);
  const log = `<Operations>${refactorings}</Operations>`;
  writeFileSync(
    file,
    zipSync({
      'model.xml': strToU8(`<DataSchemaModel><Model>${model}</Model></DataSchemaModel>`),
      'Origin.xml': strToU8('<DacOrigin><Checksums><Checksum Uri="/model.xml">00</Checksum></Checksums></DacOrigin>'),
      ...(refactorings !== '' && { 'refactor.xml': strToU8(log) }),
    }),
  );
  return file;
}

const refer = (relationship: string, name: string): string =>
  `<Relationship Name="${relationship}"><Entry><References Name="${name}"/></Entry></Relationship>`;
const column = (name: string, type = 'int'): string =>
  `<Entry><Element Type="SqlSimpleColumn" Name="${name}"><Relationship Name="TypeSpecifier"><Entry>` +
  `<Element Type="SqlTypeSpecifier">${refer('Type', `[${type}]`)}</Element></Entry></Relationship></Element></Entry>`;
const table = (name: string, ...columns: readonly string[]): string =>
  `<Element Type="SqlTable" Name="${name}"><Relationship Name="Columns">${columns.join('')}</Relationship></Element>`;
const defaultOn = (onTable: string, onColumn: string, script: string, name?: string): string =>
  `<Element Type="SqlDefaultConstraint"${name ? ` Name="${name}"` : ''}><Property Name="DefaultExpressionScript">` +
  `<Value><![CDATA[${script}]]></Value></Property>${refer('DefiningTable', onTable)}${refer('ForColumn', onColumn)}</Element>`;
const view = (name: string, script: string): string =>
  `<Element Type="SqlView" Name="${name}"><Property Name="QueryScript"><Value><![CDATA[${script}]]></Value></Property></Element>`;

const T = '[dbo].[T]';

describe('what DacFx compares of a text', () => {
  it('leaves comments, white space and letter case aside', () => {
    equal(words('SELECT /* a /* nested */ one */ [A]  -- end\n FROM T;'), words('select [a]\r\nfrom t'));
  });
  it('keeps what is inside literals and names', () => {
    equal(words("SELECT 'a  --b' AS [x -- y]"), "select 'a  --b' as [x -- y]");
  });
});

describe('a recorded answer', () => {
  const direction = { items: [], aside: [], copies: [], script: 'GO\n' };
  const answer: RecordedAnswer = {
    case: 'script/merge',
    dacfx: '170.5.96',
    errors: { current: [], desired: [] },
    forward: direction,
    back: direction,
    judged: { packages: [], ends: [], scripts: [] },
  };
  it('is the same under the name of another case with equal schemas', () => {
    equal(sameAnswer(answer, { ...answer, case: 'script/truncate' }), true);
  });
  it('is another one when anything that DacFx said differs', () => {
    equal(sameAnswer(answer, { ...answer, back: { ...direction, script: 'GO\nGO\n' } }), false);
    equal(sameAnswer(answer, { ...answer, judged: { packages: ['0'], ends: [], scripts: [] } }), false);
  });
});

describe('changes against a DeployReport', () => {
  const compare = (
    changes: readonly [element: string, name: string, formerName?: string][],
    report: readonly [operation: string, element: string, name: string][],
    current: string,
    desired: string,
  ): { onlyOurs: readonly string[]; onlyTheirs: readonly string[]; both: readonly string[] } =>
    compareItems(
      changes.map(([element, name, formerName]) => ({ action: '', element, name, ...(formerName && { formerName }) })),
      report.map(([operation, element, name]) => ({ operation, element, name })),
      readPackage(current),
      readPackage(desired),
    );
  const empty = { both: [], onlyOurs: [], onlyTheirs: [] };

  it('leaves items out that are equal in both packages, column order aside', () => {
    const current = packageOf(
      table(T, column('[dbo].[T].[a]'), column('[dbo].[T].[b]')) + view('[dbo].[V]', 'SELECT 1'),
    );
    const desired = packageOf(
      table(T, column('[dbo].[T].[b]'), column('[dbo].[T].[a]')) + view('[dbo].[v]', 'select 1 -- x'),
    );
    deepEqual(compare([['SqlView', '[dbo].[V]']], [['Alter', 'SqlTable', T]], current, desired), empty);
  });
  it('leaves the history table out that comes with its temporal table', () => {
    const history = (automatic: boolean): string =>
      `<Element Type="SqlTable" Name="[dbo].[H]"><Property Name="IsAutoGeneratedHistoryTable" Value="${automatic ? 'True' : 'False'}"/></Element>`;
    const temporal = `<Element Type="SqlTable" Name="${T}">${refer('TemporalSystemVersioningHistoryTable', '[dbo].[H]')}</Element>`;
    const made = (automatic: boolean) =>
      compare(
        [
          ['SqlTable', T],
          ['SqlTable', '[dbo].[H]'],
        ],
        [['Create', 'SqlTable', T]],
        packageOf(''),
        packageOf(history(automatic) + temporal),
      );
    deepEqual(made(true), { ...empty, both: ['SqlTable [dbo].[t]'] });
    deepEqual(made(false), { ...empty, both: ['SqlTable [dbo].[t]'], onlyOurs: ['SqlTable [dbo].[h]'] });
  });
  it('leaves refreshes out', () => {
    const file = packageOf(view('[dbo].[V]', 'SELECT 1'));
    deepEqual(
      compare([], [['Refresh', 'SqlView', '[dbo].[V]']], file, packageOf(view('[dbo].[V]', 'SELECT 2'))),
      empty,
    );
  });
  it('leaves children of created columns out, and keeps those of other columns', () => {
    const a = column('[dbo].[T].[a]');
    const current = packageOf(table(T, a) + defaultOn(T, '[dbo].[T].[a]', '1', '[dbo].[DF_a]'));
    const desired = packageOf(
      table(T, a, column('[dbo].[T].[b]')) +
        defaultOn(T, '[dbo].[T].[a]', '2', '[dbo].[DF_a]') +
        defaultOn(T, '[dbo].[T].[b]', '3', '[dbo].[DF_b]'),
    );
    deepEqual(
      compare(
        [
          ['SqlTable', T],
          ['SqlDefaultConstraint', '[dbo].[DF_b]'],
        ],
        [
          ['Alter', 'SqlTable', T],
          ['Drop', 'SqlDefaultConstraint', '[dbo].[DF_a]'],
        ],
        current,
        desired,
      ),
      { both: ['SqlTable [dbo].[t]'], onlyOurs: [], onlyTheirs: ['SqlDefaultConstraint [dbo].[df_a]'] },
    );
  });
  it('counts an unnamed constraint by what it is on', () => {
    const item = 'Default Constraint: unnamed constraint on [dbo].[T]';
    const current = packageOf(table(T, column('[dbo].[T].[a]')) + defaultOn(T, '[dbo].[T].[a]', '1'));
    const desired = packageOf(table(T, column('[dbo].[T].[a]')) + defaultOn(T, '[dbo].[T].[a]', '2'));
    deepEqual(compare([], [['Drop', 'SqlDefaultConstraint', item]], current, desired).onlyTheirs, [
      'SqlDefaultConstraint default constraint: unnamed constraint on [dbo].[t]',
    ]);
  });
  it('leaves children of copied tables out', () => {
    const current = packageOf(table(T, column('[dbo].[T].[a]')) + defaultOn(T, '[dbo].[T].[a]', '1', '[dbo].[DF]'));
    const desired = packageOf(
      table(T, column('[dbo].[T].[a]', 'bigint')) + defaultOn(T, '[dbo].[T].[a]', '2', '[dbo].[DF]'),
    );
    deepEqual(
      compare(
        [
          ['SqlDefaultConstraint', '[dbo].[DF]'],
          ['SqlTable', T],
        ],
        [['TableRebuild', 'SqlTable', T]],
        current,
        desired,
      ),
      {
        ...empty,
        both: ['SqlTable [dbo].[t]'],
      },
    );
  });
  it('takes a name that passes to another type for what current has there', () => {
    const current = packageOf(table(T, column('[dbo].[T].[a]')) + defaultOn(T, '[dbo].[T].[a]', '1', '[dbo].[DF]'));
    deepEqual(
      compare(
        [
          ['SqlTable', T],
          ['SqlDefaultConstraint', '[dbo].[DF]'],
          ['SqlView', T],
        ],
        [
          ['Drop', 'SqlView', T],
          ['Create', 'SqlView', T],
        ],
        current,
        packageOf(view(T, 'SELECT 1')),
      ),
      { ...empty, both: ['SqlTable [dbo].[t]', 'SqlView [dbo].[t]'] },
    );
  });
  it('leaves statistics of a dropped table out', () => {
    const statistic = `<Element Type="SqlStatistic" Name="[dbo].[T].[S]">${refer('Subject', T)}</Element>`;
    const current = packageOf(table(T, column('[dbo].[T].[a]')) + statistic);
    deepEqual(
      compare(
        [
          ['SqlStatistic', '[dbo].[T].[S]'],
          ['SqlTable', T],
        ],
        [['Drop', 'SqlTable', T]],
        current,
        packageOf(''),
      ),
      { ...empty, both: ['SqlTable [dbo].[t]'] },
    );
  });
  it('leaves permissions out that a moved table has as before', () => {
    const operation =
      `<Operation Name="Move Schema"><Property Name="ElementName" Value="${T}"/>` +
      '<Property Name="ElementType" Value="SqlTable"/><Property Name="NewSchema" Value="[app]"/></Operation>';
    const grant = (schema: string, permission = '2'): string =>
      `<Element Type="SqlPermissionStatement" Name="[Grant.Select.Object].[r].[dbo].[${schema}].[T]">` +
      `<Property Name="Permission" Value="${permission}"/>${refer('Grantee', '[r]')}${refer('SecuredObject', `[${schema}].[T]`)}</Element>`;
    const onlyTheirs = (permission?: string) =>
      compare(
        [['SqlTable', '[app].[T]', T]],
        [
          ['MoveSchema', 'SqlTable', '[app].[T]'],
          ['Create', 'SqlPermissionStatement', 'Permission'],
        ],
        packageOf(table(T, column('[dbo].[T].[a]')) + grant('dbo')),
        packageOf(table('[app].[T]', column('[app].[T].[a]')) + grant('app', permission), operation),
      ).onlyTheirs;
    deepEqual(onlyTheirs(), []);
    deepEqual(onlyTheirs('3'), ['SqlPermissionStatement permission']);
  });
  it('counts a rename as both names and leaves what hangs on it out', () => {
    const operation =
      '<Operation Name="Rename Refactor"><Property Name="ElementName" Value="[dbo].[T].[a]"/>' +
      '<Property Name="ElementType" Value="SqlSimpleColumn"/><Property Name="NewName" Value="[b]"/></Operation>';
    const current = packageOf(table(T, column('[dbo].[T].[a]')) + defaultOn(T, '[dbo].[T].[a]', '1', '[dbo].[DF]'));
    const desired = packageOf(
      table(T, column('[dbo].[T].[b]')) + defaultOn(T, '[dbo].[T].[b]', '1', '[dbo].[DF]'),
      operation,
    );
    deepEqual(
      compare(
        [
          ['SqlSimpleColumn', '[dbo].[T].[b]', '[dbo].[T].[a]'],
          ['SqlDefaultConstraint', '[dbo].[DF]'],
        ],
        [
          ['Rename', 'SqlSimpleColumn', '[dbo].[T].[b]'],
          ['Alter', 'SqlTable', T],
        ],
        current,
        desired,
      ),
      { ...empty, both: ['SqlSimpleColumn [dbo].[t].[a]', 'SqlSimpleColumn [dbo].[t].[b]'] },
    );
  });
});

describe('other judgements', () => {
  it('sees two dependent objects created the other way round', () => {
    const model = readPackage(
      packageOf(
        `${table(T)}<Element Type="SqlView" Name="[dbo].[V]">${refer('QueryDependencies', '[dbo].[T].[a]')}</Element>`,
      ),
    );
    const right = creationOrder("PRINT N'Creating Table [dbo].[T]...';\nGO\nPRINT N'Creating View [dbo].[V]...';\n");
    const wrong = creationOrder("PRINT N'Creating View [dbo].[V]...';\nGO\nPRINT N'Creating Table [dbo].[T]...';\n");
    deepEqual(misordered(dependencies(model), right, right), { compared: 1, wrong: [] });
    deepEqual(misordered(dependencies(model), wrong, right), { compared: 1, wrong: ['[dbo].[v] uses [dbo].[t]'] });
  });
  it('knows the types of a clustered key', () => {
    const key =
      `<Element Type="SqlPrimaryKeyConstraint" Name="[dbo].[PK]"><Relationship Name="ColumnSpecifications"><Entry><Element Type="SqlIndexedColumnSpecification">` +
      `${refer('Column', '[dbo].[T].[a]')}</Element></Entry></Relationship>${refer('DefiningTable', T)}</Element>`;
    const types = (type: string): string | undefined =>
      clusteredKeyTypes(readPackage(packageOf(table(T, column('[dbo].[T].[a]', type)) + key)))
        .get('[dbo].[t]')
        ?.get('[dbo].[t].[a]');
    notEqual(types('int'), undefined);
    equal(types('int'), types('int'));
    notEqual(types('int'), types('bigint'));
  });
  it('shuffles the elements of a package and nothing else', () => {
    const names = Array.from({ length: 20 }, (_, number) => `[dbo].[T${number}]`);
    const file = packageOf(names.map((name) => table(name, column(`${name}.[a]`))).join('\n'));
    const output = path.join(folder, 'shuffled.dacpac');
    shuffledPackage(file, output, 'seed');
    const [before, after] = [readPackage(file), readPackage(output)].map((model) =>
      model.elements.map((one) => one.canonical()),
    );
    deepEqual([...after!].sort(), [...before!].sort());
    equal(after!.join() === before!.join(), false);
  });
  it('decorates and changes a schema the same way for the same seed, and leaves it as it was', () => {
    const columns = ['Id int NOT NULL', ...['A', 'B', 'C', 'D', 'E', 'F'].map((name) => `${name} int NULL`)];
    const model = modelOf(`CREATE TABLE dbo.T (${columns.join(', ')});\nGO\nCREATE INDEX IX_T ON dbo.T (Id);`);
    const plain = createScript(model, registry);
    const decorated = decoratedScript(model, random('seed'));
    equal(decorated, decoratedScript(model, random('seed')));
    notEqual(decorated, decoratedScript(model, random('another seed')));
    const change = (seed: string) => changeSchema(modelOf(decorated), 4, random(seed));
    const changed = change('seed').script;
    equal(changed, change('seed').script);
    notEqual(changed, createScript(modelOf(decorated), registry));
    equal(change('seed').done.length, 4);
    equal(createScript(model, registry), plain);
  });
  it('damages plans the same way for the same seed', () => {
    const step = (key: string, does: string, name: string, ...sql: readonly string[]) =>
      ({ key, does, on: { kind: 'table', name }, sql, because: [], hazards: [], group: 1, lockTimeout: 0 }) as const;
    const steps = [
      step('a', 'create', '[dbo].[A]', 'CREATE TABLE [dbo].[A] ([x] varchar(10) NOT NULL)'),
      step('b', 'create', '[dbo].[B]', 'CREATE VIEW [dbo].[B] AS SELECT [x] FROM [dbo].[A]'),
      step('c', 'refresh', '[dbo].[B]', "EXEC sp_refreshsqlmodule N'[dbo].[B]'"),
    ];
    const plan = { steps } as unknown as Parameters<typeof mutants>[0];
    const made = mutants(plan, 5, random('seed'));
    deepEqual(made, mutants(plan, 5, random('seed')));
    for (const { what, script } of made) equal(script === scriptOf(steps), false, what);
    equal(
      made.some(({ what }) => what === 'swapped a and b'),
      true,
    );
    equal(
      made.some(({ what }) => what === 'dropped c'),
      false,
    );
  });
});
