import { quotePath } from '../../base/names.ts';
import type { AliasTypeProps } from '../../kinds/alias-type.ts';
import type { ColumnProps } from '../../kinds/columns/column-props.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { CheckContext } from './check-context.ts';
import type { ColumnOwner } from './column-owner.ts';
import { missingColumns, namesInDefault, type Scope } from './used-columns.ts';

/** Columns of a table, table type or function's table: their names, types and what their expressions use. */
export function checkColumns(owner: ColumnOwner, context: CheckContext): void {
  const { object, columns } = owner;
  const { fold } = context.naming;
  const folded = new Set<string>();
  let repeated = 0;
  let identities = 0;
  // Every column of every table comes by here: what is seldom there is looked at by itself.
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at] as ColumnProps;
    folded.add(fold(column.name));
    if (folded.size + repeated <= at) {
      repeated += 1;
      wrong(at, 'SQL71508', (name) => `The table has more than one column ${name}.`, 'Remove or rename one of them.');
    }
    if (column.identity !== undefined) {
      identities += 1;
      if (identities === 2) {
        wrong(at, 'SQL71519', () => 'The table has more than one identity column.', 'Keep IDENTITY on one of them.');
      }
      checkIdentity(owner, column, context, (...what) => wrong(at, ...what));
    }
    if ((column.collation ?? column.collationSaid) !== undefined)
      checkCollation(column, (...what) => wrong(at, ...what));
    if (column.mask !== undefined && object.kind === 'table') checkMask(column.mask, (...what) => wrong(at, ...what));
  }
  checkExpressions(owner, folded, context);
  for (const name of owner.named.length > 0 ? new Set(owner.named) : []) {
    if (!folded.has(fold(name)) && !name.startsWith('$')) missing(owner, object, name, context);
  }
  checkKeyColumns(owner, context);

  function wrong(column: number, code: string, message: (name: string) => string, hint: string): void {
    const name = quotePath([...object.path, columns[column]?.name ?? '']);
    context.report(object, { code, message: message(name), hint, column });
  }
}

/** What is wrong with one column; the message is told its name. */
type Report = (code: string, message: (name: string) => string, hint: string) => void;

const whole: ReadonlySet<string> = new Set(['int', 'bigint', 'smallint', 'tinyint', 'decimal', 'numeric']);

function checkIdentity(owner: ColumnOwner, column: ColumnProps, context: CheckContext, wrong: Report): void {
  const type = baseType(column.type, context);
  if (column.nullable || (type && (!whole.has(type.name) || (type.scale ?? 0) !== 0))) {
    wrong(
      'SQL71518',
      (name) =>
        `The identity column ${name} must be NOT NULL and of type int, bigint, smallint, tinyint, decimal or numeric without decimals.`,
      'Correct its type, or leave out IDENTITY.',
    );
  }
  const { fold } = context.naming;
  if (owner.defaults.some((one) => fold(one.column) === fold(column.name))) {
    wrong('SQL71670', (name) => `The identity column ${name} cannot have a default.`, 'Leave out DEFAULT or IDENTITY.');
  }
}

/** The system type of a column; undefined while its alias type is not known. */
export function baseType(type: ModelType | undefined, context: CheckContext): ModelType | undefined {
  if (type?.schema === undefined) return type;
  const alias = context.get(context.key('type', type.schema, type.name));
  return alias?.kind === 'aliasType' ? (alias.props as AliasTypeProps).base : undefined;
}

/** Types of which DacFx says that COLLATE is not for them. It says nothing of xml and the types of the CLR. */
const hasNoCollation: ReadonlySet<string> = new Set(
  (
    'bigint int smallint tinyint bit decimal numeric money smallmoney float real date time datetime datetime2 smalldatetime ' +
    'datetimeoffset uniqueidentifier binary varbinary image timestamp sql_variant'
  ).split(' '),
);

function checkCollation({ type }: ColumnProps, wrong: Report): void {
  if (type === undefined || type.schema !== undefined || !hasNoCollation.has(type.name)) return;
  const hint = 'Leave out COLLATE.';
  wrong('SQL70641', (name) => `COLLATE cannot be said of the column ${name}: ${type.name} is no text.`, hint);
}

const number = String.raw`\s*[-+]?\d+(?:\.\d*)?\s*`;
const maskFunction = new RegExp(
  [
    String.raw`^\s*(?:(?:default|email)\s*\(\s*\)`,
    String.raw`random\s*\(${number},${number}\)`,
    String.raw`partial\s*\(${number},\s*"[^"]*"\s*,${number}\)`,
    String.raw`datetime\s*\(\s*"[^"]*"\s*\))\s*$`,
  ].join('|'),
  'i',
);

function checkMask(mask: string, wrong: Report): void {
  const hint = `Write default(), email(), random(1, 9), partial(1, "x", 1) or datetime("Y").`;
  if (mask === '') wrong('SQL70629', (name) => `The masking function of ${name} is empty.`, hint);
  else if (!maskFunction.test(mask))
    wrong('SQL70630', (name) => `The masking function of ${name} is none: ${mask}.`, hint);
}

function checkExpressions(owner: ColumnOwner, columns: ReadonlySet<string>, context: CheckContext): void {
  const { object } = owner;
  // The columns of a FileTable are the server's own.
  if (object.props.fileTable !== true) {
    const scope: Omit<Scope, 'quoted'> = { path: object.path, columns, naming: context.naming };
    const quoted = object.props.quotedIdentifierOff !== true && object.props.quotedIdentifier !== false;
    for (let at = 0; at < owner.columns.length; at += 1) {
      const computed = owner.columns[at]?.computed;
      if (computed === undefined) continue;
      for (const name of missingColumns(computed, { ...scope, quoted })) missing(owner, object, name, context, at);
    }
    for (const { text, of, quoted } of owner.conditions) {
      for (const name of missingColumns(text, { ...scope, quoted })) missing(owner, of, name, context);
    }
  }
  for (const { text, of, quoted } of owner.defaults) {
    for (const name of namesInDefault(text, quoted)) {
      context.report(of, {
        code: 'SQL70536',
        message: `A default cannot name a column, and ${name} is no function: only constants, functions and variables are allowed.`,
        hint: 'Put text into quotes, and parentheses behind the name of a function.',
      });
    }
  }
}

function missing(owner: ColumnOwner, of: SchemaObject, name: string, context: CheckContext, column?: number): void {
  const title = context.registry.kinds[of.kind]?.title ?? of.kind;
  context.report(of, {
    code: 'SQL71501',
    message: `The ${title} ${quotePath(of.path)} uses ${quotePath([...owner.object.path, name])}, which is not in the database.`,
    hint: 'Correct the name of the column, or add it to the table.',
    ...(column !== undefined && { column }),
  });
}

/** NULL, stated for a column of the primary key; of a table it is known when its statement is read. */
function checkKeyColumns({ object, columns, primaryKey }: ColumnOwner, context: CheckContext): void {
  if (object.kind === 'table' || primaryKey.length === 0) return;
  const { fold } = context.naming;
  const names = new Set(primaryKey.map(fold));
  for (const [at, column] of columns.entries()) {
    if (!column.nullable || column.computed !== undefined || !names.has(fold(column.name))) continue;
    context.report(object, {
      code: 'SQL71529',
      message: `A primary key cannot be defined on the nullable column ${quotePath([...object.path, column.name])}.`,
      hint: 'Declare the column NOT NULL.',
      column: at,
    });
  }
}
