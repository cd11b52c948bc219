import type { Rule } from '../rule.ts';

/** LOCK012: steps that wait for ever behind a lock make everybody else wait behind them. */
export const noLockTimeoutRule: Rule = ({ steps, options }) =>
  options.lockTimeout >= 0
    ? []
    : steps
        .filter((step) => step.does !== 'script')
        .map(({ on, key }) => ({
          code: 'LOCK012',
          severity: 'note',
          on,
          message: 'It waits without limit for its lock, and every query behind it waits too: set a lock timeout.',
          step: key,
        }));
