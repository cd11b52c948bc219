import type { ColumnRow } from '../rows/column-rows.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';

/** The next value of an identity column. */
export function nextIdentity(s: Session, column: ColumnRow): Value {
  const { identities } = s.catalog;
  const detail = identities.get(column.object_id, column.column_id);
  if (!detail) return null;
  const last = detail.last_value;
  const value = last === null ? Number(detail.seed_value) : Number(last) + Number(detail.increment_value);
  identities.set(column.object_id, column.column_id, { ...detail, last_value: String(value) });
  s.lastIdentity = value;
  return value;
}

/** A value that IDENTITY_INSERT has given: the next ones go on behind it. */
export function noteIdentity(s: Session, column: ColumnRow, value: Value): void {
  const { identities } = s.catalog;
  const detail = identities.get(column.object_id, column.column_id);
  if (!detail || value === null) return;
  s.lastIdentity = Number(value);
  const step = Number(detail.increment_value);
  const isAhead = detail.last_value === null || (Number(value) - Number(detail.last_value)) * step > 0;
  if (isAhead) identities.set(column.object_id, column.column_id, { ...detail, last_value: String(value) });
}
