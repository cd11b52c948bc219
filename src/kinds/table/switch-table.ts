import { quotePath, quoteString } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { changedObject } from '../../model/schema-object-of.ts';
import type { CheckProps } from '../check/check-props.ts';
import { dropConstraint } from '../constraint-drop.ts';
import { checkText, defaultOn, defaultText, keyText } from '../constraint-sql.ts';
import type { DefaultProps } from '../default/default-props.ts';
import { hazard, rowCount } from '../hazard.ts';
import type { KeyProps } from '../key-constraint/key-props.ts';
import type { AlterInput, Hazard, Route, SqlContext } from '../kind.ts';
import { onDataSpace } from '../storage/data-space.ts';
import { type ColumnChange, columnRoute } from './column-change.ts';
import { finish, rename, temporaryName, temporaryPath, trackingLost } from './rebuild-table.ts';
import { createTableText, foldedChildren } from './table-create.ts';
import type { TableProps } from './table-props.ts';

type Input = AlterInput<TableProps>;
type Table = SchemaObject<TableProps>;

/**
 * IDENTITY comes, goes or counts otherwise: the rows are handed over to a table of the same shape but for IDENTITY, and none
 * of them is touched; then what else changes about the columns is done in place. undefined where SWITCH is not possible.
 */
export function switchTable(input: Input, columns: readonly ColumnChange[]): Route | undefined {
  const { before, after, current, desired } = input;
  const clustered = current.index.childrenOf(before.key).find((child) => child.props.clustered === true);
  if (!canSwitch(before) || !canCount(input) || clustered?.kind === 'index' || clustered?.kind === 'columnstoreIndex')
    return undefined;
  const touched = new Set(
    columns.filter(({ members }) => !onlyIdentity(members)).map(({ name }) => desired.naming.fold(name)),
  );
  const wanted = new Map(foldedChildren(after, desired).map((child) => [child.key, child]));
  const kept = foldedChildren(before, current).filter((child) => keeps(child, wanted.get(child.key), touched, desired));
  const moved = clustered && !kept.some(({ key }) => key === clustered.key) ? [...kept, clustered] : kept;
  const shape: Table = changedObject(before, { props: { ...before.props, columns: handedOver(input) } });
  const temporary = temporaryPath(after);
  const sql = [
    createTableText(shape, temporary, shape.props.columns, moved.map(temporarilyNamed), desired.naming.fold),
    `ALTER TABLE ${quotePath(before.path)} SWITCH TO ${quotePath(temporary)};`,
    `DROP TABLE ${quotePath(before.path)};`,
    rename(temporary, after.path[1] ?? '', 'OBJECT'),
  ];
  for (const child of kept) if (child.props.unnamed !== true) sql.push(renameBack(child));
  const hazards = [...identityHazards(before), ...trackingLost(before)];
  if (moved !== kept && clustered) {
    sql.push(dropConstraint(temporarilyNamed(clustered), current));
    const message = 'The clustered key is dropped and built again: every row and every other index is written.';
    hazards.push(hazard('LOCK006', 'block', message, rowCount(before.path)));
  }
  const given = new Set(kept.map(({ key }) => key));
  const needs: string[] = [];
  for (const change of aroundComputed(input, columns, touched)) {
    if (onlyIdentity(change.members)) continue;
    for (const step of columnRoute(input, change).steps) {
      sql.push(...step.sql);
      hazards.push(...(step.hazards ?? []));
      for (const key of step.provides ?? []) given.add(key);
      needs.push(...(step.needs ?? []));
    }
  }
  for (const child of wanted.values()) if (!given.has(child.key)) sql.push(addChild(child, after));
  // Without a value the current one rises to the greatest in the column.
  if (after.props.columns.some((column) => column.identity)) {
    sql.push(`DBCC CHECKIDENT (${quoteString(quotePath(after.path))}, RESEED) WITH NO_INFOMSGS;`);
  }
  sql.push(...finish(after));
  const provides = [...new Set([...given, ...wanted.keys()])];
  return { how: 'rebuild', steps: [{ does: 'alter', sql, commit: 'alone', hazards, provides, needs }], disturbs: [{}] };
}

/** Partitions would have to be switched one by one; other kinds of tables cannot be switched at all. */
function canSwitch({ props }: Table): boolean {
  return !(
    props.dataSpace?.column ||
    props.memoryOptimized ||
    props.versioning ||
    props.graph ||
    props.fileTable ||
    props.ledger ||
    props.fileStreamSpace
  );
}

