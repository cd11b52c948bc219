import type { SetOption } from '../../statements/tree/index.ts';
import { dotted, findObject } from '../names.ts';
import { refuse } from '../sql-error.ts';
import type { Session } from './session.ts';

/** SET of a session option. Those that change nothing here are accepted. Errors 1088, 8107 (IDENTITY_INSERT), 8106. */
export function setOption(s: Session, statement: SetOption): void {
  const on = statement.value.toUpperCase() === 'ON';
  for (const option of statement.options) {
    switch (option) {
      case 'QUOTED_IDENTIFIER':
        // Decided when a batch is parsed; the settings of the next batch know it already.
        break;
      case 'ANSI_NULLS':
        s.settings = { ...s.settings, ansiNulls: on };
        break;
      case 'NOEXEC':
      case 'PARSEONLY':
        s.noExec = on;
        break;
      case 'XACT_ABORT':
        s.xactAbort = on;
        break;
      case 'IDENTITY_INSERT':
        setIdentityInsert(s, statement, on);
        break;
    }
  }
}

function setIdentityInsert(s: Session, statement: SetOption, on: boolean): void {
  const name = statement.table;
  if (!name) return;
  if (name.parts[name.parts.length - 1]?.startsWith('#')) return;
  const row = findObject(s, name) ?? refuse(1088, dotted(name));
  if (s.catalog.identities.count(row.object_id) === 0) refuse(8106, dotted(name));
  if (!on) {
    if (s.identityInsert === row.object_id) s.identityInsert = 0;
    return;
  }
  if (s.identityInsert !== 0 && s.identityInsert !== row.object_id && s.catalog.objects.has(s.identityInsert)) {
    refuse(8107, s.catalog.objects.get(s.identityInsert)?.name ?? '', dotted(name));
  }
  s.identityInsert = row.object_id;
}
