import type { Query, QueryBody, Source } from '../query/query-tree.ts';
import type { Session } from './session.ts';

/** The parts of a CTE that joins them by UNION ALL: those that do not use it, and those that do. */
export type RecursiveParts = { readonly anchors: readonly QueryBody[]; readonly members: readonly QueryBody[] };

/** undefined for a CTE that does not use itself. */
export function recursiveParts(s: Session, cte: Query['ctes'][number]): RecursiveParts | undefined {
  const parts = partsOf(cte.query.body);
  if (parts.length < 2) return undefined;
  const key = s.catalog.fold(cte.name);
  const uses = (source: Source): boolean => {
    switch (source.kind) {
      case 'table':
        return source.parts.length === 1 && s.catalog.fold(source.parts[0] ?? '') === key;
      case 'join':
        return uses(source.left) || uses(source.right);
      case 'derived':
        return partsOf(source.query.body).some(isMember);
      case 'pivot':
        return uses(source.source);
      default:
        return false;
    }
  };
  const isMember = (body: QueryBody): boolean => body.kind === 'select' && body.from.some(uses);
  const members = parts.filter(isMember);
  return members.length === 0 ? undefined : { anchors: parts.filter((body) => !isMember(body)), members };
}

function partsOf(body: QueryBody): readonly QueryBody[] {
  return body.kind === 'set' && body.operator === 'UNION ALL'
    ? [...partsOf(body.left), ...partsOf(body.right)]
    : [body];
}
