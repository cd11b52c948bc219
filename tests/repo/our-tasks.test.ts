import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { ourTasks } from '../../src/base/our-tasks.ts';

describe('our tasks', () => {
  const folders = { plan: 'Plan', deploy: 'Deploy', review: 'Review' } as const;
  for (const [name, folder] of Object.entries(folders) as [keyof typeof folders, string][]) {
    const file = `tasks/${folder}/V1/task.json`;
    if (!existsSync(file)) continue;
    it(`are known by the id of ${folder}`, () => {
      assert.equal(JSON.parse(readFileSync(file, 'utf8')).id, ourTasks[name]);
    });
  }
});
