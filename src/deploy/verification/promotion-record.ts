import type { Waiver } from '../../plan/decisions.ts';
import type { ApprovalRecord, PromotionRecord } from '../../plan/evidence-types.ts';
import type { Approval } from './check-approval.ts';
import type { Verification } from './verify-promotion.ts';

/** What the evidence of a promotion says of how it was let through. */
export function promotionRecord(verification: Verification): PromotionRecord {
  const { approvals, rehearsals, standings, breakGlass, notes } = verification;
  const waivers = new Set(standings.flatMap(({ waiver }) => (waiver ? [waiverLine(waiver)] : [])));
  return {
    rehearsals: rehearsals.map(({ hash }) => hash).filter((hash) => hash !== ''),
    approvals: [...records('staging', approvals.staging), ...records('production', approvals.production)],
    waivers: [...waivers].sort(),
    ...(breakGlass && { breakGlass: { ...breakGlass, lifted: breakGlass.lifted.map(({ code }) => code) } }),
    notes,
  };
}

function records(of: ApprovalRecord['of'], approvals: readonly Approval[]): readonly ApprovalRecord[] {
  return approvals.map(({ by, at, comment }) => ({
    of,
    by: by.account === undefined ? by.name : `${by.name} <${by.account}>`,
    at,
    ...(comment !== undefined && { comment }),
  }));
}

/** As it stands in decisions.json. */
function waiverLine({ code, on, until, reason }: Waiver): string {
  return `${code} ${on} until=${until} ${reason}`;
}
