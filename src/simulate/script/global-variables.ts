import { unsupported } from '../sql-error.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** `@@NAME`, lower case. */
export function globalVariable(s: Session, name: string): Value {
  const hosted = s.host?.variable(s, name);
  if (hosted !== undefined) return hosted;
  switch (name) {
    case '@@trancount':
      return s.transactionCount;
    case '@@rowcount':
      return s.rowCount;
    case '@@error':
      return s.lastError;
    case '@@fetch_status':
      return s.fetchStatus;
    case '@@version':
      return `Microsoft SQL Server ${yearOf(s.version)} - ${s.version / 10}.0 (in-memory)`;
    case '@@servername':
    case '@@servicename':
      return 'REHEARSAL';
    case '@@spid':
      return 51;
    case '@@nestlevel':
      return s.depth;
    case '@@procid':
      return 0;
    case '@@options':
      return 5496;
    case '@@datefirst':
      return 7;
    case '@@lock_timeout':
      return -1;
    case '@@language':
      return 'us_english';
    case '@@identity':
      return s.lastIdentity;
    case '@@cursor_rows':
      return [...s.cursors.values()].reduce((sum, cursor) => sum + (cursor.rows?.length ?? 0), 0);
    case '@@microsoftversion':
      return (s.version / 10) * 0x1000000;
    default:
      return unsupported(`the variable ${name.toUpperCase()}`);
  }
}

function yearOf(version: number): string {
  return (
    { 110: '2012', 120: '2014', 130: '2016', 140: '2017', 150: '2019', 160: '2022', 170: '2025' }[version] ?? '2022'
  );
}
