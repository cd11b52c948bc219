import { quote } from '../../base/names.ts';
import type { CreateSynonym, Sequence } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { claimName, dotted, findObject, lastPart, schemaForCreate } from '../names.ts';
import type { SequenceRow } from '../rows/object-rows.ts';
import { sequenceRow, synonymRow } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { resolveType } from '../types.ts';

/** CREATE SYNONYM: the base object need not exist. */
export function createSynonym(c: Context, statement: CreateSynonym): void {
  const { catalog } = c;
  const schemaId = schemaForCreate(c, statement.name);
  const name = lastPart(statement.name);
  claimName(c, schemaId, name);
  const base = statement.for.parts.map((part) => (part === '' ? '' : quote(part))).join('.');
  const head = { name, object_id: catalog.nextObjectId(), schema_id: schemaId, parent_object_id: 0 };
  catalog.addObject(synonymRow(head, base));
}

const ranges: Readonly<Record<number, readonly [string, string]>> = {
  48: ['0', '255'],
  52: ['-32768', '32767'],
  56: ['-2147483648', '2147483647'],
  127: ['-9223372036854775808', '9223372036854775807'],
};

/** Lowest and highest value of a sequence's type: decimals by their precision. */
function rangeOf(systemTypeId: number, precision: number): readonly [string, string] {
  const largest = '9'.repeat(precision);
  return ranges[systemTypeId] ?? [`-${largest}`, largest];
}

/** CREATE and ALTER SEQUENCE. Errors 2714, 208, 11702 type, 11700 increment 0, 11703 start out of range. */
export function defineSequence(c: Context, statement: Sequence): void {
  if (statement.verb === 'alter') {
    alterSequence(c, statement);
    return;
  }
  const { catalog } = c;
  const schemaId = schemaForCreate(c, statement.name);
  const name = lastPart(statement.name);
  claimName(c, schemaId, name);
  const type = resolveType(c, statement.type ?? { name: 'bigint' }, 1);
  const exact = type.system_type_id === 106 || type.system_type_id === 108;
  if (!ranges[type.system_type_id] && !(exact && type.scale === 0)) refuse(11702, name);
  const [lowest, highest] = rangeOf(type.system_type_id, type.precision);
  const increment = statement.increment ?? '1';
  if (BigInt(increment) === 0n) refuse(11700, name);
  const minimum = statement.minValue ?? lowest;
  const maximum = statement.maxValue ?? highest;
  const start = statement.startWith ?? (BigInt(increment) > 0n ? minimum : maximum);
  if (BigInt(start) < BigInt(minimum) || BigInt(start) > BigInt(maximum)) refuse(11703, name);
  const head = { name, object_id: catalog.nextObjectId(), schema_id: schemaId, parent_object_id: 0 };
  catalog.addObject(
    sequenceRow(head, {
      start: String(BigInt(start)),
      increment: String(BigInt(increment)),
      minimum: String(BigInt(minimum)),
      maximum: String(BigInt(maximum)),
      cycling: statement.cycle ?? false,
      cached: statement.cache !== null,
      cacheSize: typeof statement.cache === 'string' && statement.cache !== 'default' ? Number(statement.cache) : null,
      system_type_id: type.system_type_id,
      user_type_id: type.user_type_id,
      precision: type.precision,
      scale: type.scale,
    }),
  );
}

function alterSequence(c: Context, statement: Sequence): void {
  const { catalog } = c;
  const row = findObject(c, statement.name) as SequenceRow | undefined;
  if (row?.type !== 'SO') return refuse(208, dotted(statement.name));
  const [lowest, highest] = rangeOf(row.system_type_id, row.precision);
  const increment = statement.increment ?? row.increment;
  if (BigInt(increment) === 0n) refuse(11700, row.name);
  const minimum = statement.minValue === null ? lowest : (statement.minValue ?? row.minimum_value);
  const maximum = statement.maxValue === null ? highest : (statement.maxValue ?? row.maximum_value);
  const restart = statement.restart === '' ? row.start_value : (statement.restart ?? undefined);
  const current = restart ?? row.current_value;
  if (BigInt(current) < BigInt(minimum) || BigInt(current) > BigInt(maximum)) refuse(11703, row.name);
  catalog.objects.set(row.object_id, {
    ...row,
    increment: String(BigInt(increment)),
    minimum_value: String(BigInt(minimum)),
    maximum_value: String(BigInt(maximum)),
    start_value: statement.restart ? String(BigInt(statement.restart)) : row.start_value,
    current_value: String(BigInt(current)),
    last_used_value: restart === undefined ? row.last_used_value : null,
    is_cycling: statement.cycle ?? row.is_cycling,
    is_cached: statement.cache === undefined ? row.is_cached : statement.cache !== null,
    cache_size:
      statement.cache === undefined
        ? row.cache_size
        : statement.cache === null || statement.cache === 'default'
          ? null
          : Number(statement.cache),
  } as SequenceRow);
}
