import { objectId } from '../../base/names.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from '../rule-help.ts';

/** HA002: a capture instance keeps the columns that its table had. Packages do not say which tables are captured. */
export const changeDataCaptureRule: Rule = (input) =>
  input.diff.changes.flatMap((change) => {
    if (change.action !== 'alter' || change.after.kind !== 'table') return [];
    if (!change.changes.some(({ property }) => property === 'columns')) return [];
    return [
      {
        code: 'HA002',
        severity: 'warn',
        on: nameOf(input, change.after),
        message:
          'Its columns change. Whether change data capture tracks it is unknown: a capture instance goes on with the old columns, and a second one (two at most) has to take over.',
        probe: {
          sql: `SELECT COUNT(*) FROM sys.tables WHERE object_id = ${objectId(change.before.path)} AND is_tracked_by_cdc = 1;`,
          // A restore without KEEP_CDC turns it off.
          says: '{0} of 1 table is tracked by change data capture; ask production, a restored copy has forgotten',
        },
      },
    ];
  });
