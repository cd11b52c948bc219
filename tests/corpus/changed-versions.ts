import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serverWith } from '../../src/app/in-memory-database.ts';
import { readDatabase } from '../../src/app/read-database.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { changeSchema } from './change-schema.ts';
import { decoratedScript } from './decorate.ts';
import { random } from './random.ts';
import { shorten } from './rehearsal.ts';

/** Changes of one schema; several, since what one needs may be in the way of another. */
const changesTogether = 6;

/** A decorated schema, the same after some changes, and those in words; without `after`, the reason why it cannot be. */
export type ChangedVersions = {
  readonly before: DatabaseModel;
  readonly after?: DatabaseModel;
  readonly leftOut?: string;
  readonly done: readonly string[];
};

/** What a seed makes of the version called `where`. The scripts of both schemas are written to the two files. */
export async function changedVersions(
  base: DatabaseModel,
  where: string,
  seed: number,
  files: { readonly before: string; readonly after: string },
): Promise<ChangedVersions> {
  const read = async (file: string, script: string): Promise<DatabaseModel> => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, script);
    const { model } = await readDatabase([file], { platform: base.platform });
    serverWith(model, createBatches(model, registry));
    return model;
  };
  const before = await read(files.before, decoratedScript(base, random(`decorate ${where} ${seed}`)));
  const { script, done } = changeSchema(before, changesTogether, random(`change ${where} ${seed}`));
  try {
    return { before, after: await read(files.after, script), done };
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return { before, leftOut: `seed ${seed}: ${shorten(error.message)} (${done.join(' | ')})`, done };
  }
}
