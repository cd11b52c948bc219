import type { OptionSpec } from './arguments.ts';
import { type Command, commands } from './commands.ts';

/** Options that every command has. */
export const commonOptions: readonly OptionSpec[] = [
  { name: 'json', help: 'print the result as JSON' },
  { name: 'debug', help: 'show the stack of unexpected errors' },
  { name: 'help', help: 'show this help' },
];

/** What `rehearsal --help` prints. */
export function overview(): string {
  const width = Math.max(...commands.map((c) => c.name.length));
  return [
    'rehearsal <command> [options]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`),
    '',
    'rehearsal <command> --help shows the options of a command.',
  ].join('\n');
}

/** What `rehearsal <command> --help` prints. */
export function commandHelp(command: Command): string {
  const rows = [...command.options, ...commonOptions].map((o) => {
    const choices = o.choices ? `; one of ${o.choices.join(', ')}` : '';
    return [`--${o.name}${o.value ? ` ${o.value}` : ''}`, `${o.help}${choices}${o.required ? ' (required)' : ''}`];
  });
  const width = Math.max(...rows.map(([left]) => left?.length ?? 0));
  return [
    `rehearsal ${command.name}: ${command.summary}`,
    '',
    ...rows.map(([left, right]) => `  ${(left ?? '').padEnd(width)}  ${right ?? ''}`),
    '',
    `Example: ${command.example}`,
  ].join('\n');
}
