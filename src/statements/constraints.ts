import type { Cursor } from '../syntax/cursor.ts';
import { readExpression, readParenthesized } from './extent.ts';
import { readIdentifier, readNameList, readObjectName } from './names.ts';
import { readBareOptions, readDataSpace, readOptions } from './options.ts';
import type {
  Check,
  Constraint,
  DataSpace,
  Default,
  EdgeConstraint,
  ForeignKey,
  KeyColumn,
  ObjectName,
  Option,
  PrimaryOrUnique,
  ReferentialAction,
} from './tree/index.ts';

/** Whether a constraint can begin here, its CONSTRAINT name aside. */
export function atConstraint(c: Cursor): boolean {
  return (
    c.atAny('CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN', 'DEFAULT', 'REFERENCES') || c.at('CONNECTION', '(')
  );
}

/** constraint ::= [ CONSTRAINT name ] { key | CHECK (…) | foreign key | DEFAULT … | CONNECTION (…) } */
export function readConstraint(c: Cursor): Constraint {
  const start = c.start();
  return readConstraintBody(c, start, c.accept('CONSTRAINT') ? readIdentifier(c) : undefined);
}

/** The constraint behind `CONSTRAINT name`. `start` is where the whole constraint began. */
export function readConstraintBody(c: Cursor, start: number, name: string | undefined): Constraint {
  const named = name === undefined ? {} : { name };
  switch (c.upper()) {
    case 'PRIMARY':
    case 'UNIQUE':
      return readKey(c, start, named);
    case 'CHECK':
      return readCheck(c, start, named);
    case 'FOREIGN':
    case 'REFERENCES':
      return readForeignKey(c, start, named);
    case 'DEFAULT':
      return readDefault(c, start, named);
    case 'CONNECTION':
      return readConnection(c, start, named);
    default:
      return c.fail('a constraint expected');
  }
}

/** What may follow WITH without parentheses, as before SQL Server 2005. */
const oldOptions: ReadonlySet<string> = new Set(['FILLFACTOR', 'PAD_INDEX', 'SORTED_DATA', 'SORTED_DATA_REORG']);

type Named = { readonly name?: string };

/**
 * key ::= { PRIMARY KEY | UNIQUE } [ CLUSTERED | NONCLUSTERED [ HASH ] ] [ ( column [ ASC | DESC ] [ ,… ] ) ]
 *   [ NOT ENFORCED ] [ WITH … ] [ ON data_space ]
 */
function readKey(c: Cursor, start: number, named: Named): PrimaryOrUnique {
  const primary = c.accept('PRIMARY', 'KEY');
  if (!primary) c.expect('UNIQUE');
  const clustered = c.accept('CLUSTERED') ? true : c.accept('NONCLUSTERED') ? false : undefined;
  const hash = c.accept('HASH');
  const columns = c.at('(') ? readKeyColumns(c) : [];
  let options: Option[] = [];
  let dataSpace: DataSpace | undefined;
  let notEnforced = false;
  for (;;) {
    if (c.accept('NOT', 'ENFORCED')) notEnforced = true;
    else if (c.at('WITH', '(')) {
      c.advance();
      options = readOptions(c);
    } else if (c.at('WITH') && oldOptions.has(c.upper(1))) {
      c.advance();
      options = readBareOptions(c);
    } else if (c.accept('ON')) dataSpace = readDataSpace(c);
    else break;
  }
  return {
    constraint: primary ? 'primaryKey' : 'unique',
    ...named,
    ...(clustered === undefined ? {} : { clustered }),
    ...(hash ? { hash } : {}),
    columns,
    options,
    ...(dataSpace ? { dataSpace } : {}),
    ...(notEnforced ? { notEnforced } : {}),
    start,
    end: c.end(-1),
  };
}

