import { version } from '../app/version.ts';
import { type Diagnostic, formatDiagnostic, RehearsalError } from '../base/errors.ts';
import { neutralise, neutraliseJson } from '../base/neutralise.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { type Command, commands, type Values } from './commands.ts';
import { commandHelp, commonOptions, overview } from './help.ts';

/** Where a command writes; tests give their own. */
export type Console = { out(text: string): void; error(text: string): void };

/** 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line, without the program's name. The only error boundary: never throws. */
export async function run(line: readonly string[], console: Console): Promise<ExitCode> {
  const json = line.includes('--json');
  const debug = line.includes('--debug');
  const safe = harmless(console, json);
  try {
    return await dispatch(line, safe);
  } catch (error) {
    return report(error, safe, json, debug);
  }
}

/** A script of a pipeline may run this: the agent reads what it writes, and so must not find a command in a name or a message. */
function harmless(console: Console, json: boolean): Console {
  return {
    out: (text) => console.out(json ? neutraliseJson(text) : neutralise(text)),
    error: (text) => console.error(neutralise(text)),
  };
}

async function dispatch(line: readonly string[], console: Console): Promise<ExitCode> {
  const [name, ...rest] = line;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.out(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    console.out(version);
    return 0;
  }
  const command = commands.find((c) => c.name === name);
  if (!command) return unknownCommand(name, console);
  const args = readArguments([...command.options, ...commonOptions], rest);
  if (args.switches.has('help')) {
    console.out(commandHelp(command));
    return 0;
  }
  const values = valuesOf(args);
  const wrong = (command.check?.(values) ?? []).map(usage);
  const problems = [...args.problems, ...wrong];
  if (problems.length > 0) {
    printAll(problems, console, args.switches.has('json'));
    console.error(`rehearsal ${command.name} --help shows its options.`);
    return 2;
  }
  return finish(command, values, console, args.switches.has('json'));
}

async function finish(command: Command, values: Values, console: Console, json: boolean): Promise<ExitCode> {
  const end = await command.run(values, (text) => console.error(text));
  for (const warning of end.warnings) console.error(formatDiagnostic(warning));
  if (json) console.out(JSON.stringify(end.result, undefined, 2));
  else for (const line of end.lines) console.out(line);
  if (!end.refusal) return 0;
  console.error(formatDiagnostic(end.refusal));
  return 1;
}

function report(error: unknown, console: Console, json: boolean, debug: boolean): ExitCode {
  if (error instanceof RehearsalError) {
    printAll(error.diagnostics, console, json);
    return error.diagnostics.every((d) => d.code === 'USAGE') ? 2 : 1;
  }
  const message = error instanceof Error ? error.message : String(error);
  const hint = 'This is a defect of ours. Run again with --debug for details.';
  printAll([{ code: 'INTERNAL', severity: 'error', message, hint }], console, json);
  if (debug && error instanceof Error && error.stack) console.error(error.stack);
  return 1;
}

function printAll(diagnostics: readonly Diagnostic[], console: Console, json: boolean): void {
  if (json) console.out(JSON.stringify({ errors: diagnostics }, undefined, 2));
  for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
}

function unknownCommand(name: string, console: Console): ExitCode {
  const problem = usage(`'${name}' is not a command. Commands: ${commands.map((c) => c.name).join(', ')}.`);
  console.error(formatDiagnostic(problem));
  return 2;
}

function usage(message: string): Diagnostic {
  return { code: 'USAGE', severity: 'error', message };
}

function valuesOf(args: Arguments): Values {
  const many = (name: string): readonly string[] => args.values.get(name) ?? [];
  return {
    one: (name) => many(name)[0],
    need: (name) => many(name)[0] ?? '',
    many,
    has: (name) => args.switches.has(name),
  };
}
