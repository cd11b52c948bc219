import { parseQuotedPath } from '../../base/names.ts';
import type { OtherStatement } from '../../statements/tree/index.ts';
import { objectByPath } from '../ddl/rename.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { expand } from './evaluate.ts';
import type { Session } from './session.ts';

/** Maintenance that leaves the schema as it is. */
const harmless = new Set(['BACKUP', 'CHECKPOINT', 'KILL', 'RECONFIGURE', 'REVERT', 'UPDATE']);

/** DBCC, UPDATE STATISTICS, CHECKPOINT and the like. */
export function runOther(s: Session, statement: OtherStatement): void {
  const text = expand(s, statement.text.text);
  const checkIdent =
    /^DBCC\s+CHECKIDENT\s*\(\s*(N?'(?:[^']|'')*'|\[[^\]]+\]|[\w.[\]]+)\s*(?:,\s*(RESEED|NORESEED)\s*(?:,\s*(-?\d+))?)?/i.exec(
      text,
    );
  if (checkIdent) {
    reseed(s, checkIdent[1] ?? '', (checkIdent[2] ?? 'RESEED').toUpperCase(), checkIdent[3]);
    return;
  }
  const verb = statement.verb.toUpperCase();
  if (
    harmless.has(verb) ||
    /^DBCC\s+(FREEPROCCACHE|DROPCLEANBUFFERS|TRACEON|TRACEOFF|CHECKCONSTRAINTS|CHECKDB|CHECKTABLE|SHRINK\w*|UPDATEUSAGE|FLUSHAUTHCACHE)/i.test(
      text,
    )
  )
    return;
  if (/^EXEC(UTE)?\s+AS\b/i.test(text)) return;
  unsupported(verb);
}

/** DBCC CHECKIDENT. Errors 2501 (no table), 7997 (no identity column). The next row of an empty table gets the new seed itself. */
function reseed(s: Session, name: string, mode: string, value: string | undefined): void {
  const path = parseQuotedPath(name.replace(/^N?'|'$/g, '').replaceAll("''", "'"));
  const row = objectByPath(s, path) ?? refuse(2501, path.join('.'));
  const [columnId] = s.catalog.identities.keysOf(row.object_id);
  if (columnId === undefined) return refuse(7997, row.name);
  if (mode === 'NORESEED' || value === undefined) return;
  const detail = s.catalog.identities.get(row.object_id, columnId);
  if (detail) s.catalog.identities.set(row.object_id, columnId, { ...detail, last_value: value });
}
