import { canonicalJson } from '../base/canonical-json.ts';
import { sha256 } from '../base/sha256.ts';
import { open, type Standing } from '../plan/standings.ts';
import { placeText, runTitle } from './evidence-words.ts';
import { hazardTitle } from './hazard-titles.ts';
import type { ReviewInput } from './review-input.ts';
import { type ReviewModel, reviewModel } from './review-model.ts';
import { lastRun } from './verdict.ts';
import { saysUnasked, waiverText } from './words.ts';

type Level = 'error' | 'warning' | 'note' | 'none';
type Result = {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  /** What is known by now; the message stays the same over all runs. */
  readonly adds?: string;
  readonly name: string;
  readonly kind?: string;
  readonly step?: string;
  /** The copy answered that there is nothing to fear. */
  readonly settled?: boolean;
  /** Who accepted it and why. */
  readonly waiver?: string;
};

const levels = { block: 'error', warn: 'warning', note: 'note' } as const;

/**
 * Hazards, findings and what went wrong in runs as SARIF 2.1.0, with one result each; they point at their step's line in deploy.sql
 * where it is given. What the copy settled passes, what a person waived is suppressed with the reason.
 */
export function findingsSarif(input: ReviewInput): string {
  const model = reviewModel(input);
  const { plan } = model;
  const results = [...hazardResults(model), ...findingResults(model), ...runResults(model)];
  const rules = [...new Set(results.map((r) => r.code))].sort();
  const lines = stepLines(input);
  return canonicalJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Database Rehearsal', version: plan.engine, rules: rules.map(ruleOf) },
        },
        automationDetails: { id: `plan/${input.planId}` },
        results: results.map((r) => ({
          ruleId: r.code,
          ruleIndex: rules.indexOf(r.code),
          ...(r.settled && { kind: 'pass' }),
          level: r.settled ? 'none' : r.level,
          message: { text: `${r.name}: ${r.message}${r.adds === undefined ? '' : ` (${r.adds})`}` },
          ...(r.waiver !== undefined && {
            suppressions: [{ kind: 'external', status: 'accepted', justification: r.waiver }],
          }),
          // The same risk of the same object is one result over all runs, whatever else the plan holds.
          partialFingerprints: { 'databaseRehearsal/v1': sha256(`${r.code}\n${r.name}\n${r.message}`) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'deploy.sql' },
                region: { startLine: (r.step === undefined ? undefined : lines.get(r.step)) ?? 1 },
              },
              logicalLocations: [{ fullyQualifiedName: r.name, ...(r.kind !== undefined && { kind: r.kind }) }],
            },
          ],
        })),
      },
    ],
  });
}

function hazardResults({ plan, standings }: ReviewModel): readonly Result[] {
  return plan.hazards.map((h, i) => {
    const { state, answer } = standings[i] ?? open;
    const asked = answer
      ? `the copy answered: ${answer.says}`
      : h.probe && `a rehearsal answers: ${saysUnasked(h.probe.says)}`;
    return {
      code: h.code,
      level: levels[h.severity],
      message: h.message,
      ...(asked !== undefined && { adds: asked }),
      name: h.on.name,
      kind: h.on.kind,
      ...(h.step !== undefined && { step: h.step }),
      ...(state === 'settled' && { settled: true }),
      ...waiverOf(standings[i]),
    };
  });
}

function findingResults({ plan, findingStandings }: ReviewModel): readonly Result[] {
  return plan.findings.map((f, i) => ({
    code: f.code,
    level: f.blocks ? 'error' : 'note',
    message: f.message,
    name: f.on.name,
    kind: f.on.kind,
    ...waiverOf(findingStandings[i]),
  }));
}

function waiverOf(standing: Standing | undefined): Pick<Result, 'waiver'> {
  return standing?.state === 'waived' && standing.waiver ? { waiver: waiverText(standing.waiver) } : {};
}

/** Of the newest run: what an earlier one fell over is history. */
function runResults({ evidence }: ReviewModel): readonly Result[] {
  const run = lastRun(evidence);
  if (!run) return [];
  return run.problems.map((p) => ({
    code: p.code,
    level: 'error',
    message: p.message,
    adds: `${runTitle(run)} on ${placeText(run.target)}${p.server ? `, server error ${p.server.number}` : ''}`,
    name: p.on ?? placeText(run.target),
    ...(p.step !== undefined && { step: p.step }),
  }));
}

function ruleOf(id: string): unknown {
  const title = hazardTitle(id);
  return { id, name: id, ...(title !== '' && { shortDescription: { text: title } }) };
}

/** Line of each step in deploy.sql, where its comment `-- Step: key` stands; line breaks of a key are blanks there. */
function stepLines(input: ReviewInput): Map<string, number> {
  const found = new Map<string, number>();
  if (input.deploySql === undefined) return found;
  const oneLine = (key: string): string => key.replace(/[\r\n\u2028\u2029\u0085]+/g, ' ').replaceAll('$(', '$ (');
  const keys = new Map(input.plan.steps.map((s) => [oneLine(s.key), s.key]));
  let number = 1;
  for (const text of input.deploySql) {
    for (let start = 0, end = 0; end >= 0; start = end + 1) {
      end = text.indexOf('\n', start);
      if (text.startsWith(stepMark, start)) {
        const key = keys.get(text.slice(start + stepMark.length, end < 0 ? text.length : end).trimEnd());
        if (key !== undefined && !found.has(key)) found.set(key, number);
      }
      if (end >= 0) number += 1;
    }
  }
  return found;
}

const stepMark = '-- Step: ';
