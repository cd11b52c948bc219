import { objectId } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { nameOf } from '../rule-help.ts';

/** HA001: a table that a publication holds can be neither dropped nor replaced. Packages do not say what is published. */
export const replicatedRule: Rule = (input) =>
  replacedTables(input).map(
    (table): PlanHazard => ({
      code: 'HA001',
      severity: 'block',
      on: nameOf(input, table),
      message: 'It is dropped or replaced. Whether a publication holds it is unknown: then the server refuses.',
      probe: {
        sql: `SELECT COUNT(*) FROM sys.tables WHERE object_id = ${objectId(table.path)} AND (is_published = 1 OR is_merge_published = 1 OR is_replicated = 1);`,
        // A restore without KEEP_REPLICATION forgets it.
        says: '{0} of 1 table is published or replicated; ask production, a restored copy has forgotten',
      },
    }),
  );

/** Tables of current that do not live through the plan: dropped for good, or copied into new ones. */
function replacedTables(input: RuleInput): readonly SchemaObject[] {
  const { works, hazards } = input;
  const copied = new Set(hazards.filter(({ code }) => code === 'LOCK001').map(({ on }) => on.name));
  const tables: SchemaObject[] = [];
  for (const { before, off } of works.values()) {
    if (before?.kind !== 'table') continue;
    if (off === 'drop' || copied.has(nameOf(input, before).name)) tables.push(before);
  }
  return tables.sort((a, b) => (a.key < b.key ? -1 : 1));
}
