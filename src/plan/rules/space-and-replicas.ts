import { objectId, quotePath } from '../../base/names.ts';
import { compareText } from '../../base/order.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { listTexts } from '../rule-help.ts';

/** Rules of steps whose work is of the size of their table: all its rows are written again, or an index over them is. */
const writesRows = new Set([
  ...['LOCK001', 'LOCK002', 'LOCK004', 'LOCK005', 'LOCK006', 'LOCK008', 'LOCK009', 'LOCK011', 'LOCK016'],
]);
const locksTable = new Set(['LOCK001', 'LOCK002', 'LOCK003', 'LOCK004', 'LOCK006', 'LOCK009', 'LOCK011']);

const database = { kind: 'databaseOptions', name: 'Database Options' } as const;

/**
 * SPACE001, SPACE002, HA005: what a plan asks of the whole database. How large its tables are and who replicates it only
 * the copy and production know, so each says once what to ask.
 */
export const spaceAndReplicasRule: Rule = (input) => {
  const written = tablesOf(input, writesRows);
  const locked = tablesOf(input, locksTable);
  const hazards: PlanHazard[] = [];
  if (written.length > 0) {
    const sizes = `SELECT CAST(COALESCE(SUM(used_page_count), 0) / 128.0 AS decimal(19, 1))`;
    const from = `FROM sys.dm_db_partition_stats WHERE object_id IN (${written.map(objectId).join(', ')})`;
    hazards.push(
      {
        code: 'SPACE001',
        severity: 'warn',
        on: database,
        message: `${tables(written)} written anew, in whole or in part. How much room that takes is unknown: at most the size of each again in the data files, and about as much in the log.`,
        probe: { sql: `${sizes} ${from};`, says: '{0} MB in the tables that are written anew' },
      },
      {
        code: 'SPACE002',
        severity: 'warn',
        on: database,
        message: `${tables(written)} written through the log. How much that is, and what log backups and replicas have to carry, is unknown.`,
        probe: {
          sql: `${sizes}, (SELECT recovery_model_desc FROM sys.databases WHERE database_id = DB_ID()) ${from};`,
          says: 'up to {0} MB of log under the recovery model {1}',
        },
      },
    );
  }
  if (locked.length > 0) {
    hazards.push({
      code: 'HA005',
      severity: 'warn',
      on: database,
      message: `${tables(locked)} locked for as long as the rows take. Whether secondary replicas serve readers is unknown: they wait too, and redo behind them.`,
      // The reference names no view of replicas that Azure SQL Database has.
      ...(input.end.target.platform !== 'SqlAzure' && {
        probe: {
          sql: 'SELECT COUNT(*) FROM sys.dm_hadr_database_replica_states WHERE database_id = DB_ID() AND is_local = 0;',
          says: '{0} secondary replicas of production',
        },
      }),
    });
  }
  return hazards;
};

/** The tables, and views with an index, that steps with these risks are about, as current spells them. */
function tablesOf({ hazards, works, registry, current }: RuleInput, codes: ReadonlySet<string>): readonly Path[] {
  const concerned = new Set(hazards.filter(({ code }) => codes.has(code)).map(({ on }) => `${on.kind} ${on.name}`));
  const found = new Map<string, Path>();
  for (const { before, after } of works.values()) {
    for (const object of [before, after]) {
      const kind = object && registry.kinds[object.kind];
      if (!object || !kind || !concerned.has(`${kind.name} ${kind.itemName(object)}`)) continue;
      const table = current.model.objects.get(object.parent ?? object.key);
      if (table && holdsRows.has(table.kind)) found.set(quotePath(table.path), table.path);
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, path]) => path);
}

type Path = readonly string[];

const holdsRows = new Set(['table', 'view']);

/** `[dbo].[A] is`, `[dbo].[A], [dbo].[B] and 3 more tables are` */
function tables(paths: readonly Path[]): string {
  return `${listTexts(paths.map(quotePath), 5, 'tables')} ${paths.length === 1 ? 'is' : 'are'}`;
}
