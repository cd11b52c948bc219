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

/** The event without what nobody may read. */
export function redactEvent(event: RunEvent, redact: (text: string) => string): RunEvent {
  if (event.is === 'note') return { ...event, text: redact(event.text) };
  if (event.is !== 'message') return event;
  return { ...event, message: { ...event.message, message: redact(event.message.message) } };
}
