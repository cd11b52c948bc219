import { type Diagnostic, fail } from '../base/errors.ts';
import { RecordReader } from '../base/record-reader.ts';
import { sha256 } from '../base/sha256.ts';

/** The published format of decisions.json (`format: 1`), see schemas/decisions.v1.json: waivers for one plan and no other. */
export type Decisions = {
  readonly format: 1;
  readonly planId: string;
  readonly waivers: readonly Waiver[];
  /** SHA-256 of the file's bytes, which the review names. */
  readonly hash: string;
};

/** A named decision to accept a hazard: `CODE [dbo].[T*] until=2027-01-31 reason`. */
export type Waiver = {
  readonly code: string;
  /** Name of what it is about, as the plan spells it; `*` stands for any text within one name. */
  readonly on: string;
  /** Last day on which it holds, in UTC. */
  readonly until: string;
  readonly reason: string;
};

/** Reads decisions.json. Throws a RehearsalError (DEC001 no JSON, DEC002 wrong) that names every mistake in it. */
export function readDecisions(bytes: Uint8Array, file: string): Decisions {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    fail('DEC001', `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return { ...parseDecisions(content, file), hash: sha256(bytes) };
}

/** Checks the content of decisions.json; `file` is for messages. Dates are checked for form, not against a clock. */
export function parseDecisions(content: unknown, file: string): Omit<Decisions, 'hash'> {
  const reader = new RecordReader('DEC002', file, 'schemas/decisions.v1.json describes the file.');
  const root = reader.record(content, '', ['$schema', 'format', 'planId', 'waivers']);
  if (root.format !== 1) reader.bad('"format" is 1.');
  const planId = typeof root.planId === 'string' ? root.planId : '';
  if (!/^[0-9a-f]{64}$/.test(planId)) reader.bad('"planId" is the plan\'s id, 64 hexadecimal digits.');
  const waivers = reader.list(root.waivers ?? [], 'waivers').flatMap((line, i): readonly Waiver[] => {
    const waiver = typeof line === 'string' ? parseWaiver(line) : 'it is not a text';
    if (typeof waiver !== 'string') return [waiver];
    reader.bad(`"waivers[${i}]" is "CODE [dbo].[T*] until=2027-01-31 reason": ${waiver}.`);
    return [];
  });
  reader.done();
  return { format: 1, planId, waivers };
}

/** One line, or what is wrong with it. */
export function parseWaiver(line: string): Waiver | string {
  const match = /^\s*(\S+)\s+((?:\[(?:[^\]]|\]\])*\]|[^[\]])*?)\s+until=(\S*)(.*)$/su.exec(line);
  if (!match) return /\suntil=/.test(line) ? 'code and name stand before until=' : 'until= is missing';
  const [, code = '', on = '', until = '', reason = ''] = match;
  if (!/^[A-Z]{2,6}\d{3}$/.test(code)) return `'${code}' is not a code`;
  if (on === '' || on === '*') return 'the name is missing; a waiver for everything is none';
  if (!isDay(until)) return `'${until}' is not a day such as 2027-01-31`;
  if (reason.trim() === '') return 'the reason is missing';
  return { code, on, until, reason: reason.trim() };
}

/** Waivers that hold on a day (`2026-11-23`, UTC) for a plan, and what a person should know about the others. */
export function waiversFor(
  decisions: Decisions | undefined,
  planId: string,
  today: string,
): { readonly waivers: readonly Waiver[]; readonly problems: readonly Diagnostic[] } {
  if (!decisions) return { waivers: [], problems: [] };
  if (decisions.planId !== planId) {
    const problem: Diagnostic = {
      code: 'DEC003',
      severity: 'error',
      message: `The decisions are for plan ${decisions.planId.slice(0, 12)}…, not for ${planId.slice(0, 12)}….`,
      hint: 'Decide again on the review of this plan, and write its id into decisions.json.',
    };
    return { waivers: [], problems: [problem] };
  }
  const expired = decisions.waivers.filter(({ until }) => until < today);
  return {
    waivers: decisions.waivers.filter(({ until }) => until >= today),
    problems: expired.map(({ code, on, until }) => ({
      code: 'DEC004',
      severity: 'error',
      message: `The waiver of ${code} has run out on ${until}.`,
      object: on,
      hint: 'Decide again, or remove the line.',
    })),
  };
}

/** Whether a waiver is about a hazard or finding. Letter case counts: the name stands in the review to be copied. */
export function waives({ code, on }: Waiver, risk: { readonly code: string; readonly on: { readonly name: string } }) {
  return code === risk.code && patternOf(on).test(risk.on.name);
}

/** `*` stops at a bracket: `[dbo].[T*]` is about tables, not about their columns. */
function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('(?:[^\\[\\]]|\\]\\])*')}$`, 'su');
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
