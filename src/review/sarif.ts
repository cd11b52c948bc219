import { canonicalJson } from '../base/canonical-json.ts';
import { hazardTitle } from './hazard-titles.ts';
import type { ReviewInput } from './review-input.ts';
import { saysUnasked } from './words.ts';

type Level = 'error' | 'warning' | 'note';
type Result = {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly name: string;
  readonly kind: string;
  readonly step?: string;
};

const levels = { block: 'error', warn: 'warning', note: 'note' } as const;

/** Hazards and findings as SARIF 2.1.0, with one result each; they point at their step's line in deploy.sql where it is given. */
export function findingsSarif(input: ReviewInput): string {
  const { plan } = input;
  const results: Result[] = [
    ...plan.hazards.map((h) => ({
      code: h.code,
      level: levels[h.severity],
      message: h.probe ? `${h.message} (a rehearsal answers: ${saysUnasked(h.probe.says)})` : h.message,
      name: h.on.name,
      kind: h.on.kind,
      ...(h.step === undefined ? {} : { step: h.step }),
    })),
    ...plan.findings.map((f) => ({
      code: f.code,
      level: f.blocks ? ('error' as const) : ('note' as const),
      message: f.message,
      name: f.on.name,
      kind: f.on.kind,
    })),
  ];
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
          level: r.level,
          message: { text: `${r.name}: ${r.message}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'deploy.sql' },
                region: { startLine: (r.step === undefined ? undefined : lines.get(r.step)) ?? 1 },
              },
              logicalLocations: [{ fullyQualifiedName: r.name, kind: r.kind }],
            },
          ],
        })),
      },
    ],
  });
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
