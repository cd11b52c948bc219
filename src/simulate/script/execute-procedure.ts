import { quote, quoteString } from '../../base/names.ts';
import { recogniseSystemProcedure } from '../../statements/system-procedures.ts';
import type { Execute, Statement } from '../../statements/tree/index.ts';
import { dotted, findObject, isElsewhere } from '../names.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { assignable } from './convert.ts';
import { evaluateText } from './evaluate.ts';
import type { Runner } from './flow.ts';
import { runProcedure, runTempProcedure } from './run-procedure.ts';
import { runText } from './run-text.ts';
import { sequenceValue, takeFromSequence } from './sequences.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';
import { text, type Value } from './value.ts';

/** System procedures that change nothing that is looked at here. */
const harmless = new Set([
  ...[
    'sp_updatestats',
    'sp_fulltext_database',
    'sp_db_selective_xml_index',
    'sp_recompile',
    'sp_getapplock',
    'sp_releaseapplock',
    'sp_set_session_context',
    'sp_who',
    'sp_help',
    ...['sp_helpindex', 'sp_helpconstraint', 'sp_helpfile', 'sp_helpdb', 'sp_helprole', 'sp_helpuser', 'sp_helprotect'],
    ...['sp_columns', 'sp_tables', 'sp_pkeys', 'sp_fkeys', 'sp_depends', 'sp_spaceused', 'sp_who2', 'sp_monitor'],
    'xp_logevent',
    'sp_delete_database_backuphistory',
    'sp_db_vardecimal_storage_format',
    'sp_configure',
  ],
  ...[
    'sp_helptext',
    'sp_executeresultset',
    'sp_refreshview_all',
    'sp_flush_log',
    'sp_lock',
    'sp_db_selective_xml_index',
  ],
]);

const noValues: ReadonlyMap<string, Value> = new Map();

/** EXEC of a procedure or of a text. Error 2812: there is none. */
export function* runExecute(s: Session, statement: Execute, runner: Runner): Steps<void> {
  if (!statement.procedure) {
    if (statement.text) yield* runText(s, text(evaluateText(s, statement.text.text)), noValues, runner);
    return;
  }
  let { procedure } = statement;
  if (procedure.parts[0]?.startsWith('@')) {
    const name = text(evaluateText(s, procedure.parts[0]));
    procedure = { ...procedure, parts: name.split('.').map((part) => part.replace(/^\[|\]$/g, '')) };
  }
  const name = (procedure.parts[procedure.parts.length - 1] ?? '').toLowerCase();
  setReturn(s, statement, 0);
  const hosted = s.host?.procedure(s, name, statement, runner);
  if (hosted) {
    setReturn(s, statement, yield* hosted);
    return;
  }
  if (name === 'sp_executesql') return yield* executeSql(s, statement, runner);
  if (name === 'sp_sequence_get_range') return sequenceRange(s, statement);
  if (name === 'xp_regread' || name === 'xp_instance_regread') return readRegistry(s, statement);
  if (name === 'sp_msforeachtable') return yield* forEachTable(s, statement, runner);
  const known = withValues(s, { ...statement, procedure });
  if (known) {
    yield* runner.one(s, known);
    return;
  }
  if (harmless.has(name)) return;
  if (name.startsWith('#')) return yield* runTempProcedure(s, name, statement, runner);
  if (isElsewhere(s, procedure)) return unsupported(`procedures of other databases (${dotted(procedure)})`);
  const row = findObject(s, procedure, s.scope.home);
  if (row?.type === 'P ') return yield* runProcedure(s, row, statement, runner);
  if (row?.type === 'PC') return unsupported(`running the procedure ${dotted(procedure)}, which is an assembly's`);
  if (/^(sp_|xp_)/.test(name)) return unsupported(`the procedure ${name}`);
  refuse(2812, dotted(procedure));
}

/** Folders of the server by the name of their registry value; what is not there gives 1 and leaves the variable NULL. */
const folders: Readonly<Record<string, string>> = {
  backupdirectory: '/backup',
  defaultdata: '/data',
  defaultlog: '/data',
  sqldataroot: '/data',
};

/** xp_instance_regread root , key , value , @variable OUTPUT */
function readRegistry(s: Session, statement: Execute): void {
  const [, , name, into] = statement.arguments;
  const found = name && folders[text(evaluateText(s, name.value.text)).toLowerCase()];
  if (into) s.scope.variables.set(into.value.text.toLowerCase(), found ?? null);
  setReturn(s, statement, found === undefined ? 1 : 0);
}

