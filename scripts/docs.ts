import { readFileSync, writeFileSync } from 'node:fs';
import { allTasks, withTables } from './task-docs.ts';

// Writes into docs/tasks.md what every task.json says of its inputs and outputs. Run by hand after one has changed: npm run docs

const page = 'docs/tasks.md';
writeFileSync(page, withTables(readFileSync(page, 'utf8'), allTasks()));
