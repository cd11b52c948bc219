import { quotePath, quoteString } from '../../base/names.ts';
import type { TableProps } from './table-props.ts';

export function lockEscalationText(path: readonly string[], escalation: string | undefined): string {
  return `ALTER TABLE ${quotePath(path)} SET (LOCK_ESCALATION = ${escalation ?? 'TABLE'});`;
}

export function changeTrackingText(path: readonly string[], tracking: TableProps['changeTracking']): string {
  if (!tracking) return `ALTER TABLE ${quotePath(path)} DISABLE CHANGE_TRACKING;`;
  const columns = tracking.trackColumns ? ' WITH (TRACK_COLUMNS_UPDATED = ON)' : '';
  return `ALTER TABLE ${quotePath(path)} ENABLE CHANGE_TRACKING${columns};`;
}

/** sp_tableoption calls for what a new table does not have by itself. */
export function tableOptionTexts(path: readonly string[], props: TableProps): string[] {
  const texts: string[] = [];
  if (props.largeValuesOutOfRow) texts.push(tableOption(path, 'large value types out of row', '1'));
  if (props.textInRow !== undefined) texts.push(tableOption(path, 'text in row', String(props.textInRow)));
  return texts;
}

export function tableOption(path: readonly string[], option: string, value: string): string {
  return `EXECUTE sp_tableoption ${quoteString(quotePath(path))}, ${quoteString(option)}, ${quoteString(value)};`;
}
