import { parseBatch } from '../../statements/parse-batch.ts';
import type { BatchSettings, Execute, Module, Parameter } from '../../statements/tree/index.ts';
import { splitBatches } from '../../syntax/batches.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { ModuleRow } from '../rows/module-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { assignable } from './convert.ts';
import { evaluateText } from './evaluate.ts';
import type { Runner } from './flow.ts';
import { noCtes, type Result } from './result.ts';
import { type ReadText, readText, runText } from './run-text.ts';
import { newScope, type Session, type Source } from './session.ts';
import { atOnce, type Steps } from './steps.ts';
import type { TempTable } from './temp-table.ts';
import { makeTempTable, tempColumns } from './temp-tables.ts';
import type { Value } from './value.ts';
import { typeText } from './variables.ts';

/**
 * EXEC of a procedure of the database: its body runs with its parameters; OUTPUT parameters come back. Errors 201 (a
 * parameter without a value), 8144 (too many), 8145 (no such parameter).
 */
export function* runProcedure(s: Session, row: ObjectColumns, statement: Execute, runner: Runner): Steps<void> {
  yield* runBody(s, moduleOf(s, row), row.name, schemaOf(s, row), statement, runner);
}

/** EXEC of `#name`, which is another procedure than one of the database. Error 2812. */
export function* runTempProcedure(s: Session, name: string, statement: Execute, runner: Runner): Steps<void> {
  const procedure = s.tempProcedures.get(name.toLowerCase()) ?? refuse(2812, name);
  yield* runBody(s, storedModule(procedure, name), name, undefined, statement, runner);
}

function* runBody(
  s: Session,
  { module, source, statements }: StoredModule,
  name: string,
  home: string | undefined,
  statement: Execute,
  runner: Runner,
): Steps<void> {
  const { values, types, back } = parametersOf(s, name, module.parameters, statement);
  s.returned = null;
  const end = yield* runText(s, statements(), values, runner, { types, home, source });
  for (const [name, variable] of back) s.scope.variables.set(variable, end.get(name) ?? null);
  if (statement.into !== undefined) s.scope.variables.set(statement.into.toLowerCase(), s.returned ?? 0);
}

/** The body of a trigger, which sees the tables `inserted` and `deleted`. */
export function* runTrigger(
  s: Session,
  trigger: Pick<ObjectColumns, 'object_id' | 'name'>,
  home: string,
  tables: Map<string, TempTable>,
  runner: Runner,
): Steps<void> {
  const { source, statements } = moduleOf(s, trigger);
  yield* runText(s, statements(), new Map(), runner, { tables, home, source });
}

const schemaOf = (s: Session, row: ObjectColumns): string => s.catalog.schemaName(row.schema_id);

type StoredModule = {
  readonly source: Source;
  readonly module: Module;
  readonly body: string;
  readonly settings: BatchSettings;
  readonly statements: () => ReadText;
};

/** By the row of sys.sql_modules, which is another one after ALTER: a function may be called for each of thousands of rows. */
const read = new WeakMap<object, StoredModule>();

/** A module as it is stored, read again to run. */
function moduleOf(s: Session, row: Pick<ObjectColumns, 'object_id' | 'name'>): StoredModule {
  const stored = s.catalog.modules.get(row.object_id);
  return stored ? storedModule(stored, row.name) : unsupported(`running the module ${row.name}, which has no text`);
}

/** What a row of sys.sql_modules says of a text. */
type ModuleText = Pick<ModuleRow, 'definition' | 'uses_quoted_identifier' | 'uses_ansi_nulls'>;

function storedModule(stored: ModuleText, name: string): StoredModule {
  if (stored.definition === null) return unsupported(`running the encrypted module ${name}`);
  const known = read.get(stored);
  if (known) return known;
  const { definition } = stored;
  const settings = { quotedIdentifier: stored.uses_quoted_identifier, ansiNulls: stored.uses_ansi_nulls };
  const [batch] = splitBatches(definition, name, settings);
  const module = batch && parseBatch(batch).statements[0];
  if (module?.kind !== 'module') return unsupported(`running the module ${name}`);
  const body = definition.slice(module.bodyStart, module.bodyEnd);
  let statements: ReadText | undefined;
  const before = definition.slice(0, module.bodyStart).split('\n').length - 1;
  const result: StoredModule = {
    source: { text: body, before, procedure: name },
    module,
    body,
    settings,
    statements: () => {
      statements ??= readText(body, settings, namesOf(module));
      return statements;
    },
  };
  read.set(stored, result);
  return result;
}

