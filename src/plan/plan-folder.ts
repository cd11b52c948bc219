import { writeCanonicalJson } from '../base/canonical-json.ts';
import { fail } from '../base/errors.ts';
import { type FileContent, textContent } from '../base/file-content.ts';
import { compareText } from '../base/order.ts';
import { sha256 } from '../base/sha256.ts';
import { deployScript } from './deploy-script.ts';
import type { ScriptedPlan } from './make-plan.ts';
import type { Plan } from './plan-types.ts';

/** Path within the folder, with `/`, → content. */
export type PlanFiles = ReadonlyMap<string, Uint8Array>;

export type FolderInput = {
  readonly made: ScriptedPlan & { readonly rollback: ScriptedPlan };
  /** What was asked for and what it was planned against, as dacpacs. */
  readonly desiredDacpac?: Uint8Array;
  readonly currentDacpac?: Uint8Array;
};

export type PlanFolder = {
  /** SHA-256 of plan.json's bytes. */
  readonly id: string;
  readonly plan: Plan;
  readonly deploySql: string;
  readonly rollback?: PlanFolder;
};

/** Puts a file into a folder and answers its SHA-256. */
export type PutFile = (path: string, content: FileContent) => string;

/** Writes the files of a plan folder that are under its id; the review is written beside them. */
export function writePlanFolder(
  { made, desiredDacpac, currentDacpac }: FolderInput,
  put: PutFile,
): { readonly id: string; readonly plan: Plan } {
  const hashes = new Map<string, string>();
  const add = (path: string, content: FileContent): string => {
    const hash = put(path, content);
    hashes.set(path, hash);
    return hash;
  };
  const back = add('rollback/deploy.sql', deploySql(made.rollback));
  add('rollback/plan.json', planJson(withFiles(made.rollback, new Map([['deploy.sql', back]]))));
  add('deploy.sql', deploySql(made));
  if (desiredDacpac) add('desired.dacpac', desiredDacpac);
  if (currentDacpac) add('current.dacpac', currentDacpac);
  const plan = withFiles(made, hashes);
  return { id: put('plan.json', planJson(plan)), plan };
}

function deploySql({ deploySql: pieces }: ScriptedPlan): FileContent {
  return textContent((push) => {
    for (const piece of pieces) push(piece);
  });
}

function withFiles({ plan }: ScriptedPlan, hashes: ReadonlyMap<string, string>): Plan {
  return { ...plan, files: Object.fromEntries([...hashes].sort(([a], [b]) => compareText(a, b))) };
}

function planJson(plan: Plan): FileContent {
  return textContent((push) => writeCanonicalJson(plan, push));
}

/** Reads a plan folder and refuses it when any byte that runs is not the one under its id. */
export function readPlanFolder(files: PlanFiles, folder = ''): PlanFolder {
  const bytes = files.get(`${folder}plan.json`) ?? fail('PLN010', `${folder}plan.json is missing`);
  const plan = parsePlan(bytes, `${folder}plan.json`);
  for (const [path, hash] of Object.entries(plan.files)) {
    const content = files.get(`${folder}${path}`) ?? fail('PLN011', `${folder}${path} is missing`);
    if (sha256(content) !== hash)
      fail('PLN012', `${folder}${path} is not the file that was planned`, {
        hint: 'Plan again; do not edit a plan by hand.',
      });
  }
  if (plan.files['deploy.sql'] === undefined) fail('PLN013', `${folder}plan.json does not name deploy.sql`);
  const deploySql = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(files.get(`${folder}deploy.sql`));
  if (deployScript(plan) !== deploySql)
    fail('PLN014', `${folder}deploy.sql is not what plan.json says`, {
      hint: 'It was written by another version, or by hand.',
    });
  const rollback = files.has(`${folder}rollback/plan.json`) ? readPlanFolder(files, `${folder}rollback/`) : undefined;
  return { id: sha256(bytes), plan, deploySql, ...(rollback && { rollback }) };
}

function parsePlan(bytes: Uint8Array, path: string): Plan {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    fail('PLN015', `${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isPlan(value)) fail('PLN016', `${path} is not a plan of format 1`);
  return value;
}

function isPlan(value: unknown): value is Plan {
  if (typeof value !== 'object' || value === null) return false;
  const plan = value as Readonly<Record<string, unknown>>;
  const lists = ['changes', 'steps', 'groups', 'hazards', 'findings', 'kept', 'cosmetic', 'variables'];
  return plan.format === 1 && lists.every((name) => Array.isArray(plan[name])) && typeof plan.files === 'object';
}
