import type { Hazard } from './kind.ts';

export function secretHazard(what: string): Hazard {
  return {
    code: 'SEC005',
    severity: 'warn',
    message: `The text holds ${what}: use a variable that a secret store fills.`,
  };
}
