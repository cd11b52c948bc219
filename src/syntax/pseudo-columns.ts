/** Columns that every table has without naming them, or that only some statements know. A name in brackets may begin with `$` too. */
const pseudoColumns = new Set([
  '$identity',
  '$rowguid',
  '$action',
  '$partition',
  '$node_id',
  '$edge_id',
  '$from_id',
  '$to_id',
]);

export function isPseudoColumn(name: string): boolean {
  return name.startsWith('$') && pseudoColumns.has(name.toLowerCase());
}
