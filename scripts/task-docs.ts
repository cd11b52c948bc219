import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Input = {
  readonly name: string;
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly required: boolean;
  readonly defaultValue: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly helpMarkDown: string;
};
type Task = {
  readonly name: string;
  readonly version: { readonly Major: number };
  readonly inputs: readonly Input[];
  readonly outputVariables: readonly { readonly name: string; readonly description: string }[];
};

/** Every task.json under tasks/. */
export function allTasks(): readonly Task[] {
  return readdirSync('tasks')
    .sort()
    .map((name) => `tasks/${name}/V1/task.json`)
    .filter(existsSync)
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Task);
}

/** docs/tasks.md with the tables of inputs and outputs as task.json has them; what people wrote around them stays. */
export function withTables(page: string, tasks: readonly Task[]): string {
  const sections = page.split(/^(?=## )/m);
  return sections
    .map((section) => {
      const task = tasks.find((t) => section.startsWith(`## ${t.name}@${t.version.Major}\n`));
      if (!task) return section;
      const kept = section.replace(/^\|.*\n/gm, '').replace(/\n{3,}/g, '\n\n');
      const [head = '', ...rest] = kept.split(/(?<=^```\n)/m);
      const notes = rest.join('').trim();
      return `${head.trimEnd()}\n\n${inputTable(task)}\n${outputTable(task)}\n${notes === '' ? '' : `${notes}\n\n`}`;
    })
    .join('')
    .replace(/\n+$/, '\n');
}

function inputTable({ inputs }: Task): string {
  const rows = inputs.map((input) => {
    const choices = Object.keys(input.options ?? {}).map(code);
    return [
      `${code(input.name)}${input.required ? ' (required)' : ''}`,
      (input.aliases ?? []).map(code).join(', '),
      choices.length > 0 ? choices.join(', ') : input.type,
      input.defaultValue === '' ? '' : code(input.defaultValue),
      input.helpMarkDown.replace(/\s*\n+\s*/g, ' ').replaceAll('|', '\\|'),
    ];
  });
  return table(['Input', 'Alias', 'Type', 'Default', 'What'], rows);
}

function outputTable({ outputVariables }: Task): string {
  return table(
    ['Output', 'What'],
    outputVariables.map((o) => [code(o.name), o.description]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`;
}

function code(text: string): string {
  return `\`${text}\``;
}
