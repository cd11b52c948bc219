import type { Rule } from '../rule.ts';

const words = { spelling: 'its spelling', whitespace: 'white space', comment: 'comments' } as const;

/** PLAN005: a difference of wording only is left out, and said so. */
export const noiseRule: Rule = ({ diff }) =>
  diff.cosmetic.map(({ kind, name, difference }) => ({
    code: 'PLAN005',
    severity: 'note',
    on: { kind, name },
    message: `Only ${words[difference]} differs; it is not deployed.`,
  }));
