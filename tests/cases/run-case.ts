import assert from 'node:assert/strict';
import { modelOfServer, serverWith } from '../../src/app/in-memory-database.ts';
import { prover } from '../../src/app/prove-script.ts';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { readDacpac } from '../../src/formats/dacpac.ts';
import { writeDacpac } from '../../src/formats/write-dacpac.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { type MadePlan, makePlan } from '../../src/plan/make-plan.ts';
import type { PlanOptions } from '../../src/plan/plan-types.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import { modelFromDacpac } from '../../src/sources/from-dacpac.ts';
import { modelFromProject } from '../../src/sources/from-project.ts';
import { dacpacOf } from '../../src/sources/to-dacpac.ts';
import { type Case, optionsOf, type SectionName, textOf } from './case-file.ts';

const holds = { simulated: true, arrives: true, secondPlanEmpty: true };

/** What a run finds out, for the sections that a case expects. */
export type CaseResult = ReadonlyMap<SectionName, string>;

/** Runs a case with everything that holds for all cases, and returns what its own expectations are compared with. */
export async function runCase(one: Case): Promise<CaseResult> {
  const options = optionsOf(one);
  const current = readSide(one, 'current');
  const desired = readSide(one, 'desired');
  if (one.sections.has('refused')) return new Map([['refused', refusal(() => plan(current, desired, options))]]);
  const made = plan(current, desired, options);
  assert.deepEqual(made.plan.proof, holds, `forward is not proven:\n${made.deploySql.join('')}`);
  assert.deepEqual(whole(current, made), [], 'on the whole database');
  assert.deepEqual(made.rollback.plan.proof, holds, `the way back is not proven:\n${made.rollback.deploySql.join('')}`);
  for (const [side, model] of [
    ['current', current],
    ['desired', desired],
  ] as const) {
    assert.equal(
      plan({ ...model, refactorings: [] }, { ...model, refactorings: [] }, options).plan.steps.length,
      0,
      `${side} against itself`,
    );
    await roundTrips(side, model);
  }
  if (!one.sections.has('one-way')) {
    const back = plan({ ...desired, refactorings: [] }, current, options);
    assert.deepEqual(back.plan.proof, holds, `the reverse direction is not proven:\n${back.deploySql.join('')}`);
  }
  const again = plan(shuffled(current), shuffled(desired), options);
  assert.equal(canonicalJson(again.plan), canonicalJson(made.plan), 'shuffled input gives another plan');
  assert.deepEqual(again.deploySql, made.deploySql);
  checkScript(textOf(one, 'script'), made.deploySql.join(''));
  return expectations(made);
}

function plan(current: DatabaseModel, desired: DatabaseModel, options: PlanOptions): MadePlan {
  return makePlan({ current, desired, options, registry, prove: prover(registry, {}), engine: 'test' });
}

/**
 * The proof runs the script on the part of the database that it reaches; here it runs on all of it. Differences of the end,
 * or the refusal.
 */
export function whole(
  current: DatabaseModel,
  { deploySql, to, plan: { proof, findings } }: MadePlan,
): readonly string[] {
  const server = serverWith(current, createBatches(current, registry));
  const { error } = server.run(deploySql.join(''));
  // What a script of the project leaves is not the plan's.
  if (findings.some(({ on }) => on.kind === 'script')) return [];
  if (error) return [`${error.number} ${error.message}`, JSON.stringify(proof)];
  return differencesOf(to, modelOfServer(server, current, registry), registry, { security: true });
}

/** `+ text`: deploy.sql holds it; `- text`: it does not. */
function checkScript(lines: string, deploySql: string): void {
  const narrow = (text: string) => text.replace(/\s+/g, ' ');
  const script = narrow(deploySql);
  for (const line of lines.split('\n').filter((text) => text !== '')) {
    const holds = script.includes(narrow(line.slice(2)));
    assert.equal(holds, line.startsWith('+ '), `${line}\nin:\n${deploySql}`);
  }
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof RehearsalError) return `${error.message}\n`;
    throw error;
  }
  return 'not refused\n';
}