/** A column that gets IDENTITY must hold whole numbers, and no NULL, before. */
function canCount({ before, after, desired }: Input): boolean {
  const { fold } = desired.naming;
  const old = new Map(before.props.columns.map((column) => [fold(column.name), column]));
  return after.props.columns.every(({ name, identity }) => {
    const column = old.get(fold(name));
    if (identity === undefined || column === undefined) return true;
    const whole = /^(tinyint|smallint|int|bigint)$/.test(column.type?.name ?? '');
    const exact = /^(decimal|numeric)$/.test(column.type?.name ?? '') && (column.type?.scale ?? 0) === 0;
    return !column.nullable && column.type?.schema === undefined && (whole || exact);
  });
}

/** The changes, with computed columns that go on taken off before what they are made of changes and added again after it. */
function aroundComputed(
  { before, after, desired }: Input,
  columns: readonly ColumnChange[],
  touched: ReadonlySet<string>,
): readonly ColumnChange[] {
  const { fold } = desired.naming;
  const over = new Set(
    before.references
      .filter(({ to, member }) => to === before.key && member !== undefined && touched.has(fold(member)))
      .map(({ from }) => fold(from ?? '')),
  );
  const computedIn = ({ props }: Table) => props.columns.filter(({ computed }) => computed !== undefined);
  const old = new Map(computedIn(before).map((column) => [fold(column.name), column]));
  const again = computedIn(after).filter(({ name }) => over.has(fold(name)) && old.has(fold(name)));
  const names = new Set(again.map(({ name }) => fold(name)));
  return [
    ...computedIn(before)
      .filter(({ name }) => names.has(fold(name)))
      .map((column) => ({ name: column.name, before: column })),
    ...columns.filter(({ name }) => !names.has(fold(name))),
    ...again.map((column) => ({ name: column.name, after: column })),
  ];
}

function onlyIdentity(members: ReadonlySet<string> | undefined): boolean {
  return members?.size === 1 && members.has('identity');
}

/** The columns as they are, with IDENTITY as it is to be. */
function handedOver({ before, after, desired }: Input): TableProps['columns'] {
  const { fold } = desired.naming;
  const wanted = new Map(after.props.columns.map((column) => [fold(column.name), column]));
  return before.props.columns.map((column) => {
    const { identity: _, ...rest } = column;
    const identity = wanted.get(fold(column.name))?.identity;
    return identity === undefined ? rest : { ...rest, identity };
  });
}

const hints = new Set(['inline', 'rows', 'column', 'untrusted', 'online', 'unnamed', 'bucketCountWritten']);

/** Whether a key, check or default is the same on both sides and stands on nothing that changes. */
function keeps(
  child: SchemaObject,
  other: SchemaObject | undefined,
  touched: ReadonlySet<string>,
  context: SqlContext,
): boolean {
  if (!other || definition(child) !== definition(other)) return false;
  return child.references.every(({ member }) => member === undefined || !touched.has(context.naming.fold(member)));
}

function definition(child: SchemaObject): string {
  const names = Object.keys(child.props).filter(
    (name) => !hints.has(name) || (name === 'column' && child.kind === 'default'),
  );
  return JSON.stringify(names.sort().map((name) => [name, child.props[name]]));
}

function temporarilyNamed(child: SchemaObject): SchemaObject {
  if (child.props.unnamed === true) return child;
  return changedObject(child, { path: [child.path[0] ?? '', temporaryName(child.path[1] ?? '')] });
}

function renameBack(child: SchemaObject): string {
  return rename(temporarilyNamed(child).path, child.path[1] ?? '', 'OBJECT');
}

/** Adds what the copy did not take over. */
function addChild(child: SchemaObject, table: Table): string {
  const object = child as SchemaObject<unknown>;
  const start = `ALTER TABLE ${quotePath(table.path)}`;
  switch (child.kind) {
    case 'check':
      return `${start} WITH CHECK ADD ${checkText(object as SchemaObject<CheckProps>)};`;
    case 'default':
      return `${start} ADD ${defaultText(object as SchemaObject<DefaultProps>)}${defaultOn(object as SchemaObject<DefaultProps>)};`;
    default: {
      const key = object as SchemaObject<KeyProps>;
      const rows = key.props.clustered ? table.props : undefined;
      return `${start} ADD ${keyText(key, rows)}${key.props.clustered ? onDataSpace(table.props.dataSpace) : ''};`;
    }
  }
}

function identityHazards(before: Table): Hazard[] {
  return [
    hazard(
      'DATA008',
      'warn',
      'The identity property changes: check the next value against what other systems expect.',
      {
        sql: `SELECT IDENT_CURRENT(${quoteString(quotePath(before.path))}), COUNT_BIG(*) FROM ${quotePath(before.path)};`,
        says: 'the last identity value is {0}, {1} rows',
      },
    ),
  ];
}