/** Names that the body of a module may not declare again. */
const namesOf = ({ parameters, returnsTable }: Module): readonly string[] => [
  ...parameters.map(({ name }) => name),
  ...(returnsTable ? [returnsTable.variable] : []),
];

/** Nothing waits in a function: its statement does, and then calls it again. */
function inFunction(s: Session, steps: Steps<unknown>): void {
  s.functions += 1;
  try {
    atOnce(steps);
  } finally {
    s.functions -= 1;
  }
}

type Arguments = readonly (Value | undefined)[];

/** The value that a scalar function of the database returns. */
export function runFunction(s: Session, row: ObjectColumns, args: Arguments, runner: Runner): Value {
  const { module, statements } = moduleOf(s, row);
  const { values, types } = argumentsOf(s, module, row.name, args);
  s.returned = null;
  inFunction(s, runText(s, statements(), values, runner, { types, home: schemaOf(s, row) }));
  return module.returns ? assignable(s.returned, typeText(module.returns)) : s.returned;
}

/** The rows that a table-valued function of the database returns. */
export function runTableFunction(s: Session, row: ObjectColumns, args: Arguments, runner: Runner): Result {
  const { module, body, settings, statements } = moduleOf(s, row);
  const home = schemaOf(s, row);
  const { values, types } = argumentsOf(s, module, row.name, args);
  if (!module.returnsTable) {
    const query = parseQuery(body.replace(/^\s*RETURN\b/i, ''), settings.quotedIdentifier);
    const { scope } = s;
    s.scope = { ...newScope(), variables: values, types, home };
    try {
      return s.query(s, query, undefined, noCtes);
    } finally {
      s.scope = scope;
    }
  }
  const { variable, columns } = module.returnsTable;
  const table = makeTempTable(s, variable, tempColumns(columns));
  const tables = new Map([[variable.toLowerCase(), table]]);
  inFunction(s, runText(s, statements(), values, runner, { types, tables, home }));
  return { names: columns.map(({ name }) => name), rows: table.rows };
}

/** Errors 313 and 8144: too few arguments, too many. */
function argumentsOf(
  s: Session,
  { parameters }: Module,
  name: string,
  args: Arguments,
): { readonly values: Map<string, Value>; readonly types: Map<string, string> } {
  if (args.length < parameters.length) refuse(313, name);
  if (args.length > parameters.length) refuse(8144, name);
  const types = new Map<string, string>();
  const values = new Map<string, Value>();
  parameters.forEach((parameter, position) => {
    const type = typeText(parameter.type);
    const value = args[position];
    types.set(parameter.name.toLowerCase(), type);
    // DEFAULT
    const given = value === undefined ? evaluateText(s, parameter.default?.text ?? 'NULL') : value;
    values.set(parameter.name.toLowerCase(), assignable(given, type));
  });
  return { values, types };
}

type Parameters = {
  readonly values: ReadonlyMap<string, Value>;
  readonly types: Map<string, string>;
  /** OUTPUT parameters with the variables that take their values. */
  readonly back: ReadonlyMap<string, string>;
};

function parametersOf(s: Session, procedure: string, declared: readonly Parameter[], statement: Execute): Parameters {
  const values = new Map<string, Value>();
  const types = new Map<string, string>();
  const back = new Map<string, string>();
  if (statement.arguments.length > declared.length) refuse(8144, procedure);
  const given = new Map<string, Execute['arguments'][number]>();
  statement.arguments.forEach((argument, position) => {
    const name = argument.name ?? declared[position]?.name ?? '';
    if (!declared.some((one) => one.name.toLowerCase() === name.toLowerCase())) refuse(8145, name, procedure);
    given.set(name.toLowerCase(), argument);
  });
  for (const parameter of declared) {
    if (parameter.readOnly) return unsupported(`the table-valued parameter ${parameter.name} of ${procedure}`);
    const name = parameter.name.toLowerCase();
    const argument = given.get(name);
    const isDefault = argument === undefined || /^DEFAULT$/i.test(argument.value.text.trim());
    if (isDefault && !parameter.default) refuse(201, procedure, parameter.name);
    const type = typeText(parameter.type);
    types.set(name, type);
    const source = isDefault ? parameter.default?.text : argument.value.text;
    values.set(name, assignable(evaluateText(s, source ?? 'NULL'), type));
    if (argument?.output) back.set(name, argument.value.text.toLowerCase());
  }
  return { values, types, back };
}