/** A side as a project of one script, read without any complaint. */
export function readSide(one: Case, side: 'current' | 'desired'): DatabaseModel {
  const platform = one.sections.get('platform')?.trim();
  const provider = platform === 'SqlAzure' ? 'SqlAzureV12' : (platform ?? 'Sql160');
  const extra = side === 'desired' ? desiredOnly(one) : [];
  const variables = [...textOf(one, 'variables').matchAll(/^(\w+)=(.*)$/gm)].map(
    ([, name, value]) => `<SqlCmdVariable Include="${name}"><DefaultValue>${value}</DefaultValue></SqlCmdVariable>`,
  );
  const items = extra.map(([item, name]) => `<${item} Include="${name}" />`).join('') + variables.join('');
  const project =
    '<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup><Name>db</Name>' +
    `<DSP>Microsoft.Data.Tools.Schema.Sql.${provider}DatabaseSchemaProvider</DSP>${textOf(one, 'project')}${textOf(one, `${side}-project`)}</PropertyGroup>` +
    `<ItemGroup><Build Include="${side}.sql" />${items}</ItemGroup></Project>`;
  const texts = new Map([
    ['db.sqlproj', project],
    [`${side}.sql`, textOf(one, side)],
    ...extra.map(([, name, text]) => [name, text] as const),
  ]);
  const files = {
    read: (path: string) => {
      const text = texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: () => [...texts.keys()].sort(),
  };
  const result = modelFromProject('db.sqlproj', files, { variables: {}, references: new Map() }, registry);
  assert.deepEqual(result.diagnostics, [], `${side} is not read completely`);
  if (!one.sections.has('findings'))
    for (const object of result.model.objects.values())
      assert.deepEqual(object.unread, [], `${side}: ${object.key} is not understood`);
  return result.model;
}

function desiredOnly(one: Case): readonly (readonly [item: string, name: string, text: string])[] {
  const result: [string, string, string][] = [];
  for (const [section, item, name] of [
    ['refactorlog', 'RefactorLog', 'db.refactorlog'],
    ['predeploy', 'PreDeploy', 'pre.sql'],
    ['postdeploy', 'PostDeploy', 'post.sql'],
  ] as const) {
    const text = one.sections.get(section);
    if (text !== undefined) result.push([item, name, text]);
  }
  return result;
}

/** The package that we write is read as the same schema, and so is the in-memory database that the create script makes. */
async function roundTrips(side: string, model: DatabaseModel): Promise<void> {
  const compare = (what: string, other: DatabaseModel) =>
    assert.deepEqual(differencesOf(model, other, registry, { security: true }), [], `${side}: ${what}`);
  const bytes = writeDacpac(dacpacOf(model, { name: 'db', version: '1.0.0.0' }, registry));
  compare('package', modelFromDacpac(await readDacpac(bytes, 'case.dacpac'), registry, 'case.dacpac'));
  compare('catalog', modelOfServer(serverWith(model, createBatches(model, registry)), model, registry));
}

/** A fixed permutation: the objects backwards, every third one first. */
function shuffled(model: DatabaseModel): DatabaseModel {
  const entries = [...model.objects].reverse();
  const objects = new Map([...entries.filter((_, i) => i % 3 === 0), ...entries.filter((_, i) => i % 3 !== 0)]);
  return { ...model, objects };
}

function expectations({ plan: made, rollback }: MadePlan): CaseResult {
  const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');
  const unique = (texts: readonly string[]) => lines([...new Set(texts)].sort());
  return new Map<SectionName, string>([
    ['hazards', unique(made.hazards.map(({ code, on }) => `${code} ${on.name}`))],
    ['steps', lines(made.steps.map((step) => step.key))],
    ['way-back', lines(rollback.plan.steps.map((step) => step.key))],
    ['because', lines(made.steps.map((step) => `${step.key}: ${step.because.join('; ')}`))],
    ['findings', unique(made.findings.map(({ code, on }) => `${code} ${on.name}`))],
    ['kept', unique(made.kept.map(({ kind, name }) => `${kind} ${name}`))],
    ['cosmetic', unique(made.cosmetic.map(({ difference, kind, name }) => `${difference} ${kind} ${name}`))],
  ]);
}
