import type { PlanHazard } from '../plan/plan-types.ts';
import { type Html, html, none } from './html-text.ts';
import type { Risk } from './sections.ts';
import { saysUnasked, showName, waiverText } from './words.ts';

type Severity = PlanHazard['severity'];

const words = { block: 'blocks', warn: 'warning', note: 'note' } as const;

/** `block`, `warn`, `note` as a word in a coloured frame: never by colour alone. */
export function severityBadge(severity: Severity): Html {
  return html`<span class="badge ${severity}">${words[severity]}</span>`;
}

/** The severity of what is open; otherwise that it is settled or waived, with what it was. */
export function riskBadge({ severity, standing }: Pick<Risk, 'severity' | 'standing'>): Html {
  if (standing.state === 'open') return severityBadge(severity);
  return html`<span class="badge ${standing.state === 'settled' ? 'good' : 'warn'}">${standing.state}</span> <span class="soft">${words[severity]}</span>`;
}

/** What the copy answered, what it will be asked, and who waived it. */
export function standingHtml({ standing, probe }: Pick<Risk, 'standing'> & Partial<Pick<Risk, 'probe'>>): Html {
  const waiver = standing.waiver ? html`<span class="says">${showName(waiverText(standing.waiver))}.</span> ` : none;
  if (standing.answer) {
    const dot = /[.!?]$/.test(standing.answer.says) ? '' : '.';
    return html`${waiver}<span class="says"><strong>The copy answered:</strong> ${showName(standing.answer.says)}${dot}</span>`;
  }
  return probe
    ? html`${waiver}<span class="says">A rehearsal answers: ${showName(saysUnasked(probe.says))}</span>`
    : waiver;
}