/** ( column [ ASC | DESC ] [ ,… ] ) */
export function readKeyColumns(c: Cursor): KeyColumn[] {
  const columns: KeyColumn[] = [];
  c.expect('(');
  do {
    const name = c.name();
    const descending = c.accept('DESC');
    if (!descending) c.accept('ASC');
    columns.push({ name, descending });
  } while (c.accept(','));
  c.expect(')');
  return columns;
}

/** CHECK [ NOT FOR REPLICATION ] ( condition ) */
function readCheck(c: Cursor, start: number, named: Named): Check {
  c.expect('CHECK');
  const before = c.accept('NOT', 'FOR', 'REPLICATION');
  if (!c.at('(')) c.fail("'(' expected");
  const expression = readParenthesized(c);
  if (expression.text === '') c.fail('a condition expected');
  const after = c.accept('NOT', 'FOR', 'REPLICATION');
  return { constraint: 'check', ...named, notForReplication: before || after, expression, start, end: c.end(-1) };
}

/**
 * [ FOREIGN KEY [ ( column [ ,… ] ) ] ] REFERENCES table [ ( column [ ,… ] ) ]
 *   [ ON { DELETE | UPDATE } action ] [ NOT FOR REPLICATION ]
 */
function readForeignKey(c: Cursor, start: number, named: Named): ForeignKey {
  const columns = c.accept('FOREIGN', 'KEY') && c.at('(') ? readNameList(c) : [];
  c.expect('REFERENCES');
  const references = readObjectName(c);
  const referencedColumns = c.at('(') ? readNameList(c) : [];
  let onDelete: ReferentialAction | undefined;
  let onUpdate: ReferentialAction | undefined;
  let notForReplication = false;
  for (;;) {
    if (c.accept('ON', 'DELETE')) onDelete = readReferentialAction(c);
    else if (c.accept('ON', 'UPDATE')) onUpdate = readReferentialAction(c);
    else if (c.accept('NOT', 'FOR', 'REPLICATION')) notForReplication = true;
    else break;
  }
  return {
    constraint: 'foreignKey',
    ...named,
    columns,
    references,
    referencedColumns,
    ...(onDelete ? { onDelete } : {}),
    ...(onUpdate ? { onUpdate } : {}),
    notForReplication,
    start,
    end: c.end(-1),
  };
}

function readReferentialAction(c: Cursor): ReferentialAction {
  if (c.accept('NO', 'ACTION')) return 'NO ACTION';
  if (c.accept('CASCADE')) return 'CASCADE';
  if (c.accept('SET', 'NULL')) return 'SET NULL';
  if (c.accept('SET', 'DEFAULT')) return 'SET DEFAULT';
  return c.fail("'NO ACTION', 'CASCADE', 'SET NULL' or 'SET DEFAULT' expected");
}

/** DEFAULT expression [ FOR column ] [ WITH VALUES ] */
function readDefault(c: Cursor, start: number, named: Named): Default {
  c.expect('DEFAULT');
  const expression = readExpression(c);
  const column = c.accept('FOR') ? c.name() : undefined;
  const withValues = c.accept('WITH', 'VALUES');
  return {
    constraint: 'default',
    ...named,
    expression,
    ...(column === undefined ? {} : { column }),
    withValues,
    start,
    end: c.end(-1),
  };
}

/** CONNECTION ( node TO node [ ,… ] ) [ ON DELETE action ] */
function readConnection(c: Cursor, start: number, named: Named): EdgeConstraint {
  const connections: { from: ObjectName; to: ObjectName }[] = [];
  c.expect('CONNECTION', '(');
  do {
    const from = readObjectName(c);
    c.expect('TO');
    connections.push({ from, to: readObjectName(c) });
  } while (c.accept(','));
  c.expect(')');
  const onDelete = c.accept('ON', 'DELETE') ? readReferentialAction(c) : undefined;
  return { constraint: 'edge', ...named, connections, ...(onDelete ? { onDelete } : {}), start, end: c.end(-1) };
}
