import type { ServerMessage } from '../base/sql-session.ts';
import type { Step } from '../plan/plan-types.ts';

/** What happens during a run, for progress. */
export type RunEvent =
  | { readonly is: 'note'; readonly text: string }
  /** `number` counts from 1 over all steps of the plan. */
  | { readonly is: 'step-started'; readonly step: Step; readonly number: number; readonly of: number }
  | {
      readonly is: 'step-ended';
      readonly step: Step;
      readonly number: number;
      readonly of: number;
      readonly milliseconds: number;
    }
  | { readonly is: 'message'; readonly step: Step; readonly message: ServerMessage };