/** sp_MSforeachtable @command1 [ , @replacechar , @command2 , @command3 , @whereand , @precommand , @postcommand ] */
function* forEachTable(s: Session, statement: Execute, runner: Runner): Steps<void> {
  const names = ['@command1', '@replacechar', '@command2', '@command3', '@whereand', '@precommand', '@postcommand'];
  const given = new Map<string, string>();
  statement.arguments.forEach((argument, position) => {
    const value = evaluateText(s, argument.value.text);
    if (value !== null) given.set((argument.name ?? names[position] ?? '').toLowerCase(), text(value));
  });
  if (given.has('@whereand')) return unsupported('@whereand of sp_MSforeachtable');
  const mark = given.get('@replacechar') ?? '?';
  const run = function* (command: string | undefined, table = mark): Steps<void> {
    if (command !== undefined) yield* runText(s, command.replaceAll(mark, table), noValues, runner);
  };
  yield* run(given.get('@precommand'));
  // A command may drop its table.
  for (const row of [...s.catalog.objects.values()]) {
    if (row.type !== 'U ' || !s.catalog.objects.has(row.object_id)) continue;
    const table = `${quote(s.catalog.schemaName(row.schema_id))}.${quote(row.name)}`;
    for (const command of names) if (/^@command/.test(command)) yield* run(given.get(command), table);
  }
  yield* run(given.get('@postcommand'));
}

function setReturn(s: Session, statement: Execute, value: Value): void {
  if (statement.into !== undefined) s.scope.variables.set(statement.into.toLowerCase(), value);
}

/** A system procedure with a tree of its own, its arguments put in as literals. */
function withValues(s: Session, statement: Execute): Statement | undefined {
  const { into: _into, ...given } = statement;
  // `[Shop].sys.sp_addextendedproperty` in Shop
  const own = given.procedure && !isElsewhere(s, given.procedure) ? given.procedure : undefined;
  const call = own ? { ...given, procedure: { ...own, parts: own.parts.slice(-2) } } : given;
  if (!/^sp_/i.test(call.procedure?.parts[call.procedure.parts.length - 1] ?? '')) return undefined;
  const args = statement.arguments.map((argument) => {
    const value = evaluateText(s, argument.value.text);
    const literal = value === null ? 'NULL' : typeof value === 'number' ? String(value) : quoteString(value);
    return { ...argument, value: { text: literal, start: argument.value.start, end: argument.value.end } };
  });
  const known = recogniseSystemProcedure({ ...call, arguments: args });
  return known ? { ...known, start: 0, end: 0 } : undefined;
}

/** sp_executesql statement , parameters , values …; OUTPUT parameters come back. Errors 201, 8178. */
function* executeSql(s: Session, statement: Execute, runner: Runner): Steps<void> {
  const [first, second, ...rest] = statement.arguments;
  if (!first) return refuse(201, 'sp_executesql', '@stmt');
  const source = text(evaluateText(s, first.value.text));
  const declared = second ? text(evaluateText(s, second.value.text)) : '';
  const names = [...declared.matchAll(/(@[\w@#$]+)\s+(?:AS\s+)?([\w.[\]]+(?:\s*\([^)]*\))?)/gi)].map((match) => ({
    name: (match[1] ?? '').toLowerCase(),
    type: (match[2] ?? '').replace(/\s/g, ''),
  }));
  const variables = new Map<string, Value>();
  const back = new Map<string, string>();
  rest.forEach((argument, position) => {
    const name = argument.name?.toLowerCase() ?? names[position]?.name;
    if (name === undefined) return;
    const type = names.find((item) => item.name === name)?.type;
    variables.set(name, assignable(evaluateText(s, argument.value.text), type));
    if (argument.output) back.set(name, argument.value.text.toLowerCase());
  });
  for (const { name } of names) if (!variables.has(name)) variables.set(name, null);
  const end = yield* runText(s, source, variables, runner);
  for (const [name, variable] of back) s.scope.variables.set(variable, end.get(name) ?? null);
}

/**
 * sp_sequence_get_range sequence , size , first OUTPUT , last OUTPUT , cycles OUTPUT , increment OUTPUT , minimum OUTPUT ,
 * maximum OUTPUT
 */
function sequenceRange(s: Session, statement: Execute): void {
  const argument = (name: string, position: number) =>
    statement.arguments.find((item) => item.name?.toLowerCase() === name) ??
    (statement.arguments[position]?.name === undefined ? statement.arguments[position] : undefined);
  const given = (name: string, position: number, otherwise: string): string =>
    String(evaluateText(s, argument(name, position)?.value.text ?? otherwise) ?? '');
  const parts = given('@sequence_name', 0, 'NULL')
    .split('.')
    .map((part) => part.replace(/^\[|\]$/g, ''));
  const { first, last, cycles, row } = takeFromSequence(s, parts, BigInt(given('@range_size', 1, '1') || '1'));
  const results: readonly (readonly [string, bigint])[] = [
    ['@range_first_value', first],
    ['@range_last_value', last],
    ['@range_cycle_count', cycles],
    ['@sequence_increment', BigInt(row.increment)],
    ['@sequence_min_value', BigInt(row.minimum_value)],
    ['@sequence_max_value', BigInt(row.maximum_value)],
  ];
  results.forEach(([name, value], index) => {
    const output = argument(name, index + 2);
    if (output?.output) s.scope.variables.set(output.value.text.toLowerCase(), sequenceValue(value));
  });
}
